#include <memory>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "site/host_files.h"
#include "site/pagination.h"
#include "site/redirects.h"
#include "site/sitemap.h"

namespace bondgenoot::site {
namespace {

Config config_for(std::string_view base_url) {
  Config config;
  REQUIRE_FALSE(set_base_url(config, base_url));
  return config;
}

Page page_at(std::string href, bool index = true) {
  Page page;
  page.href = std::move(href);
  page.index = index;
  return page;
}

TEST_CASE("a sitemap names the pages that search engines may keep", "[site][sitemap]") {
  Plan plan;
  std::vector<Page> pages = {page_at("/k/"), page_at("/k/a%26b/"), page_at("/k/hidden/", false),
                             page_at("/k/404.html")};
  pages[0].entries = {{1}, {2}};
  pages[1].entry = {1};
  pages[3].kind = PageKind::NotFound;
  plan.pages = SharedList(std::move(pages));
  const auto files = make_sitemap({}, plan, config_for("https://example.org/k/"), {"", "2017-01-23", "2019-05-01"});
  REQUIRE(files.size() == 1);
  CHECK(files[0].output == "sitemap.xml");
  CHECK(files[0].bytes ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "<url><loc>https://example.org/k/</loc><lastmod>2019-05-01</lastmod></url>\n"
        "<url><loc>https://example.org/k/a%26b/</loc><lastmod>2017-01-23</lastmod></url>\n</urlset>\n");
  CHECK(make_sitemap({}, plan, config_for("")).empty());
}

TEST_CASE("a sitemap that is too long is cut into several, with an index", "[site][sitemap]") {
  Plan plan;
  for (const char* href : {"/a/", "/b/", "/c/"}) plan.pages.push_back(std::make_shared<const Page>(page_at(href)));
  const auto files = make_sitemap({}, plan, config_for("https://example.org/"), {}, 2);
  REQUIRE(files.size() == 3);
  CHECK(files[1].output == "sitemap-2.xml");
  CHECK_THAT(files[1].bytes, Catch::Contains("<url><loc>https://example.org/c/</loc></url>"));
  CHECK(files[2].output == "sitemap.xml");
  CHECK_THAT(files[2].bytes, Catch::Contains("<sitemapindex") &&
                                 Catch::Contains("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>"));
}

TEST_CASE("a redirect leads on without a script", "[site][redirects]") {
  Plan plan;
  plan.redirects = {{.output = "oud/index.html", .target = "/k/nieuw/", .title = "A & \"B\"", .language = "nl"}};
  const auto files = redirect_pages(plan, config_for("https://example.org/k/"));
  REQUIRE(files.size() == 1);
  CHECK(files[0].output == "oud/index.html");
  CHECK_THAT(files[0].bytes, Catch::Contains("<meta http-equiv=\"refresh\" content=\"0; url=/k/nieuw/\">") &&
                                 Catch::Contains("<link rel=\"canonical\" href=\"https://example.org/k/nieuw/\">") &&
                                 Catch::Contains("<html lang=\"nl\">") && Catch::Contains("noindex") &&
                                 Catch::Contains("<a href=\"/k/nieuw/\">A &amp; &#34;B&#34;</a>") &&
                                 !Catch::Contains("<script"));
}

TEST_CASE("a domain of one's own is told to the host", "[site][host]") {
  CHECK(own_domain(config_for("https://kennisbank.nl")) == "kennisbank.nl");
  CHECK(own_domain(config_for("https://www.kennisbank.nl/")) == "www.kennisbank.nl");
  for (const std::string_view other :
       {"", "/k/", "https://x.github.io", "https://x.github.io/repo/", "https://kennisbank.nl/k/", "http://localhost/",
        "http://localhost:8080", "http://127.0.0.1/", "https://a.nl:8443"}) {
    CAPTURE(other);
    CHECK(own_domain(config_for(other)) == "");
  }
  const auto files = host_files(config_for("https://kennisbank.nl"));
  REQUIRE(files.size() == 3);
  CHECK(files[0].output == ".nojekyll");
  CHECK(files[1].output == "CNAME");
  CHECK(files[1].bytes == "kennisbank.nl\n");
  CHECK(files[2].bytes == "User-agent: *\nAllow: /\n\nSitemap: https://kennisbank.nl/sitemap.xml\n");
  const auto bare = host_files(config_for(""));
  REQUIRE(bare.size() == 2);
  CHECK(bare[1].bytes == "User-agent: *\nAllow: /\n");
}

TEST_CASE("lists are cut into pages, and an empty one has a page", "[site][pagination]") {
  CHECK(count_pages(0, 24) == 1);
  CHECK(count_pages(24, 24) == 1);
  CHECK(count_pages(25, 24) == 2);
  CHECK(count_pages(1000, 0) == 1);
  std::vector<content::EntryId> entries;
  for (std::uint32_t i = 0; i < 25; ++i) entries.push_back({i});
  CHECK(entries_on_page(entries, 24, 1).size() == 24);
  REQUIRE(entries_on_page(entries, 24, 2).size() == 1);
  CHECK(entries_on_page(entries, 24, 2)[0].value == 24);
  CHECK(entries_on_page(entries, 24, 3).empty());
  CHECK(entries_on_page(entries, 0, 1).size() == 25);
}

}  // namespace
}  // namespace bondgenoot::site
