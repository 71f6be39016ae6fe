#include "search/tokenizer.h"

#include <string>

#include <catch2/catch.hpp>

#include "support/text.h"

namespace bondgenoot::search {
namespace {

/// The words of a text, parts with `|` between, words with a space.
std::string words(std::string_view text) {
  std::string all;
  for (const TextWord& word : words_of(text)) all.append(all.empty() ? "" : " ").append(join(word.parts, "|"));
  return all;
}

TEST_CASE("words are folded: case, accents, apostrophes and soft hyphens do not count", "[search][tokenizer]") {
  CHECK(words("De Hef in Rotterdam") == "de hef in rotterdam");
  CHECK(words("CAFÉ Café cafe\u0301") == "cafe cafe cafe");
  CHECK(words("pabo's pabo’s ’s") == "pabos pabos s");
  CHECK(words("coördinatie Ærø straße Łódź ΟΔΟΣ") == "coordinatie aero strasse lodz οδοσ");
  CHECK(words("school\u00ADadvies") == "schooladvies");
}

TEST_CASE("hyphens within a word divide it into parts", "[search][tokenizer]") {
  CHECK(words("mbo-student zij\u2010instromer op-") == "mbo|student zij|instromer op");
  CHECK(words("a--b -c- d- -e") == "a b c d e");
  CHECK(words("2016-09-05") == "2016|09|05");
}

TEST_CASE("everything else stands between words", "[search][tokenizer]") {
  CHECK(words("") == "");
  CHECK(words("!!! … — 🚌") == "");
  CHECK(words("€5,50 (vve), po/vo; 80%") == "5 50 vve po vo 80");
  CHECK(words("שלום עולם") == "שלום עולם");
  CHECK(words("' '' '") == "");
}

TEST_CASE("words know where they stand", "[search][tokenizer]") {
  const auto found = words_of("— Één mbo’er!");
  REQUIRE(found.size() == 2);
  CHECK(found[0].begin == 4);
  CHECK(found[0].end == 9);
  CHECK(found[1].begin == 10);
  CHECK(found[1].end == 18);
}

TEST_CASE("a whole is its parts joined", "[search][tokenizer]") {
  WordReader reader("mbo-student's plan");
  REQUIRE(reader.next());
  CHECK(reader.whole() == "mbostudents");
  CHECK(reader.parts() == std::vector<std::string>{"mbo", "students"});
  REQUIRE(reader.next());
  CHECK(reader.whole() == "plan");
  CHECK(reader.parts() == std::vector<std::string>{"plan"});
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.next());
}

TEST_CASE("what is longer than 64 letters is cut off", "[search][tokenizer]") {
  CHECK(words(std::string(100, 'A')) == std::string(64, 'a'));
  std::string accents;
  std::string plain;
  for (int i = 0; i < 100; ++i) accents += "ж";
  for (int i = 0; i < 64; ++i) plain += "ж";
  CHECK(words(accents) == plain);
}

TEST_CASE("bytes that are no UTF-8 are no letters", "[search][tokenizer]") {
  CHECK(words("a\xFF"
              "b \xC3") == "a b");
  CHECK(words(std::string("a\0b", 3)) == "a b");
}

}  // namespace
}  // namespace bondgenoot::search
