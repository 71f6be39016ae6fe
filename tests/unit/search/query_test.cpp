// Queries: texts of every kind, taken apart.
#include "search/query.h"

#include <catch2/catch.hpp>

namespace bondgenoot::search {
namespace {

Query parsed(std::string_view text) {
  Root root;
  root.stop_words = {"de", "van"};
  return parse_query(text, root);
}

/// `taal+ thuis…`: + where a term joins the next, … where it is open.
std::string shape(std::string_view text) {
  std::string out;
  for (const Term& term : parsed(text).terms)
    out.append(out.empty() ? "" : " ")
        .append(term.form)
        .append(term.open ? "…" : "")
        .append(term.joins_next ? "+" : "");
  return out;
}

}  // namespace

TEST_CASE("stop words go, the last term is open, joins are seen", "[search][query]") {
  CHECK(shape("de kans") == "kans…");
  CHECK(shape("kans ") == "kans");
  CHECK(shape("kans van") == "kans");
  CHECK(shape("van") == "van…");
  CHECK(shape("de van") == "de+ van…");
  CHECK(shape("taal thuis") == "taal+ thuis…");
  CHECK(shape("taal, thuis") == "taal thuis…");
  CHECK(shape("mbo-student ") == "mbo+ student");
  CHECK(shape("taal - thuis") == "taal+ thuis…");
  CHECK(shape("taal van thuis") == "taal thuis…");
  CHECK(shape("\"taal thuis\"") == "taal+ thuis");
}

TEST_CASE("texts without a word have no terms", "[search][query]") {
  for (const char* text : {"", " ", "\t\n", "!?", "…", "😀", "\"", "\"\"", "'", "- -", "\xff\xfe"})
    CHECK(shape(text).empty());
}

TEST_CASE("any text can be asked for", "[search][query]") {
  CHECK(shape("a") == "a…");
  CHECK(shape("😀 taal 😀") == "taal");
  CHECK(shape("<script>alert(1)</script>") == "script alert 1 script");
  CHECK(shape("مرحبا بالعالم") == "مرحبا+ بالعالم…");
  CHECK(shape("שלום") == "שלום…");
  CHECK(shape("pabo’s") == "pabos…");
  CHECK(shape("Coördinatie") == "coordinatie…");
}

TEST_CASE("at most 16 terms of 512 letters are read, and 64 letters of a term", "[search][query]") {
  CHECK(parsed("a b c d e f g h i j k l m n o p q r s").terms.size() == 16);
  CHECK_FALSE(parsed("a b c d e f g h i j k l m n o p q r s").terms.back().joins_next);
  std::string filled;
  for (int i = 0; i < 30; ++i) filled += "de ";
  CHECK(shape(filled + "kans") == "kans…");
  CHECK(shape(std::string(600, ' ') + "kans").empty());
  const Query query = parsed(std::string(10'000, 'x'));
  REQUIRE(query.terms.size() == 1);
  CHECK(query.terms.front().letters == 64);
  CHECK(query.terms.front().open);
}

TEST_CASE("phrases stand between two quotes", "[search][query]") {
  using Phrases = std::vector<Phrase>;
  CHECK(parsed("\"taal thuis\"").phrases == Phrases{{"taal", "thuis"}});
  CHECK(parsed("“Taal” „thuis”").phrases == Phrases{{"taal"}, {"thuis"}});
  CHECK(parsed("a \"b").phrases.empty());
  CHECK(parsed("a \"b\" \"c").phrases == Phrases{{"b"}});
  CHECK(parsed("\"\"").phrases.empty());
  CHECK(parsed("\"mbo-student x\" y").phrases == Phrases{{"mbo", "student", "x"}});
}

TEST_CASE("a phrase is held when its words stand in a row", "[search][query]") {
  CHECK(holds_phrase({"niets", "Over de MBO-student."}, {"de", "mbo", "student"}));
  CHECK_FALSE(holds_phrase({"student mbo"}, {"mbo", "student"}));
  CHECK_FALSE(holds_phrase({"de mbo", "student"}, {"mbo", "student"}));
}

}  // namespace bondgenoot::search
