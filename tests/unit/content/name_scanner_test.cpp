#include "content/name_scanner.h"

#include <ctime>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

const std::vector<std::string> kNames = {"Vakcollege De Hef",
                                         "Gemeente Rotterdam",
                                         "Trouw",
                                         "2GetThere",
                                         "ResearchNed",
                                         "JOB",
                                         "Mijn School",
                                         "De Hef",
                                         "Één Grote Kans",
                                         "PO-Raad",
                                         "JAMwerkt.nl",
                                         "Dr. J. de Graafschool",
                                         "x",
                                         "",
                                         "Zo'n School",
                                         "Gemeente Schiedam en omstreken",
                                         "kleine letters",
                                         "theaterlab"};

std::string found_in_text(const NameScanner& scanner, std::string_view text) {
  std::string out;
  for (const NameHit& hit : scanner.in_text(text)) {
    out += fmt::format("{}[{}]", out.empty() ? "" : " ", text.substr(hit.begin, hit.end - hit.begin));
  }
  return out;
}

TEST_CASE("names are found as whole words, however they are written", "[content][name_scanner]") {
  const NameScanner scanner(kNames);
  struct Row {
    std::string text;
    std::string found;
  };
  const Row rows[] = {
      {"", ""},
      {"Op Vakcollege De Hef leert men lassen.", "[Vakcollege De Hef]"},
      {"op vakcollege de hef", "[vakcollege de hef]"},
      {"VAKCOLLEGE DE HEF", "[VAKCOLLEGE DE HEF]"},
      {"de gemeente Rotterdam betaalt", "[gemeente Rotterdam]"},
      {"**Gemeente** _Rotterdam_", "[Gemeente** _Rotterdam]"},
      {"Gemeente\nRotterdam", "[Gemeente\nRotterdam]"},
      {"Gemeente&nbsp;Rotterdam", "[Gemeente&nbsp;Rotterdam]"},
      {"Gemeente\n\nRotterdam", ""},  // Two paragraphs.
      {"Gemeente Rotterdams beleid", "[Gemeente Rotterdams]"},
      {"Gemeente Rotterdam's beleid", "[Gemeente Rotterdam's]"},
      {"Gemeente Rotterdam’s beleid", "[Gemeente Rotterdam’s]"},
      {"Gemeente Rotterdamse", ""},
      {"Gemeentes Rotterdam", ""},  // Only the last word bends.
      {"‘Vakcollege De Hef’", "[Vakcollege De Hef]"},
      {"Vakcollege De Hef-leerlingen", "[Vakcollege De Hef]"},
      {"één grote kans", "[één grote kans]"},
      {"Een grote KANS", "[Een grote KANS]"},
      {"po-raad en PO Raad", "[po-raad] [PO Raad]"},
      {"dr J de Graafschool", "[dr J de Graafschool]"},
      {"jamwerkt.NL", "[jamwerkt.NL]"},
      {"in de gemeente. Rotterdam ligt ver", ""},  // Two sentences.
      {"Gemeente Schiedam en", ""},                // The beginning of a name is no name.
      {"zo’n school", "[zo’n school]"},
      {"kleine Letters", "[kleine Letters]"},
      {"Theaterlab, theaterlab", "[Theaterlab] [theaterlab]"},  // A name without capitals has none to demand.
      {"x y z", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(found_in_text(scanner, row.text) == row.found);
  }
}

TEST_CASE("a name of one ordinary word counts only with its capitals", "[content][name_scanner]") {
  const NameScanner scanner(kNames);
  struct Row {
    std::string text;
    std::string found;
  };
  const Row rows[] = {
      {"trouw aan de school", ""},
      {"dat stond in Trouw", "[Trouw]"},
      {"TROUW", "[TROUW]"},
      {"Trouws verslag", "[Trouws]"},
      {"Trouwens", ""},
      {"een job erbij", ""},
      {"Job is een naam", ""},
      {"JOB en JOB’s", "[JOB] [JOB’s]"},
      {"op mijn school", ""},
      {"Mijn school is klein", ""},  // The beginning of a sentence.
      {"bij mijn School", "[mijn School]"},
      {"de hef", ""},
      {"bij de Hef", "[de Hef]"},
      {"2getthere", "[2getthere]"},      // No ordinary word has a digit …
      {"researchned", "[researchned]"},  // … or a capital inside.
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(found_in_text(scanner, row.text) == row.found);
  }
  CHECK(scanner.needs_capitals(2));
  CHECK(scanner.needs_capitals(6));
  CHECK_FALSE(scanner.needs_capitals(0));
  CHECK_FALSE(scanner.needs_capitals(3));
}

TEST_CASE("names are found in hosts, mail addresses and file names", "[content][name_scanner]") {
  const NameScanner scanner(kNames);
  struct Row {
    std::string address;
    std::string found;
  };
  const Row rows[] = {
      {"", ""},
      {"https://www.trouw.nl/artikel", "trouw"},
      {"https://trouw.example.org", "trouw"},
      {"https://example.org/trouw-aan-school", ""},
      {"https://example.org/trouw", "trouw"},
      {"https://example.trouw", ""},  // A last part is a country or a trade.
      {"https://www.vakcollegedehef.nl/", "vakcollegedehef"},
      {"https://www.vakcollege-de-hef.nl", "vakcollege-de-hef"},
      {"../images/vakcollege-de-hef-klas.jpg", "vakcollege-de-hef"},
      {"foto's/Vakcollege De Hef.jpg", "Vakcollege De Hef"},
      {"trouw.jpg", "trouw"},
      {"trouwerij.jpg", ""},
      {"mailto:info@trouw.nl", "trouw"},
      {"info@mijnschool.nl", "mijnschool"},
      {"/gemeente-rotterdam/", "gemeente-rotterdam"},
      {"#trouw", ""},
      {"https://", ""},
      {"https:///?#", ""},
  };
  for (const Row& row : rows) {
    INFO(row.address);
    std::string found;
    for (const NameHit& hit : scanner.in_address(row.address))
      found += row.address.substr(hit.begin, hit.end - hit.begin);
    CHECK(found == row.found);
  }
}

TEST_CASE("the longest name wins and none is found within another", "[content][name_scanner]") {
  const NameScanner scanner({"Hogeschool", "Hogeschool Rotterdam", "Rotterdam"});
  const auto hits = scanner.in_text("Hogeschool Rotterdam Rotterdam");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0] == NameHit{0, 20, 1});
  CHECK(hits[1] == NameHit{21, 30, 2});
}

