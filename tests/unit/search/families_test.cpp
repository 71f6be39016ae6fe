#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <span>

#include "analysed_words.h"

namespace bondgenoot::search::tests {
namespace {

struct Pair {
  std::string_view first, second;
};

AnalysedWords with_both(const Pair& pair, std::string_view code = "nl") {
  return AnalysedWords(std::string(pair.first) + " " + std::string(pair.second), code);
}

void check_joined(std::span<const Pair> pairs, std::string_view code = "nl") {
  for (const Pair& pair : pairs) {
    INFO(pair.first << " and " << pair.second);
    CHECK(with_both(pair, code).joined(pair.first, pair.second));
  }
}

void check_apart(std::span<const Pair> pairs, std::string_view code = "nl") {
  for (const Pair& pair : pairs) {
    INFO(pair.first << " and " << pair.second);
    CHECK_FALSE(with_both(pair, code).joined(pair.first, pair.second));
  }
}

TEST_CASE("Dutch nouns join their plurals", "[search][families]") {
  constexpr std::array kPairs{Pair{"kans", "kansen"},
                              Pair{"school", "scholen"},
                              Pair{"les", "lessen"},
                              Pair{"brief", "brieven"},
                              Pair{"huis", "huizen"},
                              Pair{"prijs", "prijzen"},
                              Pair{"advies", "adviezen"},
                              Pair{"leraar", "leraren"},
                              Pair{"leraar", "leraars"},
                              Pair{"ouder", "ouders"},
                              Pair{"pabo", "pabos"},
                              Pair{"thema", "themas"},
                              Pair{"idee", "ideeen"},
                              Pair{"industrie", "industrieen"},
                              Pair{"gemeente", "gemeenten"},
                              Pair{"ziekte", "ziektes"},
                              Pair{"stad", "steden"},
                              Pair{"lid", "leden"},
                              Pair{"schip", "schepen"},
                              Pair{"museum", "musea"},
                              Pair{"centrum", "centra"},
                              Pair{"kind", "kinderen"},
                              Pair{"ei", "eieren"},
                              Pair{"dag", "dagen"},
                              Pair{"glas", "glazen"},
                              Pair{"mogelijkheid", "mogelijkheden"},
                              Pair{"politicus", "politici"},
                              Pair{"sector", "sectoren"},
                              Pair{"artikel", "artikelen"},
                              Pair{"grens", "grenzen"},
                              Pair{"coach", "coaches"},
                              Pair{"paragraaf", "paragrafen"},
                              Pair{"gebeurtenis", "gebeurtenissen"},
                              Pair{"lerares", "leraressen"},
                              Pair{"gesprek", "gesprekken"},
                              Pair{"model", "modellen"},
                              Pair{"kantoor", "kantoren"},
                              Pair{"boerderij", "boerderijen"},
                              Pair{"podcast", "podcasts"},
                              Pair{"gewoonte", "gewoonten"},
                              Pair{"geval", "gevallen"}};
  check_joined(kPairs);
}

TEST_CASE("Dutch nouns are relatives of the verbs they come from, in either direction", "[search][families]") {
  const auto related = [](std::string_view noun, std::string_view verb) {
    const AnalysedWords words = with_both({noun, verb});
    const auto families = words.analysis().family_of;
    const auto& of_noun = words.analysis().relatives[families[*words.find(noun)]];
    const auto& of_verb = words.analysis().relatives[families[*words.find(verb)]];
    return std::ranges::count(of_noun, families[*words.find(verb)]) == 1 &&
           std::ranges::count(of_verb, families[*words.find(noun)]) == 1;
  };
  CHECK(related("keuze", "kiezen"));
  CHECK(related("werving", "werft"));
  CHECK(related("ondersteuning", "ondersteund"));
  CHECK(related("selectie", "selecteren"));
  CHECK(related("evaluatie", "evalueert"));
  CHECK_FALSE(related("scholing", "scholen"));
  CHECK_FALSE(related("rekening", "rekenen"));
  CHECK_FALSE(related("koning", "koken"));
}

TEST_CASE("Dutch compounds are inflected like their last part", "[search][families]") {
  constexpr std::array kPairs{Pair{"schooladvies", "schooladviezen"},
                              Pair{"rolmodel", "rolmodellen"},
                              Pair{"binnenstad", "binnensteden"},
                              Pair{"projectgroeplid", "projectgroepleden"},
                              Pair{"basisschoolkind", "basisschoolkinderen"},
                              Pair{"studiedag", "studiedagen"},
                              Pair{"loopbaankans", "loopbaankansen"},
                              Pair{"dagblad", "dagbladen"}};
  check_joined(kPairs);
}

TEST_CASE("Dutch diminutives join their nouns", "[search][families]") {
  constexpr std::array kPairs{Pair{"boek", "boekje"},   Pair{"kaart", "kaartjes"},      Pair{"deur", "deurtje"},
                              Pair{"bal", "balletje"},  Pair{"film", "filmpje"},        Pair{"foto", "fotootje"},
                              Pair{"ding", "dingetje"}, Pair{"verhaal", "verhaaltjes"}, Pair{"koning", "koninkje"},
                              Pair{"groep", "groepjes"}};
  check_joined(kPairs);
}

TEST_CASE("Dutch verbs join their forms, regular, strong and with what can be put before them", "[search][families]") {
  constexpr std::array kPairs{Pair{"werken", "werkt"},           Pair{"werken", "gewerkt"},
                              Pair{"werken", "werkte"},          Pair{"leren", "geleerd"},
                              Pair{"leven", "leefde"},           Pair{"reizen", "reisde"},
                              Pair{"praten", "gepraat"},         Pair{"organiseren", "organiseerde"},
                              Pair{"evalueren", "geevalueerd"},  Pair{"evalueren", "evalueert"},
                              Pair{"opleiden", "opgeleid"},      Pair{"opleiden", "opgeleide"},
                              Pair{"begeleiden", "begeleidt"},   Pair{"begeleiden", "begeleidde"},
                              Pair{"spreken", "gesproken"},      Pair{"spreken", "sprak"},
                              Pair{"bespreken", "besproken"},    Pair{"aanspreken", "aangesproken"},
                              Pair{"onderzoeken", "onderzocht"}, Pair{"denken", "dacht"},
                              Pair{"ontstaan", "ontstond"},      Pair{"veranderen", "veranderd"},
                              Pair{"vertellen", "verteld"},      Pair{"herkennen", "herkend"},
                              Pair{"afstemmen", "afgestemd"},    Pair{"werken", "werkende"},
                              Pair{"kiezen", "gekozen"},         Pair{"meedoen", "meegedaan"},
                              Pair{"voorbereiden", "voorbereid"}};
  check_joined(kPairs);
}

TEST_CASE("Dutch adjectives join their -e and, when it is safe, their degrees", "[search][families]") {
  constexpr std::array kPairs{Pair{"groot", "grote"},           Pair{"actief", "actieve"},
                              Pair{"actief", "actiever"},       Pair{"boos", "boze"},
                              Pair{"divers", "diverser"},       Pair{"divers", "diverse"},
                              Pair{"gelijk", "gelijkere"},      Pair{"zwaar", "zwaarder"},
                              Pair{"duidelijk", "duidelijkst"}, Pair{"inclusief", "inclusievere"},
                              Pair{"groot", "grootste"},        Pair{"vrij", "vrije"},
                              Pair{"kansrijk", "kansrijke"},    Pair{"ongelijk", "ongelijke"}};
  check_joined(kPairs);
}

TEST_CASE("words that only look alike stay apart in Dutch", "[search][families]") {
  constexpr std::array kPairs{Pair{"ouder", "oud"},          Pair{"ouderen", "oud"},       Pair{"ouderen", "ouder"},
                              Pair{"beleid", "begeleiding"}, Pair{"beleid", "begeleiden"}, Pair{"gemeente", "mening"},
                              Pair{"gezin", "zin"},          Pair{"lezen", "lessen"},      Pair{"les", "lees"},
                              Pair{"gevolg", "volgen"},      Pair{"gender", "eender"},     Pair{"minister", "mini"},
                              Pair{"kans", "kan"},           Pair{"mens", "men"},          Pair{"dans", "dan"},
                              Pair{"weten", "wet"},          Pair{"wet", "wetenschap"},    Pair{"geval", "vallen"},
                              Pair{"gewoonten", "wonen"},    Pair{"bos", "boos"},          Pair{"bom", "bomen"},
                              Pair{"werker", "werken"},      Pair{"jongeren", "jong"},     Pair{"kers", "kerst"},
                              Pair{"buren", "buurt"},        Pair{"leren", "leraar"},      Pair{"leiding", "lijden"},
                              Pair{"kaart", "karen"},        Pair{"gast", "gas"},          Pair{"basis", "bas"},
                              Pair{"reden", "rede"},         Pair{"beter", "beet"},        Pair{"later", "latten"},
                              Pair{"moeder", "moed"},        Pair{"station", "staten"}};
  check_apart(kPairs);
}

TEST_CASE("no chain joins words that have nothing to do with each other", "[search][families]") {
  const AnalysedWords words(
      "oud oude ouder ouders ouderen oudere kans kansen kan kunnen les lessen lees lezen leest leden lid leed lijden "
      "geval gevallen val vallen gevolg gevolgen gevolgd volgen volg gezin gezinnen zin zinnen zinnig gewoonte "
      "gewoonten "
      "gewoon gewone wonen woont woning");
  for (const Pair& pair : std::to_array<Pair>({{"oude", "ouders"},
                                               {"lessen", "lezen"},
                                               {"leden", "lijden"},
                                               {"gevallen", "vallen"},
                                               {"gevolgen", "volgen"},
                                               {"gezinnen", "zinnen"},
                                               {"gewoonten", "woont"},
                                               {"gewone", "gewoonten"}})) {
    INFO(pair.first << " and " << pair.second);
    CHECK_FALSE(words.joined(pair.first, pair.second));
  }
  for (const Pair& pair : std::to_array<Pair>(
           {{"oud", "oude"}, {"ouder", "ouders"}, {"gevolgd", "volgen"}, {"lees", "leest"}, {"lid", "leden"}})) {
    INFO(pair.first << " and " << pair.second);
    CHECK(words.joined(pair.first, pair.second));
  }
}

TEST_CASE("a query finds an occurring word in inflections that do not occur", "[search][families]") {
  const AnalysedWords words(
      "scholen kans opgeleid geevalueerd grote schooladviezen werkte gesproken activiteit kinderen");
  for (const Pair& pair : std::to_array<Pair>({{"scholen", "school"},
                                               {"kans", "kansen"},
                                               {"opgeleid", "opleiden"},
                                               {"geevalueerd", "evalueren"},
                                               {"grote", "groot"},
                                               {"schooladviezen", "schooladvies"},
                                               {"werkte", "gewerkt"},
                                               {"gesproken", "spreken"},
                                               {"activiteit", "activiteiten"},
                                               {"kinderen", "kind"}})) {
    INFO(pair.first << " by " << pair.second);
    CHECK(words.joined(pair.first, pair.second));
  }
}

TEST_CASE("added forms are never stop words nor words that occur, and stay within their share", "[search][families]") {
  std::string text;
  for (int number = 0; number < 400; ++number)
    text += "begrip" + std::string(1, static_cast<char>('a' + number % 26)) + std::to_string(number) + " ";
  text += "was wassen kan kannen school schoolplein lerende werken gekozen leest opgeleid gesproken gevonden gegeven";
  const AnalysedWords words(text);
  const std::vector<std::string>& extra = words.analysis().extra;
  CHECK(std::ranges::is_sorted(extra));
  CHECK(std::ranges::adjacent_find(extra) == extra.end());
  CHECK(extra.size() < words.analysis().splits.size());
  for (const std::string& form : extra) {
    INFO(form);
    CHECK_FALSE(is_stop_word(language("nl"), form));
    CHECK(*words.find(form) >= words.analysis().splits.size());
  }
}

TEST_CASE("English words join their regular and irregular forms", "[search][families]") {
  constexpr std::array kPairs{Pair{"school", "schools"},     Pair{"box", "boxes"},     Pair{"study", "studies"},
                              Pair{"study", "studied"},      Pair{"plan", "planning"}, Pair{"plan", "planned"},
                              Pair{"share", "sharing"},      Pair{"share", "shared"},  Pair{"child", "children"},
                              Pair{"woman", "women"},        Pair{"teach", "taught"},  Pair{"write", "written"},
                              Pair{"big", "biggest"},        Pair{"easy", "easier"},   Pair{"workshop", "workshops"},
                              Pair{"mentoring", "mentored"}, Pair{"good", "best"},     Pair{"activity", "activities"},
                              Pair{"crisis", "crises"}};
  check_joined(kPairs, "en");
}

TEST_CASE("words that only look alike stay apart in English", "[search][families]") {
  constexpr std::array kPairs{Pair{"new", "news"},           Pair{"even", "evening"},   Pair{"work", "worker"},
                              Pair{"th", "thing"},           Pair{"wed", "wedding"},    Pair{"bus", "bu"},
                              Pair{"class", "clas"},         Pair{"sing", "single"},    Pair{"numb", "number"},
                              Pair{"univers", "university"}, Pair{"organ", "organise"}, Pair{"polic", "policy"},
                              Pair{"inter", "interest"},     Pair{"for", "forest"}};
  check_apart(kPairs, "en");
}

TEST_CASE("languages without rules of their own join what has one stem", "[search][families]") {
  CHECK(AnalysedWords("schule schulen kind kinder", "de").joined("schule", "schulen"));
  CHECK(AnalysedWords("enseignant enseignants ecole ecoles", "fr").joined("enseignant", "enseignants"));
  CHECK(AnalysedWords("skole skoler", "da").joined("skole", "skoler"));
  CHECK_FALSE(AnalysedWords("schule universitat", "de").joined("schule", "universitat"));
  CHECK(AnalysedWords("schule schulen", "de").analysis().extra.empty());
  CHECK_FALSE(AnalysedWords("skoulo skoulos", "br").joined("skoulo", "skoulos"));
}

TEST_CASE("a pair that must never join stays apart, whatever else joins", "[search][families]") {
  WordSettings settings;
  settings.never_join = {{"school", "scholen"}, {"kans", "kans"}, {"nergens", "school"}};
  const AnalysedWords words("school scholen schooltje kans kansen", "nl", settings);
  CHECK_FALSE(words.joined("school", "scholen"));
  CHECK(words.joined("kans", "kansen"));
  settings.never_join = {{"schule", "schulen"}};
  CHECK_FALSE(AnalysedWords("schule schulen", "de", settings).joined("schule", "schulen"));
  settings.never_join = {{"werken", "gewerkt"}};
  const AnalysedWords added("werken", "nl", settings);
  CHECK_FALSE(added.joined("werken", "gewerkt"));
}

TEST_CASE("families are numbered in the order of their first forms", "[search][families]") {
  const AnalysedWords words("aap noot mies scholen school");
  std::uint32_t seen = 0;
  for (const std::uint32_t family : words.analysis().family_of) {
    REQUIRE(family <= seen);
    seen = std::max(seen, family + 1);
  }
  CHECK(seen == words.analysis().families);
}

}  // namespace
}  // namespace bondgenoot::search::tests
