#include "site/html_links.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "site/html_scanner.h"
#include "site_text.h"

namespace bondgenoot::site {
namespace {

std::string places_in(std::string_view html) {
  HtmlPlaces places;
  scan_html(html, places);
  std::string all;
  for (const std::string_view address : places.addresses) all.append(all.empty() ? "" : " ").append(address);
  for (const std::string_view id : places.ids) all.append(all.empty() ? "" : " ").append("#").append(id);
  return all;
}

TEST_CASE("addresses and ids are found in tags only", "[site][links]") {
  CHECK(places_in(R"(<a href="/x/" id=one>text href="/no/"</a><img src='/y.png' alt="href='/no/'">)") ==
        "/x/ /y.png #one");
  CHECK(places_in("<!-- <a href=/no/> --><!doctype html><p data-href=/no/ title='<a href=/no/>'>") == "");
  CHECK(places_in("<script src=/a.js>if (a < b) '<a href=/no/>'</script><a href=/yes/>") == "/a.js /yes/");
  CHECK(places_in(
            "<style>a{}</style><title><a href=/no/></title><textarea><a href=/no/></textarea><A HREF=/yes/ ID=x>") ==
        "/yes/ #x");
  CHECK(places_in("<img srcset=\"/a.png 480w, /b.png 2x,/c.png\" src=/d.png>") == "/a.png /b.png /c.png /d.png");
  CHECK(places_in("<form action=\"/zoek/\"><input name=q></form><a name=old></a><use xlink:href=\"#i\"/>") ==
        "/zoek/ #i #old");
  CHECK(places_in("<a href = \"/x/\" hidden><br/><a/href=/y/>") == "/x/ /y/");
}

TEST_CASE("HTML that is cut off anywhere is read without harm", "[site][links]") {
  const std::string whole =
      R"(<!-- a --><p id="x"><a href='/b/' srcset="a 1x, b 2x" hidden =c>&amp;</a><script>x</script>)";
  for (std::size_t length = 0; length <= whole.size(); ++length) static_cast<void>(places_in(whole.substr(0, length)));
  CHECK(places_in(std::string(50'000, '<')) == "");
  CHECK(places_in("<a " + std::string(50'000, '=') + " href=/x/>") == "/x/");
  CHECK(decoded_attribute("a&amp;b&#39;c&#x41;&nbsp;&#0;&") == "a&b'cA&nbsp;&#0;&");
}

struct Site {
  std::map<std::string, std::string> pages;
  std::vector<std::string> files;
  std::string base_url = "https://example.org/kennisbank/";
  bool home = true;  // A site without one is another mistake.

  [[nodiscard]] std::string check() const {
    Config config;
    REQUIRE_FALSE(set_base_url(config, base_url));
    std::vector<std::string_view> outputs(files.begin(), files.end());
    std::vector<CheckedPage> checked;
    for (const auto& [output, text] : pages) {
      checked.push_back({.output = output, .source = "content/a.md"});
      outputs.emplace_back(output);
    }
    if (home && !pages.contains("index.html")) outputs.emplace_back("index.html");
    std::ranges::sort(outputs);
    LinkCheck links(config, checked, {});
    for (std::size_t i = checked.size(); i-- > 0;) links.add(links.scan(i, pages.at(checked[i].output)));
    LinkCheck known(config, checked, files);
    for (std::size_t i = 0; i < checked.size(); ++i) known.add(known.scan(i, pages.at(checked[i].output)));
    const std::string said = headlines(links.report(outputs), SourceMap());
    CHECK(headlines(known.report(outputs), SourceMap()) == said);
    return said;
  }
};

TEST_CASE("links that lead somewhere are fine", "[site][links]") {
  const std::string html =
      "<link rel=canonical href=\"https://example.org/kennisbank/a/\"><link href=\"/kennisbank/assets/styles.css\"><a "
      "href=\"/kennisbank/\">home</a>"
      "<a href=\"/kennisbank/b/#deel\"></a><a href=\"/kennisbank/b/?q=x&amp;n=2#deel\"></a><a href=\"../b/\"></a><a "
      "href=\"./\"></a><a href=\"#main\"></a><a href=\"\"></a>"
      "<a href=\"#\"></a><a href=\"#top\"></a><a href=\"#menu=a,b\"></a><a href=\"https://elsewhere.org/x\"></a><a "
      "href=\"//elsewhere.org\"></a>"
      "<a href=\"https://example.org/another-site/\"></a><a href=\"mailto:a@b.nl\"></a><a href=\"tel:020\"></a><a "
      "href=\"/kennisbank/f%C3%A9e/\"></a>"
      "<a href=\"/kennisbank/a/../b/#%64eel\"></a><main id=main>";
  CHECK(Site{.pages =
                 {{"index.html", ""}, {"a/index.html", html}, {"b/index.html", "<p id=deel>"}, {"fée/index.html", ""}},
             .files = {"assets/styles.css"}}
            .check() == "");
}

TEST_CASE("a link that leads nowhere is said once, with what may have been meant", "[site][links]") {
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"/kennisbank/praktijkn/\">"},
                       {"b/index.html", "<a href=\"/kennisbank/praktijkn/\"><a href=\"../praktijkn/\">"},
                       {"praktijken/index.html", ""}},
             .files = {}}
            .check() ==
        "content/a.md: `a/index.html` links to `/kennisbank/praktijkn/`, which does not exist [broken-output-link] "
        "(did you mean `/kennisbank/praktijken/`?)\n  1 more page links there\n");
  CHECK(Site{.pages = {{"a/index.html", "<img src=x.png>"}}, .files = {}}.check() ==
        "content/a.md: `a/index.html` links to `x.png`, which does not exist [broken-output-link] (link to something "
        "that is there, or remove the link)\n");
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"/kennisbank/b\">"}, {"b/index.html", ""}}, .files = {}}.check() ==
        "content/a.md: `a/index.html` links to `/kennisbank/b`, which does not exist [broken-output-link] (write "
        "`/kennisbank/b/`, with a `/` at the end)\n");
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"/a/\">"}}, .files = {}}.check() ==
        "content/a.md: `a/index.html` links to `/a/`, which is not below `/kennisbank/` [broken-output-link] "
        "(templates write addresses with `href(…)`, which puts the base path in front)\n");
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"../../../x/\">"}}, .files = {}}.check() ==
        "content/a.md: `a/index.html` links to `../../../x/`, which is not below `/kennisbank/` [broken-output-link] "
        "(templates write addresses with `href(…)`, which puts the base path in front)\n");
  CHECK(Site{.pages = {{"index.html", "<link rel=canonical href=\"https://example.org/kennisbank/x/\">"}}, .files = {}}
            .check() ==
        "content/a.md: `index.html` links to `https://example.org/kennisbank/x/`, which does not exist "
        "[broken-output-link] (did you mean `/kennisbank/`?)\n");
}

