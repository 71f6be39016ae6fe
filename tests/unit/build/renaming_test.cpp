#include "build/renaming.h"

#include <string>

#include <catch2/catch.hpp>

#include "unit/build/renamed.h"

namespace bondgenoot::build {
namespace {

TEST_CASE("references follow wherever they stand, and everything around them stays", "[build][rename]") {
  const Files project = notes_with({
      {"content/notes/one.md", "---\ntitle: One\n---\n"},
      {"content/notes/two.md",
       "---\n# About one.\ntitle: \"one\"   # one\nrelated: [ \"one\" , three ]  # one\nsummary: one\n---\none\n"},
      {"content/notes/three.md",
       "---\r\ntitle: Three\r\nrelated:\r\n  - 'one' # why\r\nsteps:\r\n  - what: one\r\n    note: one\r\n  - {note: "
       "one}\r\n---\r\none\r\n"},
  });
  const Renamed done = rename_entry(project, "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/two.md") ==
        "---\n# About one.\ntitle: \"one\"   # one\nrelated: [ \"uno\" , three ]  # one\nsummary: one\n---\none\n");
  CHECK(done.files.at("content/notes/three.md") ==
        "---\r\ntitle: Three\r\nrelated:\r\n  - 'uno' # why\r\nsteps:\r\n  - what: one\r\n    note: uno\r\n  - {note: "
        "uno}\r\n---\r\none\r\n");
  CHECK(done.files.at("content/notes/uno.md") == "---\ntitle: One\naliases: [/notes/one/]\n---\n");
  CHECK_FALSE(done.files.contains("content/notes/one.md"));
  CHECK(done.files.size() == project.size());
  CHECK(done.renaming.references == 4);
}

TEST_CASE("links follow in every way that Markdown has to write them", "[build][rename]") {
  const std::string before =
      "[a](one.md) [b](./one.md#part \"one\") [c](<one.md>) [d](../notes/one.md?x=1#part) [e](one%2Emd) "
      "[f](one\\.md) [g][ref] [ref] <a href=\"one.md#part\">h</a> <a id=\"one.md\" href='one.md?a=1&amp;b=2'>h</a> "
      "[i](/notes/one/) [j](/notes/one/#part) "
      "`[k](one.md)` [l](two.md)\n\n[ref]:   <one.md#part>  'one'\n";
  const std::string after =
      "[a](uno.md) [b](./uno.md#part \"one\") [c](<uno.md>) [d](../notes/uno.md?x=1#part) [e](uno.md) "
      "[f](uno.md) [g][ref] [ref] <a href=\"uno.md#part\">h</a> <a id=\"one.md\" href='uno.md?a=1&amp;b=2'>h</a> "
      "[i](/notes/uno/) [j](/notes/uno/#part) "
      "`[k](one.md)` [l](two.md)\n\n[ref]:   <uno.md#part>  'one'\n";
  const std::string head = "---\ntitle: Two\n---\n";
  const Renamed done = rename_entry(notes_with({{"content/notes/one.md", "---\ntitle: One\n---\n## Part\n"},
                                                {"content/notes/two.md", head + before}}),
                                    "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/two.md") == head + after);
}

TEST_CASE("links in Markdown fields follow, folded or not", "[build][rename]") {
  const Renamed done = rename_entry(
      notes_with({{"content/notes/one.md", "---\ntitle: One\n---\n"},
                  {"content/notes/two.md", "---\ntitle: Two\nmore: \"See [one](one.md).\"\n---\n"},
                  {"content/notes/three.md",
                   "---\ntitle: Three\nmore: |\n  See [one](one.md)\n  and [two](two.md).\nsummary: one.md\n---\n"}}),
      "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/two.md") == "---\ntitle: Two\nmore: \"See [one](uno.md).\"\n---\n");
  CHECK(done.files.at("content/notes/three.md") ==
        "---\ntitle: Three\nmore: |\n  See [one](uno.md)\n  and [two](two.md).\nsummary: one.md\n---\n");
}

TEST_CASE("all languages of an entry go together, each with its own address", "[build][rename]") {
  const Renamed done = rename_entry(notes_with({{"content/notes/one.md", "---\ntitle: Een\n---\n[en](one.en.md)\n"},
                                                {"content/notes/one.en.md", "---\ntitle: One\n---\n[nl](one.md)\n"}}),
                                    "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/uno.md") == "---\ntitle: Een\naliases: [/notes/one/]\n---\n[en](uno.en.md)\n");
  CHECK(done.files.at("content/notes/uno.en.md") == "---\ntitle: One\naliases: [/en/notes/one/]\n---\n[nl](uno.md)\n");
}

TEST_CASE("the folder with an entry's pictures goes with it", "[build][rename]") {
  const Renamed done = rename_entry(
      notes_with(
          {{"content/notes/one.md", "---\ntitle: One\nphoto: {src: one/a.jpg, alt: A}\n---\n![b](one/b%20c.jpg)\n"},
           {"content/notes/one/a.jpg", jpeg_file(9, 9)},
           {"content/notes/one/b c.jpg", jpeg_file(9, 9)},
           {"content/notes/one.jpg", jpeg_file(9, 9)},
           {"content/notes/two.md", "---\ntitle: Two\n---\n![a](one/a.jpg) ![c](one.jpg)\n"}}),
      "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/uno.md") ==
        "---\ntitle: One\nphoto: {src: uno/a.jpg, alt: A}\naliases: [/notes/one/]\n---\n![b](uno/b%20c.jpg)\n");
  CHECK(done.files.at("content/notes/two.md") == "---\ntitle: Two\n---\n![a](uno/a.jpg) ![c](one.jpg)\n");
  CHECK(done.files.contains("content/notes/uno/b c.jpg"));
  CHECK_FALSE(done.files.contains("content/notes/one/a.jpg"));
}

