// Several projects as one site: `sources` in site.yaml.
#include <string>

#include <catch2/catch.hpp>

#include "support/diagnostic_codes.h"
#include "unit/build/gathered.h"

namespace bondgenoot::build {
namespace {

using Catch::Contains;
using Catch::StartsWith;

const std::string kSources =
    "title: Together\nbase_url: https://example.org/\nrepository: https://github.com/all/together\nsources:\n";

// What is said when site.yaml has these sources.
std::string said_with(const std::string& sources, const Files& changes = {}) {
  Files files = two_projects(changes);
  files["site/content/site.yaml"] = kSources + sources;
  return gather_files(files).said;
}

TEST_CASE("entries of another project are pages of this one, with what they refer to across both", "[build][allies]") {
  const Built built = gather_files(two_projects());
  CHECK(built.said.empty());
  const std::string theirs = page(built, "notes/theirs/index.html");
  CHECK_THAT(theirs, Contains("href=\"/notes/ours/\""));
  CHECK_THAT(theirs, Contains("href=\"/groups/choir/\""));
  CHECK_THAT(theirs, Contains("Noord|https://github.com/all/noord/edit/main/content/notes/theirs.md|Choir|Library"));
  CHECK_THAT(page(built, "index.html"), Contains("href=\"/notes/theirs/\""));
  CHECK_THAT(page(built, "notes/ours/index.html"),
             Contains("own|https://github.com/all/together/edit/main/content/notes/ours.md|Choir"));
  CHECK_THAT(page(built, "groups/library/index.html"), Contains("|Theirs"));
  CHECK_THAT(page(built, "groups/choir/index.html"), Contains("|Ours|Theirs"));
}

TEST_CASE("settings, menus, free pages and files that no entry shows stay in the other project", "[build][allies]") {
  const Built built = gather_files(two_projects());
  CHECK_THAT(page(built, "index.html"), Contains("<title>Home</title>"));
  CHECK(page(built, "about/index.html").empty());
  CHECK_FALSE(page(built, "notes/hall.txt.svg").empty());
  CHECK(page(built, "notes/unseen.svg").empty());
  CHECK_THAT(page(built, "CNAME"), !Contains("noord"));
}

TEST_CASE("a link to a page that is left out leads to its text in the other repository", "[build][allies]") {
  const Built built = gather_files(two_projects());
  CHECK_THAT(page(built, "notes/theirs/index.html"),
             Contains("href=\"https://github.com/all/noord/blob/main/content/pages/about.md\""));
  const std::string said = said_with("  noord: ../noord\n");
  CHECK_THAT(said, StartsWith("../noord/content/notes/theirs.md:5:66: warning: the link `../pages/about.md` leads to "
                              "what this site does not take from `noord` [left-out-link]"));
}

TEST_CASE("a page that two projects have is an error that names both", "[build][allies]") {
  const Files both = {{"noord/content/groups/library.md", "---\ntitle: Library of the north\n---\n"}};
  const std::string said = said_with("  noord: {path: ../noord, repository: \"https://github.com/all/noord\"}\n", both);
  CHECK(said ==
        "../noord/content/groups/library.md: error: `content/groups/library.md` and "
        "`../noord/content/groups/library.md` would be one page [source-collision]\n"
        "help: give one of them another name; if both mean the same, write `skip: [groups/library]` under `noord`\n");
  CHECK(said_with("  noord: {path: ../noord, repository: \"https://github.com/all/noord\", skip: [groups/library]}\n",
                  both)
            .empty());
}

TEST_CASE("a slug, an address and a picture that two projects have are errors that name both", "[build][allies]") {
  const Files slug = {{"noord/content/groups/choir.md", "---\ntitle: Choir\nslug: library\n---\n"}};
  CHECK_THAT(gather_files(two_projects(slug)).said,
             StartsWith("../noord/content/groups/choir.md:3:7: error: the slug `library` is also that of "
                        "`content/groups/library.md` [duplicate-slug]"));
  const Files alias = {{"noord/content/groups/choir.md", "---\ntitle: Choir\naliases: [/notes/ours/]\n---\n"}};
  const std::string said = gather_files(two_projects(alias)).said;
  CHECK_THAT(said, Contains("../noord/content/groups/choir.md:3:"));
  CHECK_THAT(said, Contains("`content/notes/ours.md`"));
  const Files picture = {{"site/content/notes/hall.txt.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}};
  CHECK_THAT(gather_files(two_projects(picture)).said,
             StartsWith("../noord/content/notes/hall.txt.svg: error: `content/notes/hall.txt.svg` and "
                        "`../noord/content/notes/hall.txt.svg` would be one file of the site [source-collision]"));
}

TEST_CASE("what two sources both have names the two", "[build][allies]") {
  const Files third = {
      {"zuid/content/groups/choir.md", "---\ntitle: Another choir\n---\n"},
      {"zuid/content/groups/_collection.yaml", two_projects().at("noord/content/groups/_collection.yaml")}};
  CHECK_THAT(
      said_with("  noord: {path: ../noord, repository: \"https://github.com/all/noord\"}\n  zuid: ../zuid\n", third),
      StartsWith("../zuid/content/groups/choir.md: error: `../noord/content/groups/choir.md` and "
                 "`../zuid/content/groups/choir.md` would be one page [source-collision]"));
}

TEST_CASE("a mistake in an entry of another project is shown in its file", "[build][allies]") {
  const Files wrong = {{"noord/content/groups/choir.md", "---\ntitel: Choir\n---\n"}};
  CHECK_THAT(gather_files(two_projects(wrong)).said, StartsWith("../noord/content/groups/choir.md:2:1: error: "));
  const Files nowhere = {{"noord/content/notes/theirs.md", "---\ntitle: Theirs\nwith: [quoir]\n---\n"}};
  CHECK_THAT(gather_files(two_projects(nowhere)).said,
             StartsWith("../noord/content/notes/theirs.md:3:8: error: `groups` has no entry `quoir`"));
}

TEST_CASE("a collection and a field that this site has not are told once, and left out", "[build][allies]") {
  const Files more = {
      {"noord/content/recipes/_collection.yaml",
       "title: Recipes\nlayouts: {entry: page.html}\nfields: {title: {type: text}}\n"},
      {"noord/content/recipes/soup.md", "---\ntitle: Soup\n---\n"},
      {"noord/content/groups/_collection.yaml",
       "title: Groups\nlayouts: {entry: page.html}\nfields:\n  title: {type: markdown}\n  members: {type: number}\n"},
      {"noord/content/groups/choir.md", "---\ntitle: Choir\nmembers: 40\n---\n"},
      {"noord/content/groups/band.md", "---\ntitle: Band\nmembers: 4\n---\n"}};
  const Built built = gather_files(two_projects(more));
  CHECK_THAT(built.said,
             Contains("../noord/content/groups/_collection.yaml:4:3: warning: the field `title` of `groups` is "
                      "markdown in the source `noord` and text here [different-source-field]"));
  CHECK_THAT(built.said,
             Contains("../noord/content/groups/_collection.yaml:5:3: warning: the source `noord` has a field "
                      "`members` in `groups` that this site does not have: it is left out [unknown-source-field]"));
  CHECK_THAT(built.said,
             Contains("../noord/content/recipes/_collection.yaml: warning: the source `noord` has a collection "
                      "`recipes`, and this site has none of that name: its entries are left out "
                      "[unknown-source-collection]"));
  CHECK(built.site.project.diagnostics.items().size() == 3);
  CHECK_FALSE(page(built, "groups/band/index.html").empty());
  CHECK(page(built, "recipes/soup/index.html").empty());
}

TEST_CASE("what is taken can be named, and a name that is not there has a help", "[build][allies]") {
  CHECK_THAT(said_with("  noord: {path: ../noord, collections: [groups, notez]}\n"),
             Contains("content/site.yaml:5:49: error: the source `noord` has no `notez` [invalid-setting]"));
  const std::string said =
      said_with("  noord: {path: ../noord, collections: [notes], repository: \"https://h.example/x\"}\n");
  CHECK_THAT(said, Contains("error: `groups` has no entry `choir`"));
  CHECK_THAT(said, Contains("`noord` has it, but it is not among what is taken from there"));
}

TEST_CASE("a source that cannot be read is an error at its name", "[build][allies]") {
  CHECK_THAT(said_with("  noord: ../nord\n"),
             Contains("content/site.yaml:5:10: error: the source `noord` is not there: there is no folder `../nord` "
                      "[missing-source]"));
  CHECK_THAT(said_with("  noord: ../noord/content\n"),
             Contains("help: name the folder that `content/` is in: `../noord`"));
  CHECK_THAT(said_with("  noord: ../noord/content/site.yaml\n"), Contains("[missing-source]"));
  CHECK_THAT(said_with("  self: ../site\n"),
             Contains("error: the source `self` is this project itself, or a part of it [overlapping-source]"));
  CHECK_THAT(said_with("  noord: ../noord\n  north: ../noord/.\n"),
             Contains("error: the sources `noord` and `north` are one folder [overlapping-source]"));
  for (const char* path : {".", "/srv/noord", "..\\noord", "~/noord", "\"\""})
    CHECK_THAT(said_with(std::string("  noord: ") + path + "\n"), Contains("[invalid-setting]"));
  CHECK_THAT(said_with("  Noord Holland: ../noord\n"), Contains("help: write `noord-holland`"));
  CHECK_THAT(said_with("  noord: {paht: ../noord}\n"), Contains("`paht`"));
  CHECK_THAT(said_with("  - ../noord\n"), Contains("a map from names to folders"));
}

TEST_CASE("an anonymous entry of a source tells as little as an own one", "[build][allies]") {
  const Files anonymous = {{"noord/content/notes/theirs.md",
                            "---\ntitle: Nobody's\nwith: [library]\nanonymous: true\n---\nA quiet text.\n"}};
  const Built built = gather_files(two_projects(anonymous));
  CHECK(built.said.empty());
  CHECK_THAT(page(built, "notes/theirs/index.html"), Contains("<p>own|-</p>"));
  CHECK_THAT(page(built, "groups/library/index.html"), !Contains("Nobody"));
  const Files named = {{"noord/content/notes/theirs.md",
                        "---\ntitle: Nobody's\nwith: [library]\nanonymous: true\n---\nSaid by the Library.\n"}};
  CHECK_THAT(gather_files(two_projects(named)).said, StartsWith("../noord/content/notes/theirs.md:6:13: error: "));
}

TEST_CASE("a file in a language that this site has not is left out", "[build][allies]") {
  const Built built = gather_files(two_projects({{"noord/content/groups/choir.fr.md", "---\ntitle: Chorale\n---\n"}}));
  CHECK(built.said.empty());
}

}  // namespace
}  // namespace bondgenoot::build
