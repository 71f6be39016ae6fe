#include "site/report.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "site_project.h"
#include "support/cpu_time.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr Day kToday = {2026, 11, 22};

ProjectFiles model_with(const ProjectFiles& files) {
  ProjectFiles all = {
      {"content/site.yaml", "title: x\nlanguages: [nl, en]\n"},
      {"content/awkward/_collection.yaml",
       "title: Vragen\nlayouts: {entry: p.html}\nfields:\n  title: {type: text, required: true}\n"
       "  lesson: {type: text, recommended: true}\n  note: {type: text, recommended: true}\n"},
      {"content/good/_collection.yaml",
       "title: Antwoorden\nlayouts: {entry: p.html}\nfields:\n  title: {type: text, required: true}\n"
       "  answers: {type: reference, to: awkward, many: true, all_values: alle, inverse: answered_by, pairs: true, "
       "label: Antwoord op}\n"
       "  at: {type: reference, to: schools, many: true, inverse: entries, private_when: anonymous, recommended: "
       "true}\n"
       "  anonymous: {type: boolean, default: false}\n  about: {type: reference, to: schools, inverse: texts}\n"
       "  sector: {type: choice, facet: true, options: {po: basis, vo: voortgezet, mbo: beroeps}}\n"
       "  reviewed: {type: date}\n  review_in: {type: text}\n"},
      {"content/schools/_collection.yaml",
       "title: Scholen\nlayouts: {entry: p.html}\nfields:\n  title: {type: text, required: true}\n"}};
  for (const auto& [path, text] : files) all[path] = text;
  return all;
}

std::string entry(const std::string& title, const std::string& fields = {}, const std::string& body = {}) {
  return "---\ntitle: " + title + "\n" + fields + "---\n" + body;
}

struct Reported {
  explicit Reported(const ProjectFiles& files) : project(model_with(files)) {
    REQUIRE(project.diagnostics() == "");
    report = make_report(project.graph(), project.config(), kToday, "nl");
  }
  [[nodiscard]] std::string names(const std::vector<content::EntryId>& entries) const {
    std::vector<std::string> all;
    for (const content::EntryId id : entries) all.push_back(project.graph().get(id).name);
    return join(all, " ");
  }
  [[nodiscard]] const Orphaned& orphans(std::string_view collection) const {
    const auto id = project.graph().model().find(collection)->id;
    return *std::ranges::find(*report.orphaned, id, &Orphaned::collection);
  }

  SiteProject project;
  Report report;
};

TEST_CASE("both ends of a reference with pairs lack what is not there", "[site][report]") {
  const Reported made({{"content/awkward/a.md", entry("A")},
                       {"content/awkward/b.md", entry("B")},
                       {"content/awkward/b.en.md", entry("B")},
                       {"content/good/x.md", entry("X", "answers: [a]\n")},
                       {"content/good/y.md", entry("Y")},
                       {"content/good/z.md", entry("Z", "answers: [b]\ndraft: true\n")}});
  const auto& unpaired = *made.report.unpaired;
  REQUIRE(unpaired.size() == 2);
  CHECK_FALSE(unpaired[0].names);
  CHECK(made.names(unpaired[0].entries) == "b");
  CHECK(unpaired[0].of == 2);
  CHECK(unpaired[0].label == "Antwoord op");
  CHECK(unpaired[1].names);
  CHECK(made.names(unpaired[1].entries) == "y");
  CHECK(unpaired[1].of == 2);
  CHECK(count_of(unpaired) == 2);
}

TEST_CASE("an entry that names all of them leaves none alone", "[site][report]") {
  const Reported made({{"content/awkward/a.md", entry("A")}, {"content/good/x.md", entry("X", "answers: alle\n")}});
  CHECK(count_of(*made.report.unpaired) == 0);
}

TEST_CASE("an entry that only its own text, a draft or its translation names is an orphan", "[site][report]") {
  const Reported made({{"content/schools/own.md", entry("O", "", "[o](own.md) [o](own.en.md)\n")},
                       {"content/schools/own.en.md", entry("O", "", "[o](own.md)\n")},
                       {"content/schools/drafted.md", entry("D")},
                       {"content/schools/linked.md", entry("L")},
                       {"content/schools/named.md", entry("N")},
                       {"content/good/x.md", entry("X", "at: [named]\n", "[l](../schools/linked.md)\n")},
                       {"content/good/y.md", entry("Y", "at: [drafted]\ndraft: true\n")}});
  CHECK(made.names(made.orphans("schools").entries) == "drafted own");
  CHECK(made.orphans("schools").of == 4);
  CHECK(made.report.orphaned->size() == 2);  // Nothing can refer to `good`.
}

TEST_CASE("what an anonymous entry withholds is as if it were not there", "[site][report]") {
  const Reported made({{"content/schools/hidden.md", entry("Verborgen")},
                       {"content/good/x.md", entry("X", "anonymous: true\nat: [hidden]\n")},
                       {"content/good/y.md", entry("Y", "anonymous: true\n")}});
  CHECK(made.names(made.orphans("schools").entries) == "hidden");
  // Nor does it tell whether the field is filled in.
  for (const Incomplete& incomplete : *made.report.incomplete) CHECK(incomplete.entries.empty());
}

