#include <string>

#include <catch2/catch.hpp>

#include "unit/build/renamed.h"

namespace bondgenoot::build {
namespace {

const Files kFiles = {{"content/notes/one.md", "---\ntitle: One\n---\n"},
                      {"content/notes/two.md", "---\ntitle: Two\naliases: [/notes/gone/]\nrelated: [one]\n---\n"},
                      {"content/notes/three.en.md", "---\ntitle: Three\n---\n"},
                      {"content/notes/four.md", "---\ntitle: Four\nslug: vier\n---\n"}};

std::string refusal(const std::string& entry, const std::string& name, Files files = kFiles) {
  const Renamed done = rename_entry(notes_with(files), entry, name);
  CHECK(done.files == notes_with(files));
  return done.refusal;
}

TEST_CASE("a name that is taken is refused, in whatever language", "[build][rename]") {
  CHECK(refusal("notes/one", "two") ==
        "`content/notes/two.md` exists already; choose another name, or rename that entry first");
  CHECK_THAT(refusal("notes/one", "three"), Catch::StartsWith("`content/notes/three.en.md` exists already"));
  CHECK(refusal("notes/one", "one") == "`one` has that name already; give another name");
}

TEST_CASE("a name that cannot be part of an address is refused with one that can", "[build][rename]") {
  CHECK(refusal("notes/one", "Één Twee!") == "`Één Twee!` cannot be the name of an entry; write `een-twee`");
  CHECK(refusal("notes/one", "..") == "`..` cannot be the name of an entry; use lower-case letters, digits and `-`");
  CHECK_THAT(refusal("notes/one", "a.en"), Catch::Contains("write `a-en`"));
  CHECK_THAT(refusal("notes/one", "a\nb"), Catch::Contains("cannot be the name of an entry"));
  CHECK_THAT(refusal("notes/one", std::string(1, '\0')), Catch::Contains("cannot be the name of an entry"));
  CHECK_THAT(refusal("notes/one", "\xFF\xFE"), Catch::Contains("cannot be the name of an entry"));
}

TEST_CASE("an address that is another's is refused by what the site would say", "[build][rename]") {
  const std::string alias = refusal("notes/one", "gone");
  CHECK_THAT(alias, Catch::Contains("[alias-collision]"));
  CHECK_THAT(alias, Catch::Contains("content/notes/two.md"));
  CHECK_THAT(refusal("notes/one", "vier"), Catch::Contains("content/notes/four.md"));
}

TEST_CASE("a folder or a file with the new name is never written over", "[build][rename]") {
  Files files = kFiles;
  files["content/notes/one/a.jpg"] = jpeg_file(9, 9);
  files["content/notes/uno/b.jpg"] = jpeg_file(8, 8);
  CHECK_THAT(refusal("notes/one", "uno", files), Catch::StartsWith("`content/notes/uno` exists already"));
}

TEST_CASE("the home page keeps its name", "[build][rename]") {
  CHECK_THAT(refusal("pages/index", "start"), Catch::Contains("is the home page"));
}

TEST_CASE("an entry leaves no collection whose fields name it, nor for one that lacks its fields", "[build][rename]") {
  CHECK(refusal("notes/one", "essays/one") ==
        "`content/notes/two.md` refers to it by the field `related`, which names entries of `notes`; "
        "`bondgenoot refs notes/one` lists all of them; take them out first");
  CHECK_THAT(refusal("notes/two", "topics/two"), Catch::Contains("[unknown-field]"));
  CHECK_THAT(refusal("notes/one", "noten/one"),
             Catch::Contains("there is no collection `noten`; did you mean `notes`?"));
}

TEST_CASE("what is derived from the name of an entry stands in the way", "[build][rename]") {
  Files files = {{"content/topics/a.md", "---\ntitle: A\n---\n"}};
  files["content/kinds/_collection.yaml"] =
      "title: Kinds\nlayouts: {entry: page.html}\nfields:\n  title: {type: text}\n"
      "  about: {type: reference, to: topics, many: true}\n"
      "  kind: {type: choice, options: {x: X, y: Y}, follows: {field: about, map: {a: x}}}\n";
  CHECK(refusal("topics/a", "b", files) ==
        "the field `kind` of `kinds` follows from the name `a`; change it in `content/kinds/_collection.yaml` first");
}

TEST_CASE("a link that cannot be changed by itself is seen before anything is written", "[build][rename]") {
  Files files = kFiles;  // The address is put together from two lines.
  files["content/notes/two.md"] = "---\ntitle: Two\nrelated:\n  - >-\n    one\n---\n";
  CHECK_THAT(refusal("notes/one", "uno", files), Catch::Contains("[unknown-reference]"));
}

}  // namespace
}  // namespace bondgenoot::build
