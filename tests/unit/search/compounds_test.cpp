#include <array>
#include <catch2/catch.hpp>
#include <span>

#include "analysed_words.h"

namespace bondgenoot::search::tests {
namespace {

struct Case {
  std::string_view word, parts;
};

TEST_CASE("Dutch compounds fall into their parts, with links or without", "[search][compounds]") {
  constexpr std::array kCases{Case{"schoolkosten", "school kosten"},
                              Case{"onderwijsbeleid", "onderwijs beleid"},
                              Case{"diversiteitsbeleid", "diversiteit beleid"},
                              Case{"studentenkaart", "studenten kaart"},
                              Case{"kinderopvang", "kind opvang"},
                              Case{"sterrenstelsel", "sterren stelsel"},
                              Case{"mbostudenten", "mbo studenten"},
                              Case{"taalles", "taal les"},
                              Case{"basisschoolleerlingen", "basis school leerlingen"},
                              Case{"lerarenopleiding", "leraren opleiding"},
                              Case{"wetsvoorstel", "wet voorstel"},
                              Case{"beleidsmakers", "beleid makers"},
                              Case{"wervingsbeleid", "werving beleid"},
                              Case{"schoolverlaters", "school verlaters"},
                              Case{"huisbezoek", "huis bezoek"},
                              Case{"werkomgeving", "werk omgeving"},
                              Case{"zwemles", "zwem les"},
                              Case{"sectorbrede", "sector brede"},
                              Case{"kansenongelijkheid", "kansen ongelijkheid"},
                              Case{"weekendschool", "weekend school"},
                              Case{"ziekenhuisbed", "ziekenhuis bed"},
                              Case{"gemeenteraad", "gemeente raad"},
                              Case{"fietsongeval", "fiets ongeval"},
                              Case{"kaasfabriek", "kaas fabriek"},
                              Case{"vuurtoren", "vuur toren"},
                              Case{"klimaatakkoord", "klimaat akkoord"},
                              Case{"muziekinstrument", "muziek instrument"},
                              Case{"verkeersbord", "verkeer bord"},
                              Case{"landbouwgif", ""},
                              Case{"bodemonderzoek", "bodem onderzoek"}};
  for (const Case& each : kCases) {
    INFO(each.word);
    CHECK(AnalysedWords(each.word).parts(each.word) == each.parts);
  }
}

TEST_CASE("words that are no compounds stay whole, though words could be seen in them", "[search][compounds]") {
  const std::string others =
      " best ding stat ion tal enten ver antwoord over gang uit val op leiding onder wijs sta beleid ster mini steden";
  for (const std::string_view word :
       {"besteding",     "station",     "talenten",      "overgang",    "uitval",      "opleiding",   "onderwijs",
        "verantwoorden", "minister",    "boodschap",     "eigenschap",  "kapitaal",    "digitaal",    "leerling",
        "leerlingen",    "gelegenheid", "afspraak",      "toekomst",    "vergadering", "gebruiken",   "aanspreken",
        "meesters",      "vrijheid",    "kleinigheid",   "persoonlijk", "moeilijk",    "samenwerken", "tegenhouden",
        "voorbeelden",   "bestuurders", "ervaring",      "modellering", "achttien",    "veertiende",  "standaard",
        "perspectief",   "materiaal",   "administratie", "kwartier",    "zelfstandig", "belangrijk"}) {
    INFO(word);
    CHECK(AnalysedWords(std::string(word) + others).parts(word).empty());
  }
}

TEST_CASE("the head of a compound weighs more than what stands before it", "[search][compounds]") {
  const AnalysedWords words("schoolkosten school");
  const std::vector<CompoundPart>& parts = words.split_of("schoolkosten");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].weight == 0.35);
  CHECK(parts[1].weight == 0.5);
  CHECK(words.parts("schoolkosten") == "school kosten");
}

TEST_CASE("a part that does not occur by itself is searchable and has its family", "[search][compounds]") {
  const AnalysedWords words("onderwijsadviezen");
  CHECK(words.parts("onderwijsadviezen") == "onderwijs adviezen");
  CHECK(words.joined("adviezen", "advies"));
}

TEST_CASE("words of the corpus that no list has are parts too", "[search][compounds]") {
  const AnalysedWords words("tuinkabouter kabouter kabouterbos");
  CHECK(words.parts("tuinkabouter") == "tuin kabouter");
  CHECK(words.parts("kabouterbos") == "kabouter bos");
}

TEST_CASE("an unknown part is believed when several known ones stand beside it", "[search][compounds]") {
  const AnalysedWords words("tuinkabouter boskabouters watervogelkabouter kabouterbosje tuinkabouters bergkabouter");
  CHECK(words.parts("tuinkabouter") == "tuin kabouter");
  const std::vector<CompoundPart>& parts = words.split_of("tuinkabouter");
  REQUIRE(parts.size() == 2);
  CHECK(parts[1].weight < 0.5 * 0.5);
  CHECK(AnalysedWords("tuinkabouter").parts("tuinkabouter").empty());
  CHECK(AnalysedWords("tuinkabouter tuinenkabouter").parts("tuinkabouter").empty());
  CHECK(AnalysedWords("kleinigheid zoetigheid vochtigheid").parts("kleinigheid").empty());
}

TEST_CASE("parts of parts are counted, four at most", "[search][compounds]") {
  const AnalysedWords words(
      "taalachterstand taalachterstandsbeleid taalachterstandsbeleidsonderzoek "
      "basisschooltaalachterstandsbeleidsonderzoek");
  CHECK(words.parts("taalachterstandsbeleid") == "taal achterstand beleid");
  CHECK(words.parts("taalachterstandsbeleidsonderzoek") == "taal achterstand beleid onderzoek");
  CHECK(words.split_of("basisschooltaalachterstandsbeleidsonderzoek").size() <= 4);
}

TEST_CASE("settings split and keep whole what they name", "[search][compounds]") {
  WordSettings settings;
  settings.never_split = {"schoolkosten"};
  settings.split = {{"loopbaan", {"loop", "baan"}},
                    {"onbekend", {"on", "bekend"}},
                    {"leeg", {}},
                    {"zelf", {"zelf", ""}},
                    {"nergens", {"ner", "gens"}}};
  const AnalysedWords words("schoolkosten schoolreis loopbaan onbekend leeg zelf", "nl", settings);
  CHECK(words.parts("schoolkosten").empty());
  CHECK(words.parts("schoolreis") == "school reis");
  CHECK(words.parts("loopbaan") == "loop baan");
  CHECK(words.parts("onbekend") == "on bekend");
  CHECK(words.parts("leeg").empty());
  CHECK(words.parts("zelf").empty());
  settings.split = {{"grundschule", {"grund", "schule"}}};
  CHECK(AnalysedWords("grundschule schule", "de", settings).parts("grundschule") == "grund schule");
}

TEST_CASE("few English words are compounds", "[search][compounds]") {
  CHECK(AnalysedWords("classroom", "en").parts("classroom") == "class room");
  CHECK(AnalysedWords("carpet car pet together outside", "en").parts("carpet").empty());
  CHECK(AnalysedWords("schulhaus schul haus", "de").parts("schulhaus").empty());
}

TEST_CASE("words of synonyms alone are no parts", "[search][compounds]") {
  const std::vector<Word> words{{.form = "kabouter", .documents = 0}, {.form = "tuinkabouter", .documents = 1}};
  ThreadPool pool(1);
  CHECK(analyze_words(words, language("nl"), {}, pool).splits[1].empty());
}

}  // namespace
}  // namespace bondgenoot::search::tests
