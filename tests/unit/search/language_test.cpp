#include "search/language.h"

#include <catch2/catch.hpp>
#include <random>

#include "analysed_words.h"
#include "search/stemmer.h"
#include "support/cpu_time.h"

namespace bondgenoot::search::tests {
namespace {

TEST_CASE("a language is found by its code, whatever its region and case", "[search][language]") {
  CHECK(language("nl").code == "nl");
  CHECK(language("nl-BE").code == "nl");
  CHECK(language("EN_gb").code == "en");
  CHECK(language("de").stemmer == "german");
  for (const std::string_view code : {"", "xx", "-", "nlx", "\xff", "a very long code that is none"}) {
    INFO(code);
    CHECK(language(code).rules == nullptr);
    CHECK(language(code).stemmer.empty());
    CHECK(language(code).links.size() == 1);
  }
}

TEST_CASE("stop words are sorted, folded, and none of them says anything", "[search][language]") {
  for (const std::string_view code : {"nl", "en"}) {
    const Language& each = language(code);
    CHECK(std::ranges::is_sorted(each.stop_words));
    CHECK(std::ranges::adjacent_find(each.stop_words) == each.stop_words.end());
    for (const std::string_view word : each.stop_words) {
      INFO(word);
      CHECK(std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; }));
    }
  }
  CHECK(is_stop_word(language("nl"), "het"));
  CHECK_FALSE(is_stop_word(language("nl"), "school"));
  CHECK_FALSE(is_stop_word(language("nl"), ""));
}

TEST_CASE("every Snowball stemmer a language names is there", "[search][language]") {
  for (const std::string_view code :
       {"ar", "ca", "da", "de", "el", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id",
        "it", "lt", "nb", "ne", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"}) {
    INFO(code);
    REQUIRE(language(code).code == code);
    CHECK(Stemmer(language(code).stemmer).works());
  }
  const Stemmer none("klingon");
  CHECK_FALSE(none.works());
  CHECK(none.stem("scholen") == "scholen");
}

TEST_CASE("a stemmer leaves alone what is no word", "[search][language]") {
  const Stemmer stemmer("german");
  CHECK(stemmer.stem("").empty());
  CHECK(stemmer.stem("\xff\xfe") == "\xff\xfe");
  CHECK(stemmer.stem(std::string(100'000, 'e')).size() == 100'000);
  CHECK(stemmer.stem("\xd1\x88\xd0\xba\xd0\xbe\xd0\xbb\xd0\xb0") == "\xd1\x88\xd0\xba\xd0\xbe\xd0\xbb\xd0\xb0");
}

TEST_CASE("stop words and words without letters a-z are families of their own", "[search][language]") {
  const AnalysedWords words(
      "de het kan kannen 2017 20172018 \xce\xb1\xce\xb2\xce\xb3 \xe5\xad\xa6\xe6\xa0\xa1 x y1 aeiou rrrr");
  CHECK_FALSE(words.joined("kan", "kannen"));
  CHECK(words.find("\xe5\xad\xa6\xe6\xa0\xa1").has_value());
  CHECK(words.parts("20172018").empty());
}

TEST_CASE("no words give no families", "[search][language]") {
  for (const std::string_view code : {"nl", "en", "de", ""}) {
    ThreadPool pool(2);
    const WordAnalysis analysis = analyze_words({}, language(code), {}, pool);
    CHECK(analysis.extra.empty());
    CHECK(analysis.family_of.empty());
    CHECK(analysis.families == 0);
    CHECK(explain_words({}, analysis).empty());
  }
}

TEST_CASE("any bytes can be words", "[search][language]") {
  std::mt19937 random(20171024);
  const std::vector<std::string> pieces{"ge",
                                        "en",
                                        "ing",
                                        "s",
                                        "school",
                                        "op",
                                        "te",
                                        "ij",
                                        "\xc3\xa9",
                                        "\xe2\x80\x99",
                                        "\xff",
                                        "\x80",
                                        "1",
                                        "z",
                                        "aa",
                                        "'",
                                        std::string(1, '\0'),
                                        "ieer",
                                        "heden",
                                        "je",
                                        "tje",
                                        "ver",
                                        "\xf0\x9f\x98\x80",
                                        "v",
                                        "lijk",
                                        "-"};
  std::string text;
  for (int word = 0; word < 4000; ++word) {
    for (std::size_t piece = random() % 9; piece > 0; --piece) text += pieces[random() % pieces.size()];
    text += ' ';
  }
  text += std::string(100'000, 's') + " " + std::string(63, 'e') + " " + std::string(64, 'a') + "en";
  WordSettings settings;
  settings.never_join = {{"", ""}, {"\xff", "school"}, {"school", "scholen"}};
  settings.never_split = {"", "\xff"};
  settings.split = {
      {"school", {"", "\xff", "school"}}, {"", {"a"}}, {std::string(63, 'e'), std::vector<std::string>(1000, "e")}};
  for (const std::string_view code : {"nl", "en", "de", "fr", "xx"}) {
    INFO(code);
    const AnalysedWords words(text, code, settings);
    const WordAnalysis& analysis = words.analysis();
    const std::size_t all = analysis.splits.size() + analysis.extra.size();
    REQUIRE(analysis.family_of.size() == all);
    CHECK(std::ranges::all_of(analysis.family_of, [&](std::uint32_t family) { return family < analysis.families; }));
    for (const std::vector<CompoundPart>& parts : analysis.splits) {
      CHECK(parts.size() <= 8);
      CHECK(std::ranges::all_of(parts, [&](const CompoundPart& part) { return part.word < all && part.weight > 0; }));
    }
    CHECK(AnalysedWords(text, code, settings).explained() == words.explained());
  }
}

TEST_CASE("the order of settings does not matter to the families, nor does a second run", "[search][language]") {
  const std::string text =
      "school scholen schoolkosten kans kansen kansrijk opleiding opleidingen opgeleid gezin gezinnen zin";
  WordSettings one;
  one.never_join = {{"school", "scholen"}, {"kans", "kansen"}};
  WordSettings other;
  other.never_join = {{"kansen", "kans"}, {"scholen", "school"}};
  CHECK(AnalysedWords(text, "nl", one).explained() == AnalysedWords(text, "nl", other).explained());
}

TEST_CASE("a hundred thousand words are analysed in a moment", "[search][language]") {
  std::mt19937 random(1);
  const std::vector<std::string> parts{"school", "kans", "taal",  "beleid", "leerling", "onderzoek",
                                       "zorg",   "werk", "klas",  "jeugd",  "cultuur",  "muziek",
                                       "straat", "huis", "water", "wijk",   "groep",    "plan"};
  std::string text;
  for (int word = 0; word < 100'000; ++word) {
    for (std::size_t count = 1 + random() % 3; count > 0; --count) text += parts[random() % parts.size()];
    text += std::string(1, static_cast<char>('a' + random() % 26)) + static_cast<char>('a' + random() % 26) + "ing ";
  }
  const double start = bondgenoot::tests::cpu_seconds();
  const AnalysedWords words(text);
  CHECK(bondgenoot::tests::cpu_seconds() - start < 60);  // Nothing quadratic; the bench has the figures.
  CHECK(words.analysis().splits.size() > 30'000);
}

TEST_CASE("an editor reads families and splits, sorted, a line each", "[search][language]") {
  const std::string explained = AnalysedWords("kansen schoolkosten").explained();
  CHECK(explained.find("family: kansen (kans)") != std::string::npos);
  CHECK(explained.find("split: schoolkosten = school 0.35 + kosten 0.50\n") != std::string::npos);
}

}  // namespace
}  // namespace bondgenoot::search::tests
