// From a change to what is shown.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

std::size_t entries_among(const std::vector<std::string>& reads) {
  return static_cast<std::size_t>(
      std::ranges::count_if(reads, [](const std::string& path) { return path.ends_with(".md"); }));
}

TEST_CASE("an edit is shown at once, and only the file that changed is read again", "[serve][rebuild]") {
  ServedProject project;
  const auto reads = project.write("content/notes/one.md", "---\ntitle: Uno\ntags: [c]\n---\nAnother text.\n");
  CHECK(entries_among(reads) == 1);
  CHECK_THAT(project.body("/kennis/notes/one/"), Catch::Contains("Another text."));
  CHECK_THAT(project.body("/kennis/notes/"), Catch::Contains("Uno</a>"));
  CHECK(project.ask("/kennis/notes/tags/c/").status == 200);
  CHECK(project.ask("/kennis/notes/tags/a/").status == 404);
  CHECK(project.ask("/kennis/old/").status == 404);
}

TEST_CASE("a template, a setting, the model, a style sheet and a file beside entries are followed too",
          "[serve][rebuild]") {
  ServedProject project;
  for (const std::string& path : project.write("templates/404.html", "<html><head></head><body>Lost.</body></html>"))
    CHECK_THAT(path, !Catch::Contains("content/"));  // Nothing is read, linked or planned again.
  CHECK_THAT(project.body("/kennis/nowhere"), Catch::Contains("Lost."));
  project.write("content/static/notes.txt", "Changed.\n");
  CHECK(project.body("/kennis/notes.txt") == "Changed.\n");
  const std::string before = project.body("/kennis/");
  project.write("themes/default/base.css", "body { color: #222 }\n");
  const std::string after = project.body("/kennis/");
  CHECK(before != after);
  const std::string version = "data-version=\"";
  CHECK(before.substr(before.find(version), 32) == after.substr(after.find(version), 32));
  project.write("content/notes/_collection.yaml",
                "title: Notities\npath: /notes/\nlayouts: {entry: page.html, list: page.html}\nfields:\n"
                "  title: {type: text, required: true}\n  tags: {type: text, many: true}\n");
  CHECK_THAT(project.body("/kennis/notes/"), Catch::Contains("<h1>Notities</h1>"));
  CHECK(project.ask("/kennis/notes/tags/a/").status == 404);
  project.write("content/site.yaml", "title: Test\nbase_url: https://example.org/\n");
  CHECK(project.ask("/notes/one/").status == 200);
  CHECK(project.ask("/kennis/notes/one/").status == 404);
}