TEST_CASE("no names find nothing", "[content][name_scanner]") {
  CHECK(NameScanner().in_text("Trouw").empty());
  CHECK(NameScanner(std::vector<std::string>{}).in_text("Trouw").empty());
  CHECK(NameScanner({"", " ", "!", "a"}).in_text("a ! ").empty());
  CHECK(NameScanner({"", " ", "!"}).empty());
}

TEST_CASE("hostile texts and names do no harm", "[content][name_scanner]") {
  const NameScanner scanner({std::string(100'000, 'a') + " b", "Trouw"});
  CHECK(scanner.in_text(std::string(100'000, '&')).empty());
  CHECK(scanner.in_text("\xFF\xFE Trouw \xC3").size() == 1);
  CHECK(scanner.in_text(std::string(100'000, '\'')).empty());
  CHECK(scanner.in_address(std::string(100'000, '.')).empty());
}

TEST_CASE("a thousand names with one beginning cost no more than one", "[content][name_scanner]") {
  std::vector<std::string> names;
  for (int i = 0; i < 20'000; ++i) names.push_back(fmt::format("Gemeente Plaats{}", i));
  const NameScanner scanner(names);
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "gemeente gemeente Plaats ";
  const std::clock_t begin = std::clock();  // Of the process: other work on the machine does not count.
  CHECK(scanner.in_text(text).empty());
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 6);
}

}  // namespace
}  // namespace bondgenoot::content