TEST_CASE("an entry is stale from the day after its term, and always when it was never reviewed", "[site][report]") {
  const Reported made({{"content/good/a.md", entry("A", "reviewed: 2025-11-22\nreview_in: 12m\n")},
                       {"content/good/b.md", entry("B", "reviewed: 2025-11-21\nreview_in: 12m\n")},
                       {"content/good/c.md", entry("C", "review_in: 12m\n")},
                       {"content/good/d.md", entry("D", "reviewed: 2001\n")},
                       {"content/good/e.md", entry("E", "reviewed: 2020-05\nreview_in: 2j\n")}});
  std::string stale;
  for (const Stale& one : *made.report.stale)
    stale += made.names({one.entry}) + (one.due ? ' ' + one.due->iso() : std::string()) + "; ";
  CHECK(stale == "c; e 2022-05-31; b 2026-11-21; ");
}

TEST_CASE("the most incomplete come first", "[site][report]") {
  const Reported made({{"content/awkward/a.md", entry("A", "lesson: x\n")},
                       {"content/awkward/b.md", entry("B")},
                       {"content/awkward/c.md", entry("C", "lesson: x\nnote: y\n")}});
  const Incomplete& incomplete = made.report.incomplete->front();
  CHECK(incomplete.of == 3);
  REQUIRE(incomplete.entries.size() == 2);
  CHECK(made.names({incomplete.entries[0].entry, incomplete.entries[1].entry}) == "b a");
  CHECK(incomplete.entries[0].missing.size() == 2);
  CHECK(incomplete.entries[1].missing[0]->name == "note");
}

TEST_CASE("a value is rare below a quarter of the average, zero included", "[site][report]") {
  ProjectFiles files;
  const auto add = [&](const std::string& sector, int count) {
    for (int i = 0; i < count; ++i)
      files[fmt::format("content/good/{}-{}.md", sector, i)] = entry("T", "answers: alle\nsector: " + sector + "\n");
  };
  add("po", 11);
  CHECK(Reported(files).report.uneven->empty());  // 11 among three: too few to judge by.
  add("vo", 1);
  const Reported few(files);  // Four on average: one is a quarter.
  REQUIRE(few.report.uneven->size() == 1);
  const Uneven& uneven = few.report.uneven->front();
  CHECK(uneven.average == 4);
  REQUIRE(uneven.values.size() == 1);
  CHECK(uneven.values[0].value == "mbo");
  CHECK(uneven.values[0].label == "beroeps");
  CHECK(uneven.values[0].count == 0);
  add("po", 14);
  CHECK(Reported(files).report.uneven->front().values.size() == 2);
}

TEST_CASE("a model that asks for nothing is judged by nothing, and an empty one is fine", "[site][report]") {
  const SiteProject project(
      {{"content/site.yaml", "title: x\n"},
       {"content/notes/_collection.yaml", "title: N\nlayouts: {entry: p.html}\nfields: {title: {type: text}}\n"},
       {"content/notes/a.md", entry("A")}});
  const Report report = make_report(project.graph(), project.config(), kToday, "nl");
  CHECK_FALSE(report.unpaired);
  CHECK_FALSE(report.orphaned);
  CHECK_FALSE(report.stale);
  CHECK_FALSE(report.incomplete);
  CHECK_FALSE(report.uneven);
  const Reported empty({});
  CHECK_FALSE(empty.report.stale);
  CHECK(count_of(*empty.report.unpaired) + count_of(*empty.report.orphaned) + count_of(*empty.report.incomplete) +
            count_of(*empty.report.uneven) ==
        0);
}

TEST_CASE("the page with the role `report` has its layout and is kept from search engines", "[site][report]") {
  ProjectFiles files = model_with({{"content/pages/index.md", entry("Home")},
                                   {"content/pages/index.en.md", entry("Home")},
                                   {"content/pages/stand.md", entry("Stand")},
                                   {"content/pages/stand.en.md", entry("State", "layout: own.html\n")}});
  files["content/site.yaml"] += "pages: {report: pages/stand.md}\n";
  const SiteProject project(files);
  REQUIRE(project.diagnostics() == "");
  std::string pages;
  for (const Page& page : project.plan().pages)
    pages += fmt::format("{} {} {}; ", page.output, page.layout, page.index);
  CHECK_THAT(pages, Catch::Contains("stand/index.html report.html false; "));
  CHECK_THAT(pages, Catch::Contains("en/stand/index.html own.html false; "));
  CHECK_THAT(pages, Catch::Contains("; index.html page.html true; "));
}

TEST_CASE("ten thousand references are judged in a moment", "[site][report][speed]") {
  ProjectFiles files;
  for (int i = 0; i < 2'000; ++i) {
    files[fmt::format("content/awkward/a{}.md", i)] = entry("A");
    files[fmt::format("content/good/g{}.md", i)] =
        entry("G", fmt::format("answers: [a{}, a{}, a{}, a{}, a{}]\n", i, (i + 1) % 2'000, (i + 2) % 2'000,
                               (i + 3) % 2'000, (i + 4) % 2'000));
  }
  const SiteProject project(model_with(files));
  const double start = bondgenoot::tests::cpu_seconds();
  const Report report = make_report(project.graph(), project.config(), kToday, "nl");
  CHECK(count_of(*report.unpaired) == 0);
  CHECK(bondgenoot::tests::cpu_seconds() - start < 2.0);
}

}  // namespace
}  // namespace bondgenoot::site
