#include "site/config.h"

#include <catch2/catch.hpp>

#include "site_text.h"
#include "support/memory_file_system.h"

namespace bondgenoot::site {
namespace {

struct Read {
  SourceMap sources;
  Outcome<Config> outcome;
  explicit Read(std::string_view text) : outcome(parse_config(make_source(sources, "site.yaml", text))) {}
  [[nodiscard]] std::string said() const { return headlines(outcome.diagnostics, sources); }
};

Config config_of(std::string_view text) {
  Read read(text);
  REQUIRE(read.said() == "");
  return std::move(read.outcome.value);
}

TEST_CASE("site.yaml gives every setting, and defaults for what it leaves out", "[site][config]") {
  const Config config = config_of(
      "title: bondgenoot\nslogan: 'Wat werkt, deel je.'\ndescription: Een kennisbank\nlanguage: nl\nlanguages: [en, "
      "nl, pt-BR]\n"
      "base_url: https://Example.org/kennisbank\ntheme: amsterdam\ncontact: redactie@example.org\n"
      "repository: https://github.com/example/kennisbank.git\nbranch: publish\nhistory: false\n"
      "license: {title: CC BY 4.0, href: 'https://creativecommons.org/licenses/by/4.0/'}\n");
  CHECK(config.title == "bondgenoot");
  CHECK(config.slogan == "Wat werkt, deel je.");
  CHECK(config.languages == std::vector<std::string>{"nl", "en", "pt-BR"});
  CHECK(config.base_url == "https://example.org/kennisbank/");
  CHECK(config.origin == "https://example.org");
  CHECK(config.base_path == "/kennisbank/");
  CHECK(config.theme == "amsterdam");
  CHECK(config.repository == "https://github.com/example/kennisbank");
  CHECK(config.branch == "publish");
  CHECK_FALSE(config.history);
  CHECK(config.license.title == "CC BY 4.0");
  CHECK(config.license.href == "https://creativecommons.org/licenses/by/4.0/");
  CHECK(config_of("title: x\nlicense: CC0\n").license.title == "CC0");

  const Config bare = config_of("title: x");
  CHECK(bare.language == "nl");
  CHECK(bare.languages == std::vector<std::string>{"nl"});
  CHECK(bare.base_path == "/");
  CHECK(bare.base_url.empty());
  CHECK(bare.theme == "default");
  CHECK(bare.branch == "main");
  CHECK(bare.history);
  CHECK(bare.license.title.empty());
  CHECK(config_of("title: x\nlanguage: en\n").languages == std::vector<std::string>{"en"});
}

TEST_CASE("texts of site.yaml may be given for each language", "[site][config]") {
  Config config = config_of(
      "title: {nl: Kennisbank, en: Knowledge base}\nslogan: {nl: Samen}\nlanguages: [nl, en, ar]\n"
      "base_url: https://example.org/\n"
      "navigation: [{title: {nl: Over, en: About}, page: pages/over.md}]\n"
      "footer: [{title: {en: More, nl: Meer}, items: [{title: Nu, collection: nu}]}]\n"
      "words: {sign: {nl: halte, en: stop}, hints: {nl: [a, b], en: [c]}, tag: overal}\n");
  CHECK(config.title == "Kennisbank");
  CHECK(config.navigation[0].title == "Over");
  const Config& english = config.in("en");
  CHECK(english.title == "Knowledge base");
  CHECK(english.slogan == "Samen");
  CHECK(english.navigation[0].title == "About");
  CHECK(english.footer[0].title == "More");
  CHECK(english.footer[0].items[0].title == "Nu");
  CHECK(english.words == Words{{"sign", "stop"}, {"tag", "overal"}});
  CHECK(english.word_lists == WordLists{{"hints", {"c"}}});
  CHECK(config.in("ar").title == "Kennisbank");
  CHECK(&config.in("nl") == &config);
  CHECK(&config.in("fr") == &config);
  CHECK_FALSE(set_base_url(config, "https://other.example/kennis/"));
  CHECK(config.in("en").base_path == "/kennis/");
}

TEST_CASE("a byte order mark, line ends of Windows and comments are no matter", "[site][config]") {
  CHECK(config_of("\xEF\xBB\xBF# the site\r\ntitle: x\r\nslogan:\r\n").title == "x");
}

TEST_CASE("navigation, footer and words are kept as written", "[site][config]") {
  const Config config = config_of(
      "title: x\nnavigation:\n  - {title: Praktijken, page: pages/praktijken.md}\n  - {title: Tijdlijn, collection: "
      "timeline}\n"
      "footer:\n  - title: Elders\n    items:\n      - {title: Ministerie, href: \"https://example.org/\"}\n"
      "words: {sign: gelijke kansen, windows: [een, twee]}\n");
  REQUIRE(config.navigation.size() == 2);
  CHECK(config.navigation[0].page == "pages/praktijken.md");
  CHECK(config.navigation[0].span.valid());
  CHECK(config.navigation[1].collection == "timeline");
  REQUIRE(config.footer.size() == 1);
  CHECK(config.footer[0].title == "Elders");
  CHECK(config.footer[0].items.at(0).href == "https://example.org/");
  CHECK(config.words == Words{{"sign", "gelijke kansen"}});
  CHECK(config.word_lists == WordLists{{"windows", {"een", "twee"}}});
}

TEST_CASE("settings of other parts of the program are kept as they come", "[site][config]") {
  const Config config = config_of("title: x\nsearch: {synonyms: [[school, opleiding]]}\nfeeds: {limit: 20}\n");
  CHECK(config.reserved.size() == 2);
  CHECK(config.reserved[0].key == "search");
  CHECK(config.reserved[0].value.find("synonyms") != nullptr);
}

TEST_CASE("sources are other projects, seen from this one", "[site][config]") {
  const Config config = config_of(
      "title: x\nsources:\n  noord: ./../noord//kennis/../\n"
      "  zuid: {path: allies/zuid, repository: \"https://github.com/zuid/kennis.git\", skip: [groups/a.md, notes/]}\n");
  REQUIRE(config.allies.size() == 2);
  CHECK(config.allies[0].path == "../noord");
  CHECK(config.allies[0].title == "noord");
  CHECK(config.allies[1].repository == "https://github.com/zuid/kennis");
  REQUIRE(config.allies[1].skip.size() == 2);
  CHECK(config.allies[1].skip[0].name == "groups/a");
  CHECK(config.allies[1].skip[1].name == "notes");
}

TEST_CASE("each mistake in site.yaml has its own diagnostic", "[site][config]") {
  struct Case {
    std::string_view text, said;
  };
  const Case cases[] = {
      {"",
       "site.yaml: `site.yaml` is empty [empty-site-config] (write at least what the site is called: `title: …`)\n"},
      {"  \n\n",
       "site.yaml: `site.yaml` is empty [empty-site-config] (write at least what the site is called: `title: …`)\n"},
      {"- a\n- b\n",
       "site.yaml:1 {- a}: `site.yaml` holds a list instead of keys with values [settings-not-a-map] (write one `key: "
       "value` a line)\n"},
      {"just words\n",
       "site.yaml:1 {just words}: `site.yaml` holds `just words` instead of keys with values [settings-not-a-map] "
       "(write one `key: value` a line)\n"},
      {"slogan: x\n",
       "site.yaml: the site has no `title` [missing-setting] (write what the site is called: `title: …`)\n"},
      {"# nothing\n",
       "site.yaml: the site has no `title` [missing-setting] (write what the site is called: `title: …`)\n"},
      {"titel: x\ntitle: y\n",
       "site.yaml:1 {titel}: `titel` is not a setting of `site.yaml` [unknown-setting] (did you mean `title`?)\n"},
      {"title: [a, b]\n", "site.yaml:1 {[a, b]}: `title` is a list, where a text belongs [invalid-setting]\n"},
      {"title: x\nlanguage: Dutch\n",
       "site.yaml:2 {Dutch}: `Dutch` is not the code of a language [invalid-setting] (write a code such as `nl`, `en` "
       "or `pt-BR`)\n"},
      {"title: x\nlanguages: [en, en]\n",
       "site.yaml:2 {en}: the language `en` is given twice [invalid-setting] (remove one of the two)\n  site.yaml:2 it "
       "is given here first\n"},
      {"title: x\nlanguages: [en, [fr]]\n",
       "site.yaml:2 {[fr]}: `languages` is a list of texts, and one item is a list [invalid-setting] (write each item "
       "as one text, or remove it)\n"},
      {"title: x\nlanguages: {en: English}\n",
       "site.yaml:2 {{en: English}}: `languages` is a map, where a list of texts belongs [invalid-setting]\n"},
      {"title: x\ncontact: redactie\n",
       "site.yaml:2 {redactie}: `redactie` is not an e-mail address [invalid-setting] (write a mailbox: `contact: "
       "editors@example.org`)\n"},
      {"title: x\nrepository: git@github.com:a/b\n",
       "site.yaml:2 {git@github.com:a/b}: `git@github.com:a/b` is not the address of a repository [invalid-setting] "
       "(write its page: `https://github.com/organisation/repository`)\n"},
      {"title: x\nrepository: https://naam@github.com/a/b\n",
       "site.yaml:2 {https://naam@github.com/a/b}: `https://naam@github.com/a/b` is not the address of a repository "
       "[invalid-setting] (write its page: `https://github.com/organisation/repository`)\n"},
      {"title: x\nrepository: \"https://github.com/a\\nb\"\n",
       "site.yaml:2 {\"https://github.com/a\\nb\"}: `https://github.com/a\nb` is not the address of a repository "
       "[invalid-setting] (write its page: `https://github.com/organisation/repository`)\n"},
      {"title: x\nlicense: {title: y, href: \"http://a.example/\\r\\nb\"}\n",
       "site.yaml:2 {\"http://a.example/\\r\\nb\"}: `http://a.example/\r\nb` is not the address of a licence "
       "[invalid-setting] (write it whole: `https://creativecommons.org/licenses/by/4.0/`)\n"},
      {"title: x\nbranch: \"a\\nb\"\n",
       "site.yaml:2 {\"a\\nb\"}: `a\nb` is not the name of a branch [invalid-setting] (write the branch that visitors "
       "edit: `main`)\n"},
      {"title: x\nbranch: a..b\n",
       "site.yaml:2 {a..b}: `a..b` is not the name of a branch [invalid-setting] (write the branch that visitors edit: "
       "`main`)\n"},
      {"title: x\nhistory: soms\n",
       "site.yaml:2 {soms}: `history` is `true` or `false`, not `soms` [invalid-setting] (write `history: false` to "
       "leave "
       "out when pages were changed)\n"},
      {"title: x\nopen_data: soms\n",
       "site.yaml:2 {soms}: `open_data` is `true` or `false`, not `soms` [invalid-setting] (write `open_data: false` "
       "to "
       "publish no files of open data)\n"},
      {"title: x\nshare_pictures: [true]\n",
       "site.yaml:2 {[true]}: `share_pictures` is a list, where a text belongs [invalid-setting]\n"},
      {"title: x\nshare_pictures: nee\n",
       "site.yaml:2 {nee}: `share_pictures` is `true` or `false`, not `nee` [invalid-setting] (write `share_pictures: "
       "false` to draw no pictures for who shares a page)\n"},
      {"title: x\nlicense: {title: CC0, href: cc0}\n",
       "site.yaml:2 {cc0}: `cc0` is not the address of a licence [invalid-setting] (write it whole: "
       "`https://creativecommons.org/licenses/by/4.0/`)\n"},
      {"title: x\nsearch: yes\n",
       "site.yaml:2 {yes}: `search` is `yes`, where a map or a list belongs [invalid-setting]\n"},
      {"title: x\nwords: hello\n",
       "site.yaml:2 {hello}: `words` is `hello`, where a map of texts belongs [invalid-setting]\n"},
      {"title: x\nwords: {a: {b: c}}\n",
       "site.yaml:2 {{b: c}}: `a` is a map, where a text belongs [invalid-setting]\n"},
      {"title: x\nbase_url: example.org\n",
       "site.yaml:2 {example.org}: `base_url` is not the address of a website: it does not begin with `https://` "
       "[invalid-base-url] (write it whole: `https://example.org/` or `https://organisation.github.io/repository/`)\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(Read(each.text).said() == each.said);
  }
}

TEST_CASE("a mistake in YAML is said once, without a second about what is missing", "[site][config]") {
  CHECK(Read("title: \"x\n").outcome.diagnostics.count(Severity::Error) == 1);
  CHECK(Read("title: x\ntitle: y\n").outcome.diagnostics.count(Severity::Error) == 1);
  CHECK(Read("title: x\n\tslogan: y\n").outcome.diagnostics.count(Severity::Error) == 1);
  CHECK(Read(std::string("title: \xFF\n")).outcome.diagnostics.count(Severity::Error) == 1);
  CHECK(Read(std::string_view("title: x\0y\n", 11)).outcome.diagnostics.count(Severity::Error) == 1);
  CHECK(Read("a: " + std::string(20'000, '[')).outcome.diagnostics.count(Severity::Error) == 1);
}

TEST_CASE("an item of the navigation leads to exactly one place", "[site][config]") {
  struct Case {
    std::string_view item, said;
  };
  const Case cases[] = {
      {"{title: a}", "{{title: a}}: an item of the navigation leads nowhere [invalid-navigation-item]"},
      {"{title: a, page: b.md, collection: c}",
       "{collection}: an item of the navigation leads to a `page` and a `collection` [invalid-navigation-item]"},
      {"{page: b.md}", "{{page: b.md}}: an item of the navigation has no `title` [missing-setting]"},
      {"{title: , page: b.md}", "{title}: an item of the navigation has no `title` [missing-setting]"},
      {"{title: a, page: }", "{page}: `page` says nothing [invalid-navigation-item]"},
      {"{title: a, href: \"http://example.org\"}",
       "{\"http://example.org\"}: `http://example.org` is not an address that begins with `https://` "
       "[invalid-navigation-item]"},
      {"{title: a, href: \"https://:8080/\"}",
       "{\"https://:8080/\"}: `https://:8080/` is not an address that begins with `https://` "
       "[invalid-navigation-item]"},
      {"{title: a, href: \"javascript:alert(1)\"}",
       "{\"javascript:alert(1)\"}: `javascript:alert(1)` is not an address that begins with `https://` "
       "[invalid-navigation-item]"},
      {"{title: a, colection: b}",
       "{colection}: `colection` is not a setting of an item of the navigation [unknown-setting]"},
      {"just words", "{just words}: an item of the navigation is `just words`, not a map [invalid-navigation-item]"},
      {"{title: [x], page: b.md}", "{[x]}: `title` is a list, where a text belongs [invalid-setting]"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.item);
    const std::string said = Read("title: x\nnavigation:\n  - " + std::string(each.item) + "\n").said();
    CHECK_THAT(said, Catch::StartsWith("site.yaml:3 " + std::string(each.said)));
  }
  CHECK_THAT(Read("title: x\nnavigation: about\n").said(),
             Catch::Contains("`navigation` is `about`, where a list of items belongs"));
  CHECK_THAT(Read("title: x\nfooter: [a]\n").said(), Catch::Contains("a group of the footer is `a`, not a map"));
  CHECK_THAT(Read("title: x\nfooter: [{items: []}]\n").said(), Catch::Contains("a group of the footer has no `title`"));
  CHECK_THAT(Read("title: x\nfooter: [{title: a, item: []}]\n").said(), Catch::Contains("did you mean `items`?"));
}

TEST_CASE("an address is split into origin and path, or refused", "[site][config]") {
  struct Case {
    std::string_view address, base_url, base_path;
  };
  const Case good[] = {
      {"", "", "/"},
      {"https://example.org", "https://example.org/", "/"},
      {"HTTPS://Example.ORG:8443/a//b", "https://example.org:8443/a/b/", "/a/b/"},
      {"http://localhost:8080/", "http://localhost:8080/", "/"},
      {"https://x.github.io/repo/", "https://x.github.io/repo/", "/repo/"},
      {"https://example.org/gelijke kansen/", "", ""},
      {"https://example.org/gelijke%20kansen/", "https://example.org/gelijke%20kansen/", "/gelijke%20kansen/"},
      {"https://example.org/één", "https://example.org/%C3%A9%C3%A9n/", "/%C3%A9%C3%A9n/"},
      {"/kennisbank", "", "/kennisbank/"},
      {"/", "", "/"},
  };
  for (const Case& each : good) {
    CAPTURE(each.address);
    Config config;
    const auto error = set_base_url(config, each.address);
    CHECK(error.has_value() == each.base_path.empty());
    if (error) continue;
    CHECK(config.base_url == each.base_url);
    CHECK(config.base_path == each.base_path);
  }
  const std::string_view bad[] = {"example.org",
                                  "ftp://example.org",
                                  "https://",
                                  "https:///x",
                                  "https://a..b/",
                                  "https://.a/",
                                  "https://a.org/?q",
                                  "https://a.org/#x",
                                  "https://me@a.org/",
                                  "https://a:b@c.org/",
                                  "https://a.org:port/",
                                  "https://a.org/../../x",
                                  "//a.org/",
                                  "javascript:alert(1)",
                                  "https://a.org/%zz",
                                  "https://a.org/%2e%2e",
                                  "https://a_b.org/",
                                  "https://a.org\\b",
                                  "https://é.org/",
                                  "://",
                                  "https://a.org/\nb",
                                  "https://a.org:999999999/"};
  for (const std::string_view address : bad) {
    CAPTURE(address);
    Config config;
    CHECK(set_base_url(config, address).has_value());
    CHECK(config.base_path == "/");
  }
}

TEST_CASE("a project without site.yaml says so", "[site][config]") {
  SourceMap sources;
  const auto missing =
      load_config(MemoryFileSystem(std::map<std::string, std::string>{{"content/a/b.md", ""}}), "", sources);
  REQUIRE(missing.has_value());
  CHECK(headlines(missing->diagnostics, sources) ==
        "content/site.yaml: there is no `content/site.yaml` [missing-site-config] (write it with at least `title: …`, "
        "or begin with `bondgenoot init`)\n");
  const auto found = load_config(
      MemoryFileSystem(std::map<std::string, std::string>{{"p/content/site.yaml", "title: x"}}), "p", sources);
  REQUIRE(found.has_value());
  CHECK(found->value.title == "x");
  CHECK(sources.get(found->value.source).path == "content/site.yaml");
  CHECK_FALSE(load_config(MemoryFileSystem(
                              std::map<std::string, std::string>{{"content/site.yaml", std::string(2U << 20U, 0x20)}}),
                          "", sources)
                  .has_value());
}

}  // namespace
}  // namespace bondgenoot::site
