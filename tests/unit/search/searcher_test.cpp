// Questions to an index that was written by hand.
#include "search/searcher.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/gzip.h"
#include "unit/search/index_bytes.h"

namespace bondgenoot::search {
namespace {

std::vector<std::string> no_texts(std::uint32_t) { return {}; }

Answer ask(const Question& question, const MadeIndex& index = small_index(), const DocumentTexts& texts = no_texts) {
  auto files = IndexFiles::open(getter_of(files_of(index)));
  REQUIRE(files);
  auto out = answer(question, *files, texts);
  REQUIRE(out);
  return *out;
}

Answer ask(std::string_view text, const MadeIndex& index = small_index()) {
  return ask(Question{.text = std::string(text)}, index);
}

std::vector<std::uint32_t> numbers(const Answer& answer) {
  std::vector<std::uint32_t> out;
  for (const Hit& hit : answer.hits) out.push_back(hit.number);
  return out;
}

using Numbers = std::vector<std::uint32_t>;

/// Why the first document was found: `kansen exact kans`.
std::string reasons(const Answer& answer) {
  std::string out;
  for (const Match& match : answer.hits.front().matches)
    out.append(out.empty() ? "" : ", ")
        .append(match.term)
        .append(" ")
        .append(rule_name(match.rule))
        .append(" ")
        .append(match.form);
  return out;
}

}  // namespace

TEST_CASE("a word finds the documents of its family, the strongest first", "[search][searcher]") {
  const Answer answer = ask("kansen");
  CHECK(numbers(answer) == Numbers{2, 4, 1});
  CHECK(answer.total == 3);
  CHECK(reasons(answer) == "kansen exact kansen");
}

TEST_CASE("a score is rarity times impact times weight", "[search][searcher]") {
  const Answer answer = ask("taal ");
  CHECK(answer.hits.front().score == Approx(std::log(1 + 4.5 / 1.5)).epsilon(1e-14));
  CHECK(answer.hits.front().matches.front().weight == 1);
}

TEST_CASE("each rule says its name", "[search][searcher]") {
  CHECK(reasons(ask("begel")) == "begel prefix begeleiding");
  CHECK(reasons(ask("begelieding")) == "begelieding typo begeleiding");
  CHECK(reasons(ask("begelie")) == "begelie typo-prefix begeleiding");
  CHECK(reasons(ask("jongeren werk ")) == "jongeren joined jongerenwerk, werk joined jongerenwerk");
  CHECK(reasons(ask("talen")) == "talen synonym kans");
  CHECK(reasons(ask("school bord")) == "school synonym taal, bord synonym taal");
  CHECK(reasons(ask("kansentaal ")) == "kansentaal compound-part taal");
}

TEST_CASE("a compound needs both parts in a document, or counts for little", "[search][searcher]") {
  MadeIndex index = small_index();
  index.families.push_back({{"beleid"}, {{2, 10}, {3, 10}}});
  const Answer answer = ask("kansenbeleid ", index);
  CHECK(numbers(answer) == Numbers{2, 3, 4, 1});
  CHECK(reasons(answer) == "kansenbeleid compound kansen beleid");
}

TEST_CASE("of three terms a third must be met", "[search][searcher]") {
  CHECK(ask("taal zzzz qqqq xxxx ").total == 0);
  CHECK(ask("taal zzzz qqqq ").total == 4);
}

TEST_CASE("browsing gives everything, nonsense nothing", "[search][searcher]") {
  CHECK(numbers(ask("")) == Numbers{0, 1, 2, 3, 4});
  CHECK(ask(" \u00A0\n").total == 5);
  CHECK(ask("!?").total == 0);
  CHECK(ask("xqzwv").total == 0);
}

TEST_CASE("what lacks the key of a sort comes last", "[search][searcher]") {
  CHECK(numbers(ask({.text = "", .sort = "title"})) == Numbers{2, 1, 4, 0, 3});
  CHECK(numbers(ask({.text = "school", .sort = "newest"})) == Numbers{0, 1, 2, 3, 4});
  auto files = IndexFiles::open(getter_of(files_of(small_index())));
  CHECK_FALSE(answer({.text = "", .sort = "unheard"}, *files, no_texts));
}

TEST_CASE("facets: one of the values within, all of the facets together", "[search][searcher]") {
  CHECK(numbers(ask({.text = "", .facets = {{"themes", {"a", "b"}}}})) == Numbers{0, 1, 2, 4});
  CHECK(numbers(ask({.text = "", .facets = {{"themes", {"b"}}, {"collection", {"practices"}}}})) == Numbers{0});
  CHECK(ask({.text = "", .facets = {{"themes", {"unheard"}}}}).total == 0);
  CHECK(ask({.text = "", .facets = {{"unheard", {"of"}}, {"themes", {}}}}).total == 5);
}

TEST_CASE("counts of a facet ignore its own choice and follow the others", "[search][searcher]") {
  const Answer answer = ask({.text = "", .facets = {{"themes", {"b"}}, {"collection", {"practices"}}}, .counts = true});
  CHECK(answer.counts == std::vector<Numbers>{{1, 1}, {2, 1, 0}});
  CHECK(answer.all == Numbers{2, 2});
  const Answer scoped =
      ask({.text = "", .facets = {{"themes", {"b"}}}, .scope = {{"collection", {"practices"}}}, .counts = true});
  CHECK(scoped.counts == std::vector<Numbers>{{1, 0}, {2, 1, 0}});
}

TEST_CASE("a phrase must be in a document's texts", "[search][searcher]") {
  const DocumentTexts texts = [](std::uint32_t number) {
    return std::vector<std::string>{number == 4 ? "een School, kans!" : "school en kans"};
  };
  CHECK(numbers(ask({.text = "\"school kans\""}, small_index(), texts)) == Numbers{4});
  CHECK(ask({.text = "\"kans school\""}, small_index(), texts).total == 0);
}

TEST_CASE("results come in pages", "[search][searcher]") {
  CHECK(numbers(ask({.text = "school", .from = 2, .count = 2})) == Numbers{2, 3});
  CHECK(numbers(ask({.text = "school", .from = 5})).empty());
  CHECK(ask({.text = "school", .count = 0}).total == 5);
}

TEST_CASE("an index of no documents and one of a single one", "[search][searcher]") {
  const MadeIndex none;
  for (const char* text : {"", "a", "taal", "begeleiding"}) CHECK(ask(text, none).total == 0);
  MadeIndex one;
  one.titles = {"taal"};
  one.families = {{{"taal"}, {{0, 15}}}};
  CHECK(ask("taal", one).total == 1);
  CHECK(ask("", one).total == 1);
}

TEST_CASE("a missing or damaged file is an error that names it", "[search][searcher]") {
  const auto whole = files_of(small_index());
  for (const auto& [name, bytes] : whole) {
    auto files = whole;
    files[name] = bytes.substr(0, bytes.size() / 2);
    auto opened = IndexFiles::open(getter_of(files));
    if (name == "root.json") {
      CHECK_FALSE(opened);
      continue;
    }
    REQUIRE(opened);
    const auto asked =
        answer({.text = "kansx taalx schox begelx ", .sort = "title", .counts = true}, *opened, no_texts);
    if (name.find("/m") == std::string::npos) {
      REQUIRE_FALSE(asked);
      CHECK_THAT(asked.error(), Catch::Contains(name));
    } else {
      const auto pack = static_cast<std::uint32_t>(name[name.size() - 5] - '0');
      CHECK(opened->stored(2 * pack).find("t") == nullptr);
      CHECK_THAT(opened->error(), Catch::Contains(name));
    }
  }
  auto files = whole;
  files.erase("0123456789/t1.bin");
  auto opened = IndexFiles::open(getter_of(files));
  CHECK_FALSE(answer({.text = "kans"}, *opened, no_texts));
}

TEST_CASE("the logarithm is that of the library, but for the last bits", "[search][ranking]") {
  for (double number = 1; number < 1e6; number *= 1.013)
    CHECK(std::abs(natural_logarithm(number) - std::log(number)) <= 4e-16 * std::max(1.0, std::log(number)));
  CHECK(natural_logarithm(1) == 0);
}

}  // namespace bondgenoot::search
