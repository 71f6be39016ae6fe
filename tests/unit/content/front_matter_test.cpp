#include "content/front_matter.h"

#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"

namespace bondgenoot::content {
namespace {

struct Parts {
  std::string yaml, body;
  bool found = false;
};

Parts split(const std::string& text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.md", text));
  const auto front_matter = split_front_matter(source);
  if (!front_matter.value.found) return {to_text(front_matter.diagnostics, sources), {}, false};
  return {std::string(source.view(front_matter.value.yaml)), std::string(source.view(front_matter.value.body)), true};
}

TEST_CASE("a file is split into front matter and body", "[content][front_matter]") {
  struct Row {
    std::string text, yaml, body;
  };
  const std::vector<Row> rows = {
      {"---\na: 1\n---\nTekst.\n", "a: 1\n", "Tekst.\n"},
      {"---\n---\n", "", ""},
      {"---\n---", "", ""},
      {"---\na: 1\n---", "a: 1\n", ""},
      {"---\r\na: 1\r\n---\r\nTekst.\r\n", "a: 1\r\n", "Tekst.\r\n"},
      {"\xEF\xBB\xBF---\na: 1\n---\nTekst.\n", "a: 1\n", "Tekst.\n"},
      {"---  \na: 1\n--- \t\nx\n", "a: 1\n", "x\n"},
      {"---\na: 1\n---\n---\n---\n", "a: 1\n", "---\n---\n"},
      {"---\na: |\n  ---\n---\nx\n", "a: |\n  ---\n", "x\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Parts parts = split(row.text);
    CHECK(parts.found);
    CHECK(parts.yaml == row.yaml);
    CHECK(parts.body == row.body);
  }
}

TEST_CASE("without its two lines there is no front matter", "[content][front_matter]") {
  for (const std::string text : {"Tekst.\n", "", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "----\na: 1\n----\n",
                                 "title: x\n---\n", "--- # x\n"}) {
    INFO(text);
    const Parts parts = split(text);
    CHECK(!parts.found);
    CHECK_THAT(parts.yaml, Catch::Contains("missing-front-matter"));
  }
  for (const std::string text : {"---", "---\n", "---\na: 1\n", "---\na: 1\n ---\n", "---\na: 1\n----\n"}) {
    INFO(text);
    const Parts parts = split(text);
    CHECK(!parts.found);
    CHECK_THAT(parts.yaml, Catch::Contains("unterminated-front-matter"));
  }
}

std::string judged(const std::string& text, TextRole role = TextRole::Entry) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.md", text));
  Diagnostics diagnostics;
  const bool sound = check_text(source, diagnostics, role);
  CHECK(sound == diagnostics.empty());
  return to_text(diagnostics, sources);
}

TEST_CASE("a file that is not text says so", "[content][front_matter]") {
  const std::string utf16 = {'\xFF', '\xFE', '-', '\0', '-', '\0', '-', '\0'};
  const std::string utf16_big = {'\xFE', '\xFF', '\0', '-', '\0', '-'};
  CHECK(judged("---\nGewoon é.\n").empty());
  CHECK(judged("\xEF\xBB\xBF---\n").empty());
  CHECK(judged(utf16) ==
        "x.md: error: the file is saved as UTF-16, not as UTF-8 [not-utf8]\nhelp: save it again with the encoding "
        "UTF-8\n");
  CHECK_THAT(judged(utf16_big), Catch::Contains("UTF-16"));
  CHECK(judged("---\ntitle: Caf\xE9\n---\n") ==
        "x.md:2:11: error: the file is not UTF-8 [not-utf8]\n"
        "   2 | title: Caf�\n"
        "     |           ^ the byte E9 hex\n"
        "help: save it again with the encoding UTF-8\n");
  CHECK_THAT(judged("---\n\xED\xA0\x80\n"), Catch::Contains("not-utf8"));
  CHECK_THAT(judged("---\nafgebroken \xC3"), Catch::Contains("not-utf8"));
  CHECK(judged(std::string("---\na: \0x\n---\n", 13)) ==
        "x.md:2:4: error: the file holds a NUL byte, so it is not text [nul-byte]\n"
        "   2 | a: �x\n"
        "     |    ^\n"
        "help: save it as UTF-8 text, or move it out of `content/`\n");
}

TEST_CASE("an empty file says how it begins", "[content][front_matter]") {
  for (const std::string text : {"", "\n", " \t\r\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    INFO(text);
    CHECK(judged(text) ==
          "x.md: error: the file is empty [empty-file]\n"
          "help: begin it with `---`, the fields, and another `---`; or delete it\n");
  }
  CHECK_THAT(judged("", TextRole::Settings), Catch::Contains("give it a `title`"));
}

TEST_CASE("a file of 20 MB is refused before it is read further", "[content][front_matter]") {
  CHECK(judged("---\ntitle: x\n---\n" + std::string(20U << 20U, 'x')) ==
        "x.md: error: the file is 20 MB, an entry is at most 4 MB [file-too-large]\n"
        "help: move pictures and data out of the text, or the file out of `content/`\n");
}

}  // namespace
}  // namespace bondgenoot::content
