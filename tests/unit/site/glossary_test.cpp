#include "site/glossary.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "site_project.h"

namespace bondgenoot::site {
namespace {

ProjectFiles dictionary(const std::vector<std::pair<std::string, std::string>>& entries) {
  ProjectFiles files = {
      {"content/site.yaml", "title: Test\nlanguage: nl\nlanguages: [nl, en]\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: De ingang.\n---\n"},
      {"content/pages/index.en.md", "---\ntitle: Home\n---\n"},
      {"content/words/_collection.yaml",
       "title: Woorden\npath: /woorden/\nglossary: {words: [title, also], meaning: meaning}\nfields:\n"
       "  title: {type: text}\n  also: {type: list, of: {type: text}}\n  meaning: {type: text}\n"},
  };
  for (const auto& [name, fields] : entries)
    files[fmt::format("content/words/{}.md", name)] = fmt::format("---\n{}\n---\n", fields);
  return files;
}

/// The HTML with its uses in brackets.
std::string marked(const ProjectFiles& files, std::string_view html, std::string_view language = "nl") {
  const SiteProject project(files);
  INFO(project.diagnostics());
  REQUIRE(project.diagnostics().empty());
  std::string text;
  std::uint32_t from = 0;
  for (const TermUse& use : Glossary(project.graph()).uses_in(html, language, {})) {
    text.append(html.substr(from, use.begin - from))
        .append("[")
        .append(html.substr(use.begin, use.end - use.begin))
        .append("]");
    from = use.end;
  }
  return text.append(html.substr(from));
}

const ProjectFiles kSchool = dictionary(
    {{"mbo", "title: mbo\nmeaning: beroepsonderwijs"}, {"ocw", "title: OCW\nalso: [het OCW]\nmeaning: ministerie"}});

TEST_CASE("the first use of each word is found, whole and as it is written", "[site][glossary]") {
  CHECK(marked(kSchool, "<p>Het mbo en OCW, en weer het mbo.</p>") == "<p>Het [mbo] en [OCW], en weer het mbo.</p>");
  CHECK(marked(kSchool, "<p>MBO, ocw, mbo2, vmbo, mboën en mbó.</p>") == "<p>MBO, ocw, mbo2, vmbo, mboën en mbó.</p>");
  CHECK(marked(kSchool, "<p>Een mbo-school</p>") == "<p>Een [mbo]-school</p>");
  CHECK(marked(kSchool, "<p>Veel mbo’s</p>") == "<p>Veel [mbo]’s</p>");
  CHECK(marked(kSchool, "mbo") == "[mbo]");
}

TEST_CASE("nothing is explained in headings, links, code and buttons", "[site][glossary]") {
  for (const std::string_view element : {"h2", "h6", "a", "code", "pre", "button", "summary", "th", "abbr", "svg"}) {
    INFO(element);
    CHECK(marked(kSchool, fmt::format("<{0} class=\"x\"><em>mbo</em></{0}> mbo", element)) ==
          fmt::format("<{0} class=\"x\"><em>mbo</em></{0}> [mbo]", element));
  }
  CHECK(marked(kSchool, "<p title=\"mbo > mbo\">mbo</p>") == "<p title=\"mbo > mbo\">[mbo]</p>");
  CHECK(marked(kSchool, "<article>mbo</article>") == "<article>[mbo]</article>");
}

TEST_CASE("an expression of several words is found before its parts", "[site][glossary]") {
  const ProjectFiles files = dictionary({{"a", "title: Gelijke Kansen Alliantie"}, {"b", "title: Gelijke"}});
  CHECK(marked(files, "De Gelijke Kansen Alliantie") == "De [Gelijke Kansen Alliantie]");
  CHECK(marked(files, "Gelijke Kansen Allianties") == "[Gelijke] Kansen Allianties");
}

TEST_CASE("hostile words do no harm", "[site][glossary]") {
  const ProjectFiles files = dictionary({{"a", "title: \"<script>\""},
                                         {"b", "title: \"R&D\""},
                                         {"c", "title: \"amp\""},
                                         {"d", "title: \"x\\\" onclick=\\\"y\""},
                                         {"e", "title: \".*\""},
                                         {"f", "title: \"C++\""},
                                         {"h", "title: \"foto's\""},
                                         {"g", "title: \"\xf0\x9f\x98\x80\""}});
  CHECK(marked(files, "<script>1</script> R&amp;D R&amp;B C++ \xf0\x9f\x98\x80 .* script") ==
        "<script>1</script> [R&amp;D] R&amp;B [C++] \xf0\x9f\x98\x80 .* script");
  CHECK(marked(files, "De foto’s") == "De [foto’s]");
  CHECK(marked(files, "a &amp; amp") == "a &amp; [amp]");
  CHECK(marked(files, "x&quot; onclick=&quot;y") == "[x&quot; onclick=&quot;y]");
  CHECK(marked(files, "<p class=\"") == "<p class=\"");
  CHECK(marked(files, "\xff\xfe amp &") == "\xff\xfe [amp] &");
}

TEST_CASE("of two entries with one word the first is meant", "[site][glossary]") {
  const ProjectFiles files = dictionary({{"a", "title: po\nmeaning: eerste"}, {"b", "title: po\nmeaning: tweede"}});
  const SiteProject project(files);
  const Glossary glossary(project.graph());
  const auto uses = glossary.uses_in("po", "nl", {});
  REQUIRE(uses.size() == 1);
  CHECK(glossary.meaning(uses[0].term) == "eerste");
}

TEST_CASE("a text is explained in its own language", "[site][glossary]") {
  const ProjectFiles files = dictionary({{"mbo", "title: mbo"}, {"mbo.en", "title: vocational"}});
  CHECK(marked(files, "mbo vocational") == "[mbo] vocational");
  CHECK(marked(files, "mbo vocational", "en") == "mbo [vocational]");
  CHECK(marked(files, "mbo vocational", "fr") == "mbo vocational");
}

TEST_CASE("an entry of the glossary does not explain itself, and drafts explain nothing", "[site][glossary]") {
  ProjectFiles files = dictionary({{"mbo", "title: mbo"}, {"hbo", "title: hbo\ndraft: true"}});
  files["content/words/mbo.md"] += "Het mbo en het hbo.\n";
  const SiteProject project(files);
  const Glossary glossary(project.graph());
  CHECK(glossary.uses(project.graph().find(project.graph().model().find("words")->id, "mbo")).empty());
}

TEST_CASE("a site without a glossary has none", "[site][glossary]") {
  const SiteProject project({{"content/site.yaml", "title: Test\nlanguage: nl\n"},
                             {"content/pages/index.md", "---\ntitle: Home\nsummary: De ingang.\n---\n"}});
  CHECK(Glossary(project.graph()).empty());
}

}  // namespace
}  // namespace bondgenoot::site
