// A translation takes what it does not say from the entry it translates: also while somebody edits either of them.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

Files translated_project() {
  Files files = small_project();
  files["content/site.yaml"] =
      "title: {nl: Proef, en: Test}\nlanguages: [nl, en]\nbase_url: https://example.org/kennis/\n"
      "navigation: [{title: {nl: Stukken, en: Notes}, collection: notes}]\n";
  files["content/pages/index.en.md"] = "---\ntitle: Welcome\n---\nSee [one](../notes/one.md).\n";
  files["content/notes/one.en.md"] = "---\ntitle: The first\n---\nIn English.\n";
  files["templates/page.html"] =
      "<!doctype html><html lang=\"{{ page.language }}\"><head><title>{{ page.title }}</title></head>"
      "<body><h1>{{ page.title }}</h1>{% for item in site.navigation %}<a href=\"{{ item.href }}\">{{ item.title }}</a>"
      "{% endfor %}{% for version in page.versions %}<a href=\"{{ version.href }}\">{{ version.title }} "
      "{{ version.is_translated }}</a>{% endfor %}{% if entry is defined %}{{ entry.tags|default([])|join('+') }}"
      "{{ entry.body }}{% endif %}{% if listing is defined %}{% for one in listing.entries %}<a href=\"{{ one.href }}\""
      "{{ lang_of(one) }}>{{ one.title }} {{ one.tags|join('+') }}</a>{% endfor %}{% endif %}</body></html>\n";
  return files;
}

const std::vector<std::string> kPages = {
    "/kennis/",           "/kennis/en/",           "/kennis/notes/",        "/kennis/en/notes/",
    "/kennis/notes/one/", "/kennis/en/notes/one/", "/kennis/notes/tags/a/", "/kennis/en/notes/tags/a/"};

TEST_CASE("a translation follows each edit of what it translates, as a cold start has it", "[serve][incremental]") {
  ServedProject served(translated_project());
  REQUIRE(served.said().empty());
  CHECK_THAT(served.body("/kennis/en/notes/one/"), Catch::Contains("a+b<p>In English.</p>"));
  CHECK_THAT(served.body("/kennis/en/notes/"), Catch::Contains("lang=\"nl\">Two"));
  const std::vector<std::pair<std::string, std::optional<std::string>>> edits = {
      {"content/notes/one.md", "---\ntitle: One\ntags: [a, c]\n---\nThe first text.\n"},
      {"content/notes/one.md", "---\ntitle: One\ntags: [a, c]\n---\nAnother text.\n"},
      {"content/notes/one.en.md", "---\ntitle: The very first\n---\nIn English.\n"},
      {"content/notes/one.en.md", "---\ntitle: The very first\n---\nIn other English.\n"},
      {"content/notes/two.md", "---\ntitle: Twee\n---\n"},
      {"content/notes/one.md", "---\ntitle: One\ntags: [a]\nslug: een\n---\nAnother text.\n"},
      {"content/notes/one.md", "---\ntitle: One\ntags: [a]\n---\nAnother text.\n"},
      {"content/notes/one.en.md", std::nullopt},
      {"content/notes/one.en.md", "---\ntitle: Back\ntags: [b]\n---\n"},
      {"content/notes/one.md", std::nullopt},
      {"content/site.yaml", "title: Proef\nbase_url: https://example.org/kennis/\n"},
  };
  for (const auto& [path, text] : edits) {
    served.change({{path, text}});
    INFO(path << ": " << text.value_or("gone"));
    const ServedProject fresh(served.files());
    CHECK(served.said() == fresh.said());
    REQUIRE(served.is_shown() == fresh.is_shown());
    if (!served.is_shown()) break;  // Without its language in site.yaml the last file is a mistake.
    for (const std::string& page : kPages) {
      const Response now = served.ask(page);
      const Response then = fresh.ask(page);
      INFO(page);
      CHECK(now.status == then.status);
      CHECK((now.body ? *now.body : "") == (then.body ? *then.body : ""));
    }
  }
}

}  // namespace
}  // namespace bondgenoot::serve