TEST_CASE("an entry of a source follows its own folder: edited, come, gone, and with a picture it did not show before",
          "[serve][rebuild]") {
  Files files = small_project();
  files["content/site.yaml"] += "sources: {noord: ../noord}\n";
  files["../noord/content/notes/_collection.yaml"] = files.at("content/notes/_collection.yaml");
  files["../noord/content/notes/theirs.md"] = "---\ntitle: Theirs\n---\nTheir text.\n";
  files["../noord/content/notes/hall.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n";
  ServedProject project(files);
  INFO(project.said());
  REQUIRE(project.is_shown());
  CHECK_THAT(project.body("/kennis/notes/theirs/"), Catch::Contains("Their text."));
  CHECK(project.ask("/kennis/notes/hall.svg").status == 404);
  const auto reads =
      project.write("../noord/content/notes/theirs.md", "---\ntitle: Theirs\n---\nAnew. ![Hall](hall.svg)\n");
  CHECK(entries_among(reads) == 1);
  CHECK_THAT(project.body("/kennis/notes/theirs/"), Catch::Contains("Anew."));
  CHECK(project.ask("/kennis/notes/hall.svg").status == 200);
  project.write("../noord/content/notes/more.md", "---\ntitle: More\n---\n");
  CHECK(project.ask("/kennis/notes/more/").status == 200);
  project.remove("../noord/content/notes/more.md");
  CHECK(project.ask("/kennis/notes/more/").status == 404);
  project.write("../noord/content/notes/theirs.md", "no front matter");
  CHECK_FALSE(project.is_shown());
  CHECK_THAT(project.said(), Catch::Contains("../noord/content/notes/theirs.md:1:1"));
  project.write("content/site.yaml", small_project().at("content/site.yaml"));
  CHECK(project.is_shown());
  CHECK(project.ask("/kennis/notes/theirs/").status == 404);
}

TEST_CASE("entries come and go", "[serve][rebuild]") {
  ServedProject project;
  project.write("content/notes/four.md", "---\ntitle: Four\n---\n");
  CHECK(project.ask("/kennis/notes/four/").status == 200);
  project.write("content/notes/.four.md.swp", "not a page");
  CHECK(project.is_shown());
  project.remove("content/notes/four.md");
  CHECK(project.ask("/kennis/notes/four/").status == 404);
  CHECK_THAT(project.body("/kennis/notes/"), !Catch::Contains("Four"));
}

TEST_CASE("a mistake is shown as the terminal shows it, over the last good page, until it is mended",
          "[serve][rebuild]") {
  ServedProject project;
  static_cast<void>(project.body("/kennis/notes/one/"));
  project.write("content/notes/one.md", "---\ntitel: <script>alert(1)</script>\n---\n");
  CHECK_FALSE(project.is_shown());
  CHECK_THAT(project.said(), Catch::Contains("`notes` has no field `titel`"));
  for (const char* path : {"/kennis/notes/one/", "/kennis/", "/kennis/nowhere/"}) {
    INFO(path);
    const std::string page = project.body(path);
    CHECK_THAT(page, Catch::Contains("<section id=\"bondgenoot-problems\""));
    CHECK_THAT(page, Catch::Contains("content/notes/one.md:2:1"));
    CHECK_THAT(page, Catch::Contains("titel: &lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK_THAT(page, !Catch::Contains("<script>alert"));
  }
  CHECK_THAT(project.body("/kennis/notes/one/"), Catch::Contains("The first text."));
  project.write("content/notes/two.md", "---\ntitle: Two\n---\nMeanwhile.\n");
  CHECK_THAT(project.body("/kennis/notes/two/"), !Catch::Contains("Meanwhile."));
  project.write("content/notes/one.md", "---\ntitle: One\n---\nMended.\n");
  CHECK(project.is_shown());
  CHECK_THAT(project.body("/kennis/notes/one/"), Catch::Contains("Mended."));
  CHECK_THAT(project.body("/kennis/notes/two/"), Catch::Contains("Meanwhile."));
  CHECK_THAT(project.body("/kennis/"), !Catch::Contains("bondgenoot-problems"));
}

TEST_CASE("a template that fails on one page shows what is wrong there, over that page as it last was",
          "[serve][rebuild]") {
  ServedProject project;
  const std::string good = project.body("/kennis/notes/one/");
  const std::string broken = "<html><head></head><body>{{ entry.nothing }}</body></html>";
  project.write("content/notes/_collection.yaml",
                "title: Notes\npath: /notes/\nlayouts: {entry: note.html, list: page.html}\nfields:\n"
                "  title: {type: text}\n  tags: {type: text, many: true}\n");
  CHECK_FALSE(project.is_shown());
  project.write("templates/note.html", broken);
  CHECK(project.is_shown());
  const std::string page = project.body("/kennis/notes/one/");
  CHECK_THAT(page, Catch::Contains("The first text."));
  CHECK_THAT(page, Catch::Contains("note.html:1:"));
  CHECK_THAT(project.said_of_pages(), Catch::Contains("nothing"));
  CHECK(project.ask("/kennis/notes/two/").status == 500);
  CHECK_THAT(project.body("/kennis/"), !Catch::Contains("bondgenoot-problems"));
}

TEST_CASE("when the very first is broken the mistakes are a page of their own, and the site comes when they are mended",
          "[serve][rebuild]") {
  Files files = small_project();
  files["content/site.yaml"] = "titel: Test\n";
  ServedProject project(files);
  const Response broken = project.ask("/");
  CHECK(broken.status == 500);
  CHECK_THAT(*broken.body, Catch::Contains("content/site.yaml:1:1"));
  CHECK_THAT(*broken.body, Catch::Contains("data-version=\"none\""));
  project.write("content/site.yaml", small_project()["content/site.yaml"]);
  CHECK(project.ask("/kennis/").status == 200);
}

TEST_CASE("a file that goes away while it is asked for is no more than a mistake", "[serve][rebuild]") {
  ServedProject project;
  project.remove("content/notes/two.md");
  CHECK_FALSE(project.is_shown());
  CHECK_THAT(project.said(), Catch::Contains("../notes/two.md"));
  CHECK(project.ask("/kennis/notes/two/").status == 200);
  project.write("content/pages/index.md", "---\ntitle: Home\nsummary: The way in.\n---\n");
  CHECK(project.is_shown());
  CHECK(project.ask("/kennis/notes/two/").status == 404);
}

TEST_CASE("the search index is of the newest texts", "[serve][rebuild]") {
  ServedProject project;
  const std::string before = project.body("/kennis/search/nl/root.json");
  project.write("content/notes/five.md", "---\ntitle: Zeppelin\n---\n");
  const std::string after = project.body("/kennis/search/nl/root.json");
  CHECK(before != after);
}

TEST_CASE("every page hears of a change once, also one that listens later", "[serve][events]") {
  ServedProject project;
  const Stream early = project.events().listen();
  const auto first = early();
  REQUIRE(first);
  CHECK_THAT(*first, Catch::StartsWith("retry: 500\ndata: "));
  CHECK(early() == std::string{});
  project.write("content/notes/one.md", "---\ntitle: Uno\n---\n");
  const auto second = early();
  REQUIRE(second);
  CHECK_THAT(*second, Catch::StartsWith("data: "));
  const auto late = project.events().listen()();
  REQUIRE(late);
  CHECK_THAT(*late, Catch::EndsWith(*second));
  project.events().close();
  CHECK_FALSE(early());
  CHECK_FALSE(project.events().listen());
}

TEST_CASE("no more pages listen at once than can be answered", "[serve][events]") {
  EventStream events;
  std::vector<Stream> streams;
  for (std::size_t i = 0; i < EventStream::kListeners; ++i) streams.push_back(events.listen());
  CHECK(streams.back());
  CHECK_FALSE(events.listen());
  streams.pop_back();
  CHECK(events.listen());
}

}  // namespace
}  // namespace bondgenoot::serve
