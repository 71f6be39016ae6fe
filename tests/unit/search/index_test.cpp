#include "search/index.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "search/searcher.h"
#include "support/gzip.h"
#include "support/json.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLimit = 1U << 26U;

/// Documents of a title and a text each.
Collected documents(const std::vector<std::pair<std::string, std::string>>& texts, std::string language = "nl") {
  static std::deque<std::string> kept;  // Documents do not own their texts.
  const auto keep = [](const std::string& text) -> std::string_view { return kept.emplace_back(text); };
  Collected collected;
  collected.language = std::move(language);
  collected.kinds = {{.name = "body", .weight = 1, .length_b = 0.75}, {.name = "title", .weight = 4, .length_b = 0.3}};
  collected.facets = {{.name = "kind", .values = {"good", "awkward"}},
                      {.name = "themes", .values = {"city", "language", "care"}}};
  collected.sorts = {"title"};
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    Document& document = collected.documents.emplace_back();
    document.texts = {{.kind = 1, .text = keep(texts[i].first)}, {.kind = 0, .text = keep(texts[i].second)}};
    document.facets = {{i % 2}, i % 3 == 0 ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{0, i % 3}};
    document.ranks = {static_cast<std::uint32_t>(texts.size()) - i};
    document.stored = fmt::format(R"({{"u":"/{}/","t":"{}","s":""}})", i, texts[i].first);
  }
  return collected;
}

using Files = std::map<std::string, std::string>;

Files written(Collected collected, const WordSettings& settings = {}, std::size_t jobs = 1) {
  ThreadPool pool(jobs);
  Files files;
  for (IndexFile& file : write_index(build_index(collected, settings, false, pool), collected, pool))
    files.emplace(std::move(file.name), std::move(file.bytes));
  return files;
}

/// Numbers of the documents found, in order.
std::string found(const Files& files, const std::string& text) {
  auto opened = IndexFiles::open([&](std::string_view name) -> std::optional<std::string> {
    const auto file = files.find(std::string(name));
    return file == files.end() ? std::nullopt : std::optional(file->second);
  });
  REQUIRE(opened);
  Question question;
  question.text = text;
  const auto result = answer(question, *opened, [](std::uint32_t) { return std::vector<std::string>{}; });
  if (!result) return result.error();
  std::string numbers;
  for (const Hit& hit : result->hits) numbers += fmt::format("{}{}", numbers.empty() ? "" : " ", hit.number);
  return numbers;
}

std::vector<std::pair<std::string, std::string>> many_texts(std::size_t count) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (std::size_t i = 0; i < count; ++i) {
    texts.emplace_back(fmt::format("titel{} school{}", i, i % 7),
                       fmt::format("woord{} groep{} iedereen letter{} kamer{}", i * 31 % 997, i % 13, i % 101, i));
  }
  return texts;
}

TEST_CASE("what is written can be searched", "[search][index]") {
  const Files files = written(documents({{"Mentoren op Zuid", "Studenten coachen leerlingen."},
                                         {"Taalhuis", "Ouders leren de taal."},
                                         {"Open dag", "Een mbo-student vertelt over het taalbeleid."}}));
  CHECK(found(files, "mentoren") == "0");
  CHECK(found(files, "taal") == "1 2");
  CHECK(found(files, "mbo") == "2");
  CHECK(found(files, "mbostudent") == "2");
  CHECK(found(files, "mbo-student").starts_with("2"));
  CHECK(found(files, "xyzzy") == "");
}

TEST_CASE("a title counts for more than a text", "[search][index]") {
  const Files files = written(documents({{"Anders", "Een plan met een bus."}, {"De bus", "Iets anders."}}));
  CHECK(found(files, "bus") == "1 0");
}

TEST_CASE("stop words are found in titles, and only when nothing else is asked", "[search][index]") {
  const Files files = written(documents({{"Over ons", "Wie wij zijn."}, {"Tekst", "Dit gaat over een school."}}));
  CHECK(found(files, "over") == "0");
  CHECK(found(files, "over school") == "1");
}

TEST_CASE("any number of threads writes the same bytes", "[search][index]") {
  const Collected collected = documents(many_texts(300));
  const Files once = written(collected, {}, 1);
  CHECK(written(collected, {}, 1) == once);
  CHECK(written(collected, {}, 8) == once);
}

TEST_CASE("texts of one kind count together, however they are divided", "[search][index]") {
  Collected whole = documents({{"taal", "school en school"}, {"klas", "toets"}});
  Collected divided = whole;
  divided.documents[0].texts = {
      {.kind = 0, .text = "school"}, {.kind = 1, .text = "taal"}, {.kind = 0, .text = "en school"}};
  CHECK(written(divided) == written(whole));
}

TEST_CASE("the folder has another name as soon as anything in it differs", "[search][index]") {
  const auto directory = [](const Files& files) { return parse_json(files.at("root.json"))->find("directory")->data; };
  const auto texts = many_texts(20);
  auto others = texts;
  others[3].second += " nieuw";
  CHECK(directory(written(documents(texts))) == directory(written(documents(texts))));
  CHECK(directory(written(documents(texts))) != directory(written(documents(others))));
  auto stored = documents(texts);
  stored.documents[0].stored = R"({"u":"/x/","t":"x","s":""})";
  CHECK(directory(written(documents(texts))) != directory(written(stored)));
}

TEST_CASE("small indexes carry what results show in their root", "[search][index]") {
  const auto count_packs = [](const Files& files) {
    return std::ranges::count_if(files, [](const auto& file) { return file.first.find("/m") != std::string::npos; });
  };
  CHECK(count_packs(written(documents(many_texts(128)))) == 0);
  CHECK(count_packs(written(documents(many_texts(129)))) == 17);
}

TEST_CASE("terms are cut into files of some 8 kB that cover every form once", "[search][index]") {
  const Files files = written(documents(many_texts(3000)));
  std::size_t terms = 0;
  for (const auto& [name, bytes] : files) {
    if (name.find("/t") == std::string::npos) continue;
    ++terms;
    CHECK(bytes.size() < 12'000);
    CHECK(gunzip(bytes, kLimit)->starts_with("BGt\x02"));
  }
  CHECK(terms > 3);
  for (const std::string i : {"0", "1", "499", "1234", "2999"}) {
    CHECK(found(files, "titel" + i).starts_with(i));
    CHECK(found(files, "kamer" + i).starts_with(i));
  }
}

TEST_CASE("synonyms find what is written otherwise", "[search][index]") {
  WordSettings settings;
  settings.synonyms = {{{"pabo"}, {"lerarenopleiding", "basisonderwijs"}}};
  const Files files = written(documents({{"De pabo", "Een school."},
                                         {"Naar de lerarenopleiding basisonderwijs", "Een weg."},
                                         {"Basisonderwijs", "Een les."}}),
                              settings);
  CHECK(found(files, "pabo") == "0 1");
  CHECK(found(files, "pabo's") == "0 1");
  CHECK_THAT(found(files, "lerarenopleidingen basisonderwijs"), Catch::Contains("0") && Catch::Contains("1"));
}

TEST_CASE("an index of no documents, and of one", "[search][index]") {
  CHECK(found(written(documents({})), "school") == "");
  CHECK(found(written(documents({{"", ""}})), "school") == "");
  CHECK(found(written(documents({{"School", ""}})), "school") == "0");
}

}  // namespace
}  // namespace bondgenoot::search
