// Pages that are taken from the site that is there: those that show nothing that changed, and no other.
#include "build/page_cache.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/last_build.h"
#include "build/output_tree.h"
#include "build/pipeline.h"
#include "build/publisher.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"

namespace bondgenoot::build {
namespace {

std::string note(const std::string& title, const std::string& near, const std::string& body) {
  const std::string named = near.empty() ? "" : fmt::format("near: [{}]\n", near);
  return fmt::format("---\ntitle: {}\n{}---\n{}\n", title, named, body);
}

// Each note shows its own text and the first words of the next; a person those of all notes that name them; the list
// those of all notes; all three by one macro, of which the text is kept. One page shows the whole content.
std::map<std::string, std::string> first_files() {
  std::map<std::string, std::string> files = {
      {"p/content/site.yaml", "title: Test\nlanguage: nl\nbase_url: https://example.org/kennis/\n"},
      {"p/content/pages/_collection.yaml",
       "title: Pages\npath: /\nlayouts: {entry: entry.html}\nfields:\n  title: {type: text, required: true}\n"
       "  near: {type: text, many: true}\n"},
      {"p/content/pages/index.md", note("Home", "", "Welkom.")},
      {"p/content/pages/report.md", "---\ntitle: Report\nlayout: report.html\n---\n"},
      {"p/content/people/_collection.yaml",
       "title: People\npath: /people/\nlayouts: {entry: person.html}\nfields:\n  title: {type: text, required: true}\n"
       "  near: {type: text, many: true}\n"},
      {"p/content/people/ada.md", note("Ada", "", "Ada.")},
      {"p/content/people/bea.md", note("Bea", "", "Bea.")},
      {"p/content/notes/_collection.yaml",
       "title: Notes\npath: /notes/\norder: title\nsearch: true\nlayouts: {entry: entry.html, list: list.html}\n"
       "fields:\n  title: {type: text, required: true, search: 1}\n"
       "  near: {type: reference, to: people, many: true, inverse: notes}\n"},
      {"p/templates/entry.html",
       "{% from \"card.html\" import row %}<html>{{ entry.title }} {{ entry.body }} "
       "{% if entry.next %}{{ row(entry.next) }}{% endif %}</html>\n"},
      {"p/templates/card.html",
       "{% macro card(note) %} {{ note.title }} {{ note.lead }}{% endmacro %}"
       "{% macro row(note) %}<li>{{ card(note) }}{% endmacro %}"},
      {"p/templates/person.html",
       "{% from \"card.html\" import row %}<html>{{ entry.title }}{% for note in entry.notes %}{{ row(note) }}"
       "{% endfor %}"
       "{% for one in entry.alike %} {{ one.entry.title }}{% endfor %}</html>\n"},
      {"p/templates/list.html",
       "{% from \"card.html\" import row %}<html>{% for one in entries %}{{ row(one) }} {{ one.word_count }}"
       "{% endfor %}</html>\n"},
      {"p/templates/report.html", "<html>{{ content_report() | string | length }}</html>\n"},
      {"p/templates/404.html", "<html></html>\n"},
      {"p/themes/default/theme.yaml", "name: Default\n"},
  };
  for (int i = 0; i < 6; ++i)
    files[fmt::format("p/content/notes/n{}.md", i)] =
        note(fmt::format("Note {}", i), i % 2 == 0 ? "ada" : "bea", fmt::format("Words {}.\n\n## More\n\nText.", i));
  return files;
}

class EditedSite {
 public:
  EditedSite() : files_(first_files()) {}

  /// Builds in the same place again; the site is that of a build from nothing. How many pages were reused.
  std::size_t build() {
    RecordingFileSystem seen(files_, "p/.cache");
    seen.remember(before_);
    PageCache pages(files_, seen, "p", "public", asked_of(options(), hash_bytes("program")));
    Publication publication(files_, "public", pool_);
    Trace trace;
    static_cast<void>(files_.take_reads());
    auto built = build_site(seen, options(), pool_, trace, &publication, nullptr, &pages);
    REQUIRE(built);
    said_ = to_text(built->project.diagnostics, *built->project.sources);
    reads_ = files_.take_reads();
    REQUIRE(publication.finish());
    stamp_files(files_, "public", built->files, pool_);
    REQUIRE(pages.keep(files_, built->files, built->linked_files));
    before_ = seen.observations().value();
    OutputTree tree;
    TreeOutput output(tree);
    const auto anew = build_site(files_, options(), pool_, trace, &output);
    REQUIRE(anew);
    CHECK(said_ == to_text(anew->project.diagnostics, *anew->project.sources));
    CHECK(built->files.size() == anew->files.size());
    for (const auto& [path, bytes] : tree.files) {
      CAPTURE(path);
      CHECK(files_.read("public/" + path, UINT64_MAX).value_or("missing") == bytes);
    }
    reason_ = pages.reason();
    rendered_ = pages.pages() - pages.reused();
    return pages.reused();
  }
  void write(const std::string& path, const std::string& text) { REQUIRE(files_.write(path, text)); }
  MemoryFileSystem& files() { return files_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] std::size_t rendered() const { return rendered_; }
  /// What was said, and the files that were read; of the build in place.
  [[nodiscard]] const std::string& said() const { return said_; }
  [[nodiscard]] const std::vector<std::string>& reads() const { return reads_; }

