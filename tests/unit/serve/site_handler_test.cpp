// What each address gives.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST_CASE("every address of the site gives what it names, below its base path", "[serve][handler]") {
  const ServedProject project;
  INFO(project.said());
  REQUIRE(project.is_shown());
  struct Row {
    const char* path;
    int status;
    const char* type;
    const char* holds;
  };
  const Row rows[] = {
      {"/kennis/", 200, "text/html; charset=utf-8", "<h1>Home</h1>"},
      {"/kennis/index.html", 200, "text/html; charset=utf-8", "<h1>Home</h1>"},
      {"/kennis/notes/one/", 200, "text/html; charset=utf-8", "The first text."},
      {"/kennis/notes/", 200, "text/html; charset=utf-8", "<h1>Notes</h1>"},
      {"/kennis/notes/tags/a/", 200, "text/html; charset=utf-8", "One</a>"},
      {"/kennis/notes.txt", 200, "text/plain; charset=utf-8", "As it is."},
      {"/kennis/sitemap.xml", 200, "application/xml; charset=utf-8", "https://example.org/kennis/notes/one/"},
      {"/kennis/robots.txt", 200, "text/plain; charset=utf-8", "Sitemap:"},
      {"/kennis/search/nl/root.json", 200, "application/json; charset=utf-8", "\"version\""},
      {"/kennis/nowhere/", 404, "text/html; charset=utf-8", "Nothing."},
      {"/kennis/404.html", 404, "text/html; charset=utf-8", "Nothing."},
      {"/elsewhere/", 404, "text/html; charset=utf-8", "The site begins at /kennis/"},
      {"/_bondgenoot/live_reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
      {"/_bondgenoot/live_reload.css", 200, "text/css; charset=utf-8", ".bondgenoot-problems"},
      {"/_bondgenoot/../content/site.yaml", 404, "text/plain; charset=utf-8", "There is nothing here."},
      {"/kennis/../../etc/passwd", 404, "text/html; charset=utf-8", "Nothing."},
      {"/kennis/content/site.yaml", 404, "text/html; charset=utf-8", "Nothing."},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    const Response response = project.ask(row.path);
    CHECK(response.status == row.status);
    CHECK(response.type == row.type);
    REQUIRE(response.body);
    CHECK_THAT(*response.body, Catch::Contains(row.holds));
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
  }
}

TEST_CASE("a folder without its slash, an old address and the root lead on", "[serve][handler]") {
  const ServedProject project;
  for (const auto& [path, target] :
       {std::pair("/", "/kennis/"), std::pair("/kennis", "/kennis/"), std::pair("/kennis/notes", "/kennis/notes/"),
        std::pair("/kennis/notes/one", "/kennis/notes/one/"), std::pair("/kennis/old/", "/kennis/notes/one/")}) {
    INFO(path);
    const Response response = project.ask(path);
    CHECK(response.status == 302);
    CHECK(header(response, "Location") == target);
  }
  const Response response = project.handler()(
      {.method = "GET", .path = "/kennis/notes", .query = "?q=a", .host = "localhost", .if_none_match = {}});
  CHECK(header(response, "Location") == "/kennis/notes/?q=a");
}

TEST_CASE("what the browser has already is not sent again", "[serve][handler]") {
  ServedProject project;
  const std::string tag = header(project.ask("/kennis/notes/one/"), "ETag");
  REQUIRE(tag.size() == 18);
  const Response same = project.ask("/kennis/notes/one/", tag);
  CHECK(same.status == 304);
  CHECK_FALSE(same.body);
  project.write("content/notes/one.md", "---\ntitle: Other\n---\n");
  CHECK(project.ask("/kennis/notes/one/", tag).status == 200);
  CHECK(header(project.ask("/kennis/notes/one/"), "Cache-Control") == "no-cache");
}

TEST_CASE("only its own address is answered, and only reading", "[serve][handler]") {
  const ServedProject project;
  const auto status = [&](const std::string& method, const std::string& host) {
    return project.handler()({.method = method, .path = "/kennis/", .query = {}, .host = host, .if_none_match = {}})
        .status;
  };
  CHECK(status("GET", "localhost:8080") == 200);
  CHECK(status("HEAD", "127.0.0.1:8080") == 200);
  CHECK(status("GET", "attacker.example") == 403);
  CHECK(status("GET", "") == 403);
  CHECK(status("GET", "\xff\xfe") == 403);
  CHECK(status("POST", "localhost") == 405);
  CHECK(status("DELETE", "localhost") == 405);
}

TEST_CASE("hostile paths give an answer and nothing else", "[serve][handler]") {
  const ServedProject project;
  for (const std::string& path :
       {std::string("/kennis/\0index.html", 19), std::string("/kennis/\xff"), std::string("kennis/"),
        std::string("/") + std::string(100'000, 'a'), std::string()}) {
    CHECK(project.ask(path).status == 400);
  }
  CHECK(project.ask("/kennis//").status == 404);
  CHECK(project.ask("/kennis/./").status == 404);
  CHECK(project.ask("/kennis/notes/one/index.html/").status == 404);
}

TEST_CASE("drafts and what is still to come are shown, and marked in their page and wherever a link leads to them",
          "[serve][handler]") {
  const ServedProject project;
  CHECK_THAT(project.body("/kennis/notes/two/"), Catch::Contains(">Draft: this page is not on the site yet.</aside>"));
  CHECK_THAT(project.body("/kennis/notes/three/"), Catch::Contains("This page comes on the site on 2026-12-01."));
  CHECK_THAT(project.body("/kennis/notes/one/"), !Catch::Contains("bondgenoot-preview"));
  const std::string list = project.body("/kennis/notes/");
  CHECK_THAT(list, Catch::Contains(">Two <span class=\"bondgenoot-mark\">draft</span></a>"));
  CHECK_THAT(list, Catch::Contains(">Three <span class=\"bondgenoot-mark\">from 2026-12-01</span></a>"));
  CHECK_THAT(list, Catch::Contains(">One</a>"));
  CHECK_THAT(project.body("/kennis/"), Catch::Contains("two <span class=\"bondgenoot-mark\">draft</span></a>"));
}

TEST_CASE("each page brings the script that follows changes, and only pages do", "[serve][handler]") {
  const ServedProject project;
  for (const char* path : {"/kennis/", "/kennis/notes/", "/kennis/nowhere/", "/elsewhere/"}) {
    INFO(path);
    CHECK_THAT(project.body(path), Catch::Contains("data-bondgenoot-live=\"/_bondgenoot/events\""));
  }
  for (const char* path : {"/kennis/notes.txt", "/kennis/sitemap.xml"})
    CHECK_THAT(project.body(path), !Catch::Contains("bondgenoot-live"));
}

}  // namespace
}  // namespace bondgenoot::serve