TEST_CASE("an alias is added in the way that aliases are written there", "[build][rename]") {
  const auto renamed = [](const std::string& aliases) {
    const Renamed done = rename_entry(notes_with({{"content/notes/one.md", "---\n" + aliases + "title: One\n---\n"}}),
                                      "notes/one", "uno");
    INFO(done.refusal);
    REQUIRE(done.refusal.empty());
    const std::string text = done.files.at("content/notes/uno.md");
    return text.substr(4, text.find("title: One\n---\n") - 4);
  };
  CHECK(renamed("aliases: [/a/]  # old\n") == "aliases: [/a/, /notes/one/]  # old\n");
  CHECK(renamed("aliases: [\"/a/\", '/b/' ]\n") == "aliases: [\"/a/\", '/b/', /notes/one/ ]\n");
  CHECK(renamed("aliases: /a/\n") == "aliases: [/a/, /notes/one/]\n");
  CHECK(renamed("aliases:\n  - /a/\n  - \"/b/\" # old\n") == "aliases:\n  - /a/\n  - \"/b/\" # old\n  - /notes/one/\n");
  CHECK(renamed("aliases:\n- /a/\n") == "aliases:\n- /a/\n- /notes/one/\n");
  CHECK(renamed("aliases: [\n  /a/,\n  /b/\n]\n") == "aliases: [\n  /a/,\n  /b/, /notes/one/\n]\n");
}

TEST_CASE("an entry that goes back to an old name takes that address again", "[build][rename]") {
  const std::string text = "---\ntitle: One\naliases: ['/notes/uno/', /b/]\n---\n";
  const Renamed done = rename_entry(notes_with({{"content/notes/one.md", text}}), "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/uno.md") == "---\ntitle: One\naliases: ['/notes/one/', /b/]\n---\n");
  CHECK(rename_entry(done.files, "notes/uno", "one").files.at("content/notes/one.md") == text);
}

TEST_CASE("an entry with a slug of its own keeps its address", "[build][rename]") {
  const std::string text = "---\ntitle: One\nslug: first\n---\n";
  const Renamed done = rename_entry(notes_with({{"content/notes/one.md", text}}), "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/uno.md") == text);
  CHECK(done.renaming.addresses.empty());
}

TEST_CASE("drafts and entries of the future follow too", "[build][rename]") {
  const Renamed done = rename_entry(
      notes_with({{"content/notes/one.md", "---\ntitle: One\ndraft: true\n---\n"},
                  {"content/notes/two.md", "---\ntitle: Two\ndraft: true\nrelated: [one]\n---\n[a](one.md)\n"},
                  {"content/notes/three.md", "---\ntitle: Three\npublish_on: 2027-01-01\nrelated: one\n---\n"}}),
      "notes/one", "uno");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/notes/two.md") == "---\ntitle: Two\ndraft: true\nrelated: [uno]\n---\n[a](uno.md)\n");
  CHECK_THAT(done.files.at("content/notes/three.md"), Catch::Contains("related: uno\n"));
}

TEST_CASE("menus and defaults of the model follow", "[build][rename]") {
  Files project = notes_with({{"content/pages/about.md", "---\ntitle: About\n---\n"},
                              {"content/notes/one.md", "---\ntitle: One\n---\n"},
                              {"content/essays/long.md", "---\ntitle: Long\n---\n"}});
  project["content/site.yaml"] +=
      "navigation: [{title: About, page: \"pages/about.md\"}]\npages: {help: pages/about.md}\n";
  project["content/essays/_collection.yaml"] += "  first: {type: reference, to: notes, default: one}  # one\n";
  const Renamed page = rename_entry(project, "pages/about", "over");
  REQUIRE(page.refusal.empty());
  CHECK_THAT(page.files.at("content/site.yaml"),
             Catch::Contains("navigation: [{title: About, page: \"pages/over.md\"}]\npages: {help: pages/over.md}\n"));
  const Renamed note = rename_entry(project, "notes/one", "uno");
  REQUIRE(note.refusal.empty());
  CHECK_THAT(note.files.at("content/essays/_collection.yaml"), Catch::Contains("default: uno}  # one\n"));
}

TEST_CASE("an entry moves to a collection that has its fields, and its links go on working", "[build][rename]") {
  const Renamed done = rename_entry(
      notes_with({{"content/notes/one.md",
                   "---\ntitle: One\naliases: [old, /b/]\nrelated: [two]\nphoto: {src: a.jpg, alt: A}\n---\n"
                   "[two](two.md#x) ![a](a.jpg) [self](one.md) [home](../pages/index.md)\n"},
                  {"content/notes/a.jpg", jpeg_file(9, 9)},
                  {"content/notes/two.md", "---\ntitle: Two\n---\n## X\n[one](one.md)\n"}}),
      "notes/one", "essays/one");
  REQUIRE(done.refusal.empty());
  CHECK(done.files.at("content/essays/one.md") ==
        "---\ntitle: One\naliases: [/notes/old/, /b/, /notes/one/]\nrelated: [two]\n"
        "photo: {src: ../notes/a.jpg, alt: A}\n---\n"
        "[two](../notes/two.md#x) ![a](../notes/a.jpg) [self](one.md) [home](../pages/index.md)\n");
  CHECK(done.files.at("content/notes/two.md") == "---\ntitle: Two\n---\n## X\n[one](../essays/one.md)\n");
  CHECK(done.renaming.addresses.front().second == "/long/one/");
}

}  // namespace
}  // namespace bondgenoot::build
