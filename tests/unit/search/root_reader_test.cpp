// root.json: what is taken of it, and what is refused.
#include <catch2/catch.hpp>

#include "search/index_reader.h"
#include "support/text.h"
#include "unit/search/index_bytes.h"

namespace bondgenoot::search {
namespace {

/// Whether root.json is refused when one text in it is another.
bool is_refused(std::string_view from, std::string_view to) {
  const std::string json = root_bytes(small_index());
  const std::string changed = replace_all(json, from, to);
  REQUIRE(changed != json);
  return !read_root(changed);
}

}  // namespace

TEST_CASE("root.json gives names, borders and numbers", "[search][reader]") {
  const auto root = read_root(root_bytes(small_index()));
  REQUIRE(root);
  CHECK(root->directory == "0123456789");
  CHECK(root->documents == 5);
  CHECK(root->pack_size == 2);
  CHECK(root->borders.size() == 4);
  CHECK(root->facets[0].values == std::vector<std::string>{"practices", "insights"});
  CHECK(root->facets[1].values.empty());  // They are in its own file.
  CHECK(root->sorts == std::vector<std::string>{"title"});
  CHECK(root->stop_words == std::vector<std::string>{"van"});
  CHECK(root->synonyms[0][1][1] == std::vector<std::string>{"bord"});
  CHECK_FALSE(root->packs);
}

TEST_CASE("the numbers of the ranking come from root.json", "[search][reader]") {
  const auto root = read_root(replace_all(root_bytes(small_index()), R"("typo2":0.4)", R"("typo2":3)"));
  REQUIRE(root);
  CHECK(root->ranking.typo2 == 3);
  CHECK(root->ranking.typo1 == Ranking().typo1);
}

TEST_CASE("a root.json with anything wrong in it is refused", "[search][reader]") {
  CHECK(is_refused(R"("version":2)", R"("version":1)"));
  CHECK(is_refused(R"("version":2)", R"("version":"2")"));
  CHECK(is_refused(R"("language":"nl")", R"("language":1)"));
  CHECK(is_refused("0123456789", "../../etc/"));
  CHECK(is_refused("0123456789", "0123"));
  CHECK(is_refused("0123456789", "ABCDEF0123"));
  CHECK(is_refused(R"("documents":5)", R"("documents":-1)"));
  CHECK(is_refused(R"("documents":5)", R"("documents":4294967296)"));
  CHECK(is_refused(R"("documents":5)", R"("documents":1.5)"));
  CHECK(is_refused(R"("packSize":2)", R"("packSize":0)"));
  CHECK(is_refused(R"(["","k","sch","t"])", "[]"));
  CHECK(is_refused(R"(["","k","sch","t"])", R"(["k"])"));
  CHECK(is_refused(R"(["","k","sch","t"])", R"(["","k","k"])"));
  CHECK(is_refused(R"(["","k","sch","t"])", R"(["","t","k"])"));
  CHECK(is_refused(R"(["","k","sch","t"])", R"(["",1])"));
  CHECK(is_refused(R"("lexicon":true)", R"("lexicon":1)"));
  CHECK(is_refused(R"(["title"])", R"(["../x"])"));
  CHECK(is_refused(R"(["title"])", R"([""])"));
  CHECK(is_refused(R"([["taal","talen"]])", R"([])"));
  CHECK(is_refused(R"([["taal","talen"]])", R"([[]])"));
  CHECK(is_refused(R"([["taal","talen"]])", R"(["taal"])"));
  CHECK(is_refused(R"({"name":"themes"})", R"({"name":1})"));
  CHECK(is_refused(R"("exact":1.0,)", ""));
  CHECK(is_refused(R"("exact":1.0)", R"("exact":"1")"));
  CHECK(is_refused(R"("exact":1.0)", R"("exact":-1)"));
  CHECK(is_refused(R"("stopWords":["van"])", R"("stopWords":"van")"));
  CHECK(is_refused(R"("stopWords":)", R"("packs":[],"stopWords":)"));
  CHECK(is_refused(R"("stopWords":)", R"("packs":[[{},{}],[{},{}],[{}]],"stopWords":)"));
  for (const char* text : {"", "{", "null", "[]", "1", "<!doctype html>", "{}"}) CHECK_FALSE(read_root(text));
}

TEST_CASE("a root.json that is cut off anywhere is refused", "[search][reader]") {
  const std::string json = root_bytes(small_index());
  for (std::size_t length = 0; length < json.size(); ++length) REQUIRE_FALSE(read_root(json.substr(0, length)));
}

}  // namespace bondgenoot::search
