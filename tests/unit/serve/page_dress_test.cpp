// What is added to a page, and who may ask for it.
#include "serve/page_dress.h"

#include <string>

#include <catch2/catch.hpp>

#include "serve/content_type.h"
#include "serve/host_check.h"
#include "serve/request_head.h"

namespace bondgenoot::serve {
namespace {

TEST_CASE("links to what is not published are marked, once each and nothing else", "[serve][dress]") {
  const Unpublished unpublished = {{"/a/", "draft"}, {"/b&c/", "from <2026>"}};
  const std::pair<const char*, const char*> rows[] = {
      {"<a href=\"/a/\">A</a>", "<a href=\"/a/\">A <span class=\"bondgenoot-mark\">draft</span></a>"},
      {"<a class=x href='/a/#part'><b>A</b></a> <a href=\"/d/\">D</a>",
       "<a class=x href='/a/#part'><b>A</b> <span class=\"bondgenoot-mark\">draft</span></a> <a href=\"/d/\">D</a>"},
      {"<a href=\"/b&amp;c/\">B</a>",
       "<a href=\"/b&amp;c/\">B <span class=\"bondgenoot-mark\">from &lt;2026&gt;</span></a>"},
      {"<link rel=next href=\"/a/\"><a href=\"/d/\">D</a>", "<link rel=next href=\"/a/\"><a href=\"/d/\">D</a>"},
      {"<abbr href=\"/a/\">A</abbr><a href=\"/d/\">D</a>", "<abbr href=\"/a/\">A</abbr><a href=\"/d/\">D</a>"},
      {"<a href=\"/a/\">never closed", "<a href=\"/a/\">never closed"},
  };
  for (const auto& [html, marked] : rows) CHECK(mark_links(html, unpublished) == marked);
}

TEST_CASE("a page is dressed wherever its head and body are", "[serve][dress]") {
  const Dress dress{.version = "v1", .notice = "not <yet>", .panel = "<section></section>\n"};
  const std::string page =
      dressed("<!doctype html><HTML><HEAD><title>T</title></HEAD><BODY class=\"x\">Text</BODY></HTML>", dress);
  CHECK_THAT(page, Catch::Contains("<title>T</title><link"));
  CHECK_THAT(page, Catch::Contains("data-version=\"v1\""));
  CHECK_THAT(page, Catch::Contains("<BODY class=\"x\">\n<section></section>\n<aside class=\"bondgenoot-preview\" "
                                   "aria-label=\"not &lt;yet&gt;\">not &lt;yet&gt;</aside>"));
  CHECK_THAT(dressed("only text", dress), Catch::StartsWith("<link"));
}

TEST_CASE("the version of a page does not depend on the names of its style sheets", "[serve][dress]") {
  const auto page = [](const std::string& sheet, const std::string& text) {
    return page_version("<link href=\"/" + sheet + "\">" + text, {sheet});
  };
  CHECK(page("assets/styles.aaa.css", "x") == page("assets/styles.bbb.css", "x"));
  CHECK(page("assets/styles.aaa.css", "x") != page("assets/styles.aaa.css", "y"));
}

TEST_CASE("a host is its own in digits, as localhost, or by the name it listens on", "[serve][host]") {
  for (const char* host : {"localhost", "LOCALHOST:8080", "site.localhost:80", "127.0.0.1", "127.0.0.1:8080",
                           "[::1]:8080", "[::1]", "192.168.1.20:8080", "laptop:8080", "localhost."})
    CHECK(is_own_host(host, "laptop"));
  for (const char* host : {"", "attacker.example", "localhost.attacker.example", "127.0.0.1.attacker.example",
                           "localhost:80:80", "localhost:x", "[::1", "[::1]x", "@localhost", "notlocalhost", ":8080"})
    CHECK_FALSE(is_own_host(host, "laptop"));
}

TEST_CASE("a file's type follows from its name", "[serve][type]") {
  CHECK(content_type("a/index.html") == "text/html; charset=utf-8");
  CHECK(content_type("assets/styles.abc.css") == "text/css; charset=utf-8");
  CHECK(content_type("data/aspects.ttl") == "text/turtle; charset=utf-8");
  CHECK(content_type("search/nl/1.bin") == "application/octet-stream");
  CHECK(content_type("CNAME") == "text/plain; charset=utf-8");
  CHECK(content_type("no-end") == "application/octet-stream");
}

TEST_CASE("a head tells of a body, and lines can be taken out of it", "[serve][head]") {
  CHECK(announces_body("POST / HTTP/1.1\r\nCONTENT-LENGTH: 12\r\n\r\n"));
  CHECK(announces_body("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"));
  CHECK_FALSE(announces_body("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"));
  CHECK_FALSE(announces_body("GET /content-length:5 HTTP/1.1\r\nX-Content-Length: 5\r\n\r\n"));
  CHECK(without_headers("GET / HTTP/1.1\r\nRange: x\r\nHost: a\r\naccept-encoding: gzip\r\n\r\n",
                        {"range", "accept-encoding"}) == "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
}

}  // namespace
}  // namespace bondgenoot::serve