TEST_CASE("a site without a home page is told so once, not by every link to it", "[site][links]") {
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"/kennisbank/\">"}, {"b/index.html", "<a href=\"/kennisbank/\">"}},
             .files = {},
             .home = false}
            .check() ==
        "content/pages/index.md: the site has no home page [missing-home-page] (create `content/pages/index.md` with "
        "at least a `title`; if it is there, it is a draft or for later)\n");
}

TEST_CASE("a link to an id that a page lacks is said", "[site][links]") {
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"#x\"><p id=y>"}}, .files = {}}.check() ==
        "content/a.md: `a/index.html` links to `#x`, and `a/index.html` has no id `x` [broken-output-link] (link to an "
        "id that the page has, or to the page itself)\n");
  CHECK(Site{.pages = {{"a/index.html", "<a href=\"/kennisbank/b/#x\"><a href=\"/kennisbank/b/#y\">"},
                       {"b/index.html", "<p id=y>"}},
             .files = {}}
            .check() ==
        "content/a.md: `a/index.html` links to `/kennisbank/b/#x`, and `b/index.html` has no id `x` "
        "[broken-output-link] (link to an id that the page has, or to the page itself)\n");
  CHECK(Site{.pages = {{"a/index.html", "<use href=\"/kennisbank/s.svg#x\">"}}, .files = {"s.svg"}}.check() == "");
}

TEST_CASE("an id with a character that stands encoded in the page is found from there and from elsewhere",
          "[site][links]") {
  const std::string page = "<p id=\"a&amp;b\"><a href=\"#a&amp;b\"><a href=\"#a%26b\">";
  CHECK(Site{.pages = {{"a/index.html", page}, {"b/index.html", "<a href=\"../a/#a%26b\">"}}, .files = {}}.check() ==
        "");
}

TEST_CASE("a relative address of something that is missing at the top is not called outside the site",
          "[site][links]") {
  CHECK_THAT((Site{.pages = {{"index.html", "<a href=\"nergens\">"}}, .files = {}}.check()),
             Catch::Contains("does not exist"));
}

TEST_CASE("a site at the root or without a host is checked as well", "[site][links]") {
  CHECK(Site{.pages = {{"index.html", "<a href=\"/a/\"><a href=\"https://example.org/a/\">"}, {"a/index.html", ""}},
             .files = {},
             .base_url = ""}
            .check() == "");
  CHECK_THAT((Site{.pages = {{"index.html", "<a href=\"https://example.org/b/\">"}},
                   .files = {},
                   .base_url = "https://example.org"}
                  .check()),
             Catch::Contains("does not exist"));
}

}  // namespace
}  // namespace bondgenoot::site
