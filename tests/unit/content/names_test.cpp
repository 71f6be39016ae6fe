#include "content/names.h"

#include <catch2/catch.hpp>

#include "content/entry_name.h"

namespace bondgenoot::content {
namespace {

TEST_CASE("a slug has lower-case letters, digits and hyphens", "[content][names]") {
  for (const std::string_view name : {"de-hef", "a", "2getthere", "a--b", "-a"}) CHECK(is_slug(name));
  for (const std::string_view name : {"", "-", "--", "De-hef", "de_hef", "de hef", "é", "a/b", "..", "a.b"}) {
    INFO(name);
    CHECK(!is_slug(name));
  }
}

TEST_CASE("a language is two or three letters, perhaps with a region", "[content][names]") {
  for (const std::string_view name : {"nl", "en", "fry", "pt-BR", "zh-Hant"}) CHECK(is_language_code(name));
  for (const std::string_view name : {"", "n", "nederlands", "NL", "nl-", "nl-b", "nl_BE", "1a", "nl-a/b"}) {
    INFO(name);
    CHECK(!is_language_code(name));
  }
}

TEST_CASE("a field's name is a lower-case word", "[content][names]") {
  for (const std::string_view name : {"title", "target_group", "a1"}) CHECK(is_field_name(name));
  for (const std::string_view name : {"", "Title", "1a", "_a", "a-b", "a b", "é"}) {
    INFO(name);
    CHECK(!is_field_name(name));
  }
}

TEST_CASE("a layout is a path below templates", "[content][names]") {
  for (const std::string_view name : {"page.html", "practices/special.html"}) CHECK(layout_name_problem(name).empty());
  for (const std::string_view name :
       {"", "/page.html", "../page.html", "a/../../b", "a/../b", "./a", "a//b", "a b", "a\\b", "c:a", "a/"}) {
    INFO(name);
    CHECK(!layout_name_problem(name).empty());
  }
}

TEST_CASE("a file name gives a name and a language", "[content][names]") {
  struct Row {
    std::string_view path, name, language;
    std::size_t diagnostics;
  };
  const std::vector<Row> rows = {
      {"content/a/de-hef.md", "de-hef", "", 0},
      {"content/a/de-hef.en.md", "de-hef", "en", 0},
      {"content/a/de-hef.nl.md", "de-hef", "", 0},
      {"content/a/de-hef.fr.md", "de-hef", "fr", 1},
      {"content/a/index.md", "index", "", 0},
      {"content/a/en.md", "en", "", 0},
      {"content/a/v1.2.md", "v1.2", "", 1},
      {"content/a/De-Hef.md", "De-Hef", "", 1},
      {"content/a/de_hef.en.md", "de_hef", "en", 1},
      {"content/a/één.md", "één", "", 1},
      // These hold what discovery refuses for every file, and says so.
      {"content/a/de hef.md", "de hef", "", 0},
      {"content/a/wat?.md", "wat?", "", 0},
  };
  EntryParserOptions options;
  options.languages = {"nl", "en"};
  for (const Row& row : rows) {
    INFO(row.path);
    Diagnostics diagnostics;
    const EntryName name = read_entry_name(row.path, options, diagnostics);
    CHECK(name.name == row.name);
    CHECK(name.language == row.language);
    CHECK(diagnostics.items().size() == row.diagnostics);
  }
}

}  // namespace
}  // namespace bondgenoot::content