 private:
  static BuildOptions options() {
    BuildOptions options;
    options.root = "p";
    options.output = "public";
    options.today = {2026, 11, 22};
    return options;
  }

  MemoryFileSystem files_;
  ThreadPool pool_{2};
  std::string reason_;
  std::size_t rendered_ = 0;
  std::string said_;
  std::vector<std::string> reads_;
  std::vector<Observation> before_;
};

constexpr std::string_view kNote = "p/content/notes/n2.md";

TEST_CASE("after an edit of a text only what shows it is rendered", "[build][page-cache]") {
  EditedSite site;
  CHECK(site.build() == 0);
  CHECK(site.reason() == "nothing is kept of them");
  CHECK(site.said().empty());
  SECTION("a text: its own page, the list with the number of its words, the report") {
    site.write(std::string(kNote), note("Note 2", "ada", "Words 2.\n\n## More\n\nOther text."));
    CHECK(site.build() > 0);
    CHECK(site.rendered() <= 5);  // And a person who is near others by words.
  }
  SECTION("nothing: only what asks for the whole content") {
    CHECK(site.build() > 0);
    CHECK(site.rendered() == 1);
  }
  SECTION("a title, which other pages show in ways that are not looked into") {
    site.write(std::string(kNote), note("Other", "ada", "Words 2.\n\n## More\n\nText."));
    CHECK(site.build() == 0);
    CHECK(site.reason() == "the front matter of `content/notes/n2.md` has changed");
  }
  SECTION("a link in a text") {
    site.write(std::string(kNote), note("Note 2", "ada", "Words [there](n1.md).\n\n## More\n\nText."));
    CHECK(site.build() == 0);
    CHECK(site.reason() == "what `content/notes/n2.md` leads to has changed");
  }
  SECTION("a template, an entry more, a setting") {
    site.write("p/templates/404.html", "<html>x</html>\n");
    CHECK(site.build() == 0);
    site.write("p/content/notes/n9.md", note("Note 9", "ada", "Words 9."));
    CHECK(site.build() == 0);
    site.write("p/content/site.yaml", "title: Other\nlanguage: nl\nbase_url: https://example.org/kennis/\n");
    CHECK(site.build() == 0);
    CHECK(site.reason() == "something else than the text of an entry has changed");
  }
  SECTION("a page that somebody changed or removed") {
    site.write("public/notes/n1/index.html", "<html>weg</html>");
    REQUIRE(site.files().remove("public/notes/n3/index.html"));
    CHECK(site.build() > 0);
    CHECK(site.rendered() == 3);
  }
  SECTION("a record that is damaged") {
    const std::string kept = site.files().read("p/.cache/pages", UINT64_MAX).value_or("");
    REQUIRE_FALSE(kept.empty());
    std::string changed = kept;
    changed[kept.size() / 2] = static_cast<char>(changed[kept.size() / 2] ^ 1);
    for (const std::string& bytes : {std::string(), kept.substr(0, kept.size() / 2), changed, std::string(999, 'x')}) {
      site.write("p/.cache/pages", bytes);
      CHECK(site.build() == 0);
    }
    CHECK(site.build() > 0);
  }
}

TEST_CASE("the record of an entry has the text of its translation as it is now", "[build][page-cache]") {
  EditedSite site;
  site.write("p/content/site.yaml",
             "title: Test\nlanguage: nl\nlanguages: [nl, en]\nbase_url: https://example.org/kennis/\n");
  site.write("p/content/pages/index.en.md", note("Home", "", "Welcome."));
  site.write("p/content/notes/n1.en.md", "---\ntitle: Note one\n---\nEnglish words.\n");
  static_cast<void>(site.build());
  REQUIRE(site.said() == "");
  site.write("p/content/notes/n1.en.md", "---\ntitle: Note one\n---\nOther words.\n");
  CHECK(site.build() > 0);
  const std::string data = site.files().read("public/data/notes.json", UINT64_MAX).value_or("");
  CHECK(data.contains("Other words."));
  CHECK_FALSE(data.contains("English words."));
}

bool has_read(const EditedSite& site, std::string_view path) {
  return std::ranges::find(site.reads(), path) != site.reads().end();
}

TEST_CASE(
    "a page that stays is not read, but where a link asks for an id in it or one of its links may have lost its own",
    "[build][page-cache]") {
  constexpr std::string_view kOther = "public/notes/n4/index.html";
  EditedSite site;
  // Who has many words leads to the last section of another.
  site.write(
      "p/templates/entry.html",
      "<html>{{ entry.title }} {{ entry.body }}{% if entry.word_count > 5 %}<a href=\"/kennis/notes/n4/#more\">x</a>"
      "{% endif %}</html>\n");
  CHECK(site.build() == 0);
  site.write(std::string(kNote), note("Note 2", "ada", "Words 2.\n\n## More\n\nOther."));
  CHECK(site.build() > 0);
  CHECK_FALSE(has_read(site, kOther));
  SECTION("a new link to an id in it") {
    site.write(std::string(kNote), note("Note 2", "ada", "Many words are in this text.\n\n## More\n\nOther."));
    CHECK(site.build() > 0);
    CHECK(has_read(site, kOther));
    CHECK(site.said().empty());
    site.write("p/content/notes/n4.md", note("Note 4", "ada", "Words.\n\n## Less\n\nText."));
    CHECK(site.build() > 0);
    CHECK(site.said().find("[broken-output-link]") != std::string::npos);
    site.write(std::string(kNote), note("Note 2", "ada", "Many words are in this other text."));
    CHECK(site.build() > 0);  // What was wrong before is said again.
    CHECK(site.said().find("[broken-output-link]") != std::string::npos);
    site.write("p/content/notes/n4.md", note("Note 4", "ada", "Words.\n\n## More\n\nText."));
    CHECK(site.build() > 0);
    CHECK(site.said().empty());
  }
  SECTION("a section more and a section less") {
    site.write(std::string(kNote), note("Note 2", "ada", "Words 2.\n\n## More\n\n## Other"));
    CHECK(site.build() > 0);
    CHECK_FALSE(has_read(site, kOther));
    site.write(std::string(kNote), note("Note 2", "ada", "Words 2.\n\n## More\n\nOther."));
    CHECK(site.build() > 0);
    CHECK(has_read(site, kOther));
    CHECK(site.said().empty());
  }
  SECTION("another file in the site") {
    site.write("p/content/pages/list.txt", "A list.");
    CHECK(site.build() == 0);
  }
  SECTION("the same text written again is read, once") {
    const auto page = site.files().read(std::string(kOther), UINT64_MAX);
    REQUIRE(page);
    site.write(std::string(kOther), *page);
    CHECK(site.build() > 0);
    CHECK(has_read(site, kOther));
    CHECK(site.build() > 0);
    CHECK_FALSE(has_read(site, kOther));
  }
}

TEST_CASE("after any edits the site is that of a build from nothing", "[build][page-cache]") {
  EditedSite site;
  std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same edits every time.
  const auto below = [&](std::size_t count) { return random() % count; };
  const char* const texts[] = {"Kort.",
                               "## Kop\n\nMeer.",
                               "Een lange tekst met woorden over taal.",
                               "Naar [1](n1.md).",
                               "## A\n\n## B\n\n## C\n\nSlot.",
                               "Woorden over taal en school."};
  std::size_t reused = 0;
  for (int step = 0; step < 40; ++step) {
    CAPTURE(step);
    const std::string path = fmt::format("p/content/notes/n{}.md", below(6));
    const std::string title = below(5) == 0 ? fmt::format("Title {}", step) : "Note";
    site.write(path, note(title, below(6) == 0 ? "bea" : "ada", texts[below(std::size(texts))]));
    if (below(4) == 0)
      site.write(fmt::format("p/content/people/{}.md", below(2) == 0 ? "ada" : "bea"),
                 note("Person", "", texts[below(2)]));
    reused += site.build();
  }
  CHECK(reused > 0);
}

}  // namespace
}  // namespace bondgenoot::build
