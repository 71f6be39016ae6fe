#include "content/importer.h"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "content/import_values.h"
#include "model_parts.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::content {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kModel = R"(title: Dingen
fields:
  title: {type: text, required: true, max: 40, label: {nl: Titel, en: Title}}
  summary: {type: text, label: {nl: Samenvatting, en: Summary}}
  date: {type: date, label: {nl: Datum}}
  number: {type: number, min: 0, label: {nl: Aantal}}
  flag: {type: boolean, label: {nl: Zonder namen}}
  kind: {type: choice, label: {nl: Soort}, options: {a: {nl: Aap, en: Monkey}, "2": {nl: "Noot, of twee"}, no: {nl: nooit}}}
  kinds: {type: choice, many: true, all_values: alle, options: {a: {nl: Aap}, b: {nl: "Boom, roos en vis"}, c: {nl: Vis}}}
  friends: {type: reference, to: dingen, many: true, label: {nl: Vrienden}}
  tags: {type: list, of: {type: text}}
  intro: {type: markdown}
  image: {type: image, label: {nl: Beeld}}
  quote: {type: group, label: {nl: Citaat}, fields: {text: {type: text, required: true, label: {nl: Tekst}}, who: {type: text, label: {nl: Wie}}}}
  sources: {type: list, label: {nl: Bronnen}, of: {type: group, fields: {title: {type: text, required: true, label: {nl: Titel}}, date: {type: date, label: {nl: Datum}}}}}
)";

// A table taken as far as the files to be.
struct Imported {
  ModelOf model{{{"dingen", std::string(kModel)}}};
  const Collection& collection = *model.model.find("dingen");
  std::vector<ImportColumn> columns;
  std::vector<ImportRecord> records;
  ImportPlan plan;
  Diagnostics diagnostics;

  explicit Imported(std::string csv, const std::vector<ColumnChoice>& choices = {}, bool skip = false) {
    auto table = read_csv(model.source("table.csv", std::move(csv)));
    REQUIRE(table.value.rows.size() > 1);
    auto read = read_columns(table.value.rows.front(), collection, choices);
    columns = std::move(read.value);
    diagnostics.append(std::move(read.diagnostics));
    auto rows = records_of(table.value, columns);
    records = std::move(rows.value);
    diagnostics.append(std::move(rows.diagnostics));
    EntryNames names;
    for (const auto& [name, title] : {std::pair{"de-hef", "De Hef"}, {"twee", "Dubbel"}, {"drie", "Dubbel"}})
      names.add("dingen", name, title);
    const ExistingEntries existing{.has = [](const std::string& path) { return path == "content/dingen/de-hef.md"; },
                                   .skip = skip};
    auto planned = plan_import(collection, records, names, existing, {.language = "nl", .today = {2026, 11, 22}});
    plan = std::move(planned.value);
    diagnostics.append(std::move(planned.diagnostics));
  }
  [[nodiscard]] const std::string& text() const { return plan.entries.at(0).text; }
  [[nodiscard]] std::vector<DiagnosticCode> codes() const {
    std::vector<DiagnosticCode> all;
    for (const Diagnostic& diagnostic : diagnostics.items()) all.push_back(diagnostic.code);
    return all;
  }
};

std::string value(std::string_view field, std::string_view cell) {
  const ModelOf model{{{"dingen", std::string(kModel)}}};
  EntryNames names;
  names.add("dingen", "de-hef", "De Hef");
  names.add("dingen", "twee", "Dubbel");
  names.add("dingen", "drie", "Dubbel");
  const auto yaml = imported_value(*model.model.find("dingen")->find_field(field), cell, names);
  return yaml ? *yaml : "! " + yaml.error().help;
}

TEST_CASE("dates are read as the Dutch write them, as far as EDTF can say it") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"3-11-2026", "2026-11-03"},
      {"03/11/2026", "2026-11-03"},
      {"3 nov 2026", "2026-11-03"},
      {"3 nov. 2026", "2026-11-03"},
      {"3 november 2026", "2026-11-03"},
      {"3-11-2026 00:00", "2026-11-03"},
      {"nov 2026", "2026-11"},
      {"november 2026", "2026-11"},
      {"sept. 2016", "2016-09"},
      {"2026", "2026"},
      {"najaar 2025", "2025-23"},
      {"Lente van 2018", "2018-21"},
      {"2026-11-03T00:00:00", "2026-11-03"},
      {"ca. 2016", "\"2016~\""},
      {"sinds 2011", "\"2011/..\""},
      {"2011 - heden", "\"2011/..\""},
      {"2016-2017", "\"2016/2017\""},
      {"2016 t/m 2018", "\"2016/2018\""},
      {"1 mei 2019 t/m 3 mei 2019", "\"2019-05-01/2019-05-03\""},
      {"2016 \xE2\x80\x93 2018", "\"2016/2018\""},
      {"2017-02?", "\"2017-02?\""}};
  for (const auto& [written, edtf] : cases) {
    CAPTURE(written);
    CHECK(value("date", written) == edtf);
  }
  for (const std::string wrong :
       {"31-2-2026", "binnenkort", "3-11-26", "45964", "2018 t/m 2016", "schooljaar 2019/2020", "11/25/2026"}) {
    CAPTURE(wrong);
    CHECK(value("date", wrong).starts_with("! "));
  }
  CHECK(value("date", "3-11-26") == "! write the year in four digits: `3-11-2026`");
}

TEST_CASE("numbers have a comma, booleans many words") {
  CHECK(value("number", "12") == "12");
  CHECK(value("number", "1,5") == "1.5");
  CHECK(value("number", "1.234,5") == "1234.5");
  CHECK(value("number", "1.5") == "1.5");
  CHECK(value("number", "1.234") == "! write `1234`, or `1,234` for a fraction");
  CHECK(value("number", "twaalf").starts_with("! "));
  CHECK(value("number", "-1").starts_with("! "));
  for (const std::string yes : {"ja", "Ja", "WAAR", "x", "1", "true"}) CHECK(value("flag", yes) == "true");
  for (const std::string no : {"nee", "ONWAAR", "0"}) CHECK(value("flag", no) == "false");
  CHECK(value("flag", "misschien").starts_with("! "));
}

TEST_CASE("choices are given by value or by label, references by file name or title") {
  CHECK(value("kind", "a") == "a");
  CHECK(value("kind", "AAP") == "a");
  CHECK(value("kind", "monkey") == "a");
  CHECK(value("kind", "Noot, of twee") == "\"2\"");
  CHECK(value("kind", "nooit") == "\"no\"");  // A plain `no` is something else to other programs.
  CHECK(value("kind", "Aab") == "! did you mean `Aap`?");
  CHECK(value("kinds", "a; Vis") == "[a, c]");
  CHECK(value("kinds", "a|a\n") == "! write `Aap`, `Boom, roos en vis` or `Vis`");
  CHECK(value("kinds", "Aap, Boom, roos en vis") == "[a, b]");
  CHECK(value("kinds", "- [x] Aap\n- [ ] Vis\n- [X] Boom, roos en vis") == "[a, b]");
  CHECK(value("kinds", "Alle") == "alle");
  CHECK(value("friends", "De Hef") == "[de-hef]");
  CHECK(value("friends", "de-hef.md") == "[de-hef]");
  CHECK(value("friends", "De Hev") == "! did you mean `De Hef`?");
  CHECK(value("friends", "dubbel") == "! write `drie` or `twee`");
  CHECK(value("tags", "• een\n• \"twee\"") == R"(["een", "\"twee\""])");
}

TEST_CASE("columns are known by name and by label, in any language and spelling") {
  const Imported read("TITLE;samenvatting;Citaat: wie;quote.text;beeld.alt;Het verhaal;Bestandsnaam\nA;;;;;;x\n");
  Strings names;
  for (const ImportColumn& column : read.columns) names.push_back(column.target.name());
  CHECK(names == Strings{"title", "summary", "quote.who", "quote.text", "image.alt", "body", "slug"});
  CHECK(read.diagnostics.empty());
}

TEST_CASE("a wrong column is told once, with the field that was meant") {
  const Imported unknown("Titl;Kleur\nA;rood\n");
  REQUIRE(unknown.codes() ==
          std::vector{DiagnosticCode::UnknownColumn, DiagnosticCode::UnknownColumn, DiagnosticCode::MissingField});
  CHECK(unknown.diagnostics.items()[0].help ==
        "add `--map \"Titl=title\"`, or leave the column out with `--map \"Titl=-\"`");
  const Imported chosen("Titl;Kleur\nA;rood\n",
                        {{"titl", *find_import_target(unknown.collection, "title")}, {"kleur", {}}});
  CHECK(chosen.columns[1].target.kind == ImportTarget::Kind::Ignored);
  CHECK(Imported("Titel;title\nA;B\n").codes().front() == DiagnosticCode::RepeatedColumn);
  CHECK(Imported("Samenvatting\nA\n").codes().front() == DiagnosticCode::MissingColumn);
  const Imported surplus("Titel\nA;b\nC;d\n");
  CHECK(surplus.codes() == std::vector{DiagnosticCode::SurplusCell});
}

TEST_CASE("a row becomes the file that an editor would have written") {
  const Imported read(
      "Titel;Samenvatting;Datum;Soort;Vrienden;Beeld;beeld.alt;Citaat: Tekst;Citaat: Wie;Bronnen: Titel;Bronnen: "
      "Datum;intro;Aanleiding;Aanpak\n"
      "\"Een \"\"mooie\"\" titel: ja\";\"a\nb\";2016;aap;De Hef;foto.jpg;Een klas;Fijn;Iemand;Verslag | Site | "
      "Blog;2019 | | mei 2020;\"## Kop\n\n- x\";Daarom.;Zo.\n",
      {});
  CHECK(read.codes() == std::vector{DiagnosticCode::UnknownColumn, DiagnosticCode::UnknownColumn});
  CHECK(read.text() == R"(---
title: "Een \"mooie\" titel: ja"
summary: "a b"
date: 2016
kind: a
friends: [de-hef]
intro: |-
  ## Kop

  - x
image:
  src: "foto.jpg"
  alt: "Een klas"
quote:
  text: "Fijn"
  who: "Iemand"
sources:
  - title: "Verslag"
    date: 2019
  - title: "Site"
  - title: "Blog"
    date: 2020-05
---
)");
  CHECK(read.plan.entries[0].path == "content/dingen/een-mooie-titel-ja.md");
}

TEST_CASE("several columns may be the text, each under its own heading") {
  const ImportTarget body{.kind = ImportTarget::Kind::Body, .key = {}};
  const Imported read("Titel;Aanleiding;Aanpak;draft;publish_on;lang;slug\nA;Daarom.;Zo.;ja;1-12-2026;en;de-a\n",
                      {{"Aanleiding", body}, {"Aanpak", body}});
  CHECK(read.diagnostics.empty());
  CHECK(read.text() ==
        "---\ntitle: \"A\"\ndraft: true\npublish_on: 2026-12-01\n---\n## Aanleiding\n\nDaarom.\n\n## Aanpak\n\nZo.\n");
  CHECK(read.plan.entries[0].path == "content/dingen/de-a.en.md");
}

TEST_CASE("nothing is written over, and no two rows become one file") {
  CHECK(Imported("Titel\nDe Hef\n").codes() == std::vector{DiagnosticCode::ExistingEntry});
  const Imported skipped("Titel\nDe Hef\nNieuw\n", {}, true);
  CHECK(skipped.diagnostics.empty());
  CHECK(skipped.plan.skipped == Strings{"content/dingen/de-hef.md"});
  CHECK(skipped.plan.entries.size() == 1);
  CHECK(Imported("Titel\nNieuw\nnieuw!\n").codes() == std::vector{DiagnosticCode::RepeatedEntry});
}

TEST_CASE("rows may refer to each other") {
  const Imported read("Titel;Vrienden\nEen;Ander\nAnder;een\n");
  CHECK(read.diagnostics.empty());
  CHECK(read.text().find("friends: [ander]") != std::string::npos);
}

TEST_CASE("every wrong cell is told at once, with its row and column") {
  const Imported read(
      "Titel;Datum;Aantal;Vrienden;Bronnen: Titel;Bronnen: Datum\nA;gisteren;veel;Dubbel;x|y;2019\n;2016;1;;;\n");
  CHECK(read.codes() == std::vector{DiagnosticCode::InvalidDate, DiagnosticCode::InvalidNumber,
                                    DiagnosticCode::AmbiguousReference, DiagnosticCode::UnevenList,
                                    DiagnosticCode::MissingField});
  CHECK(read.diagnostics.items()[0].message == "row 2, column `Datum`: `date` is `gisteren`, which is not a date");
  CHECK_FALSE(read.plan.entries[0].whole);
}

TEST_CASE("a file name is made of what a title has, whatever that is") {
  const auto path = [](const std::string& row) {
    return Imported("Titel;slug\n" + row + "\n").plan.entries.at(0).path;
  };
  CHECK(path("../../etc/passwd;") == "content/dingen/etc-passwd.md");
  CHECK(path("Één; ") == "content/dingen/een.md");
  CHECK(path("A;../x").empty());
  CHECK(path("!!!;").empty());
  CHECK(Imported("Titel;slug\n!!!;\n").codes() == std::vector{DiagnosticCode::NamelessEntry});
  const std::string longest = path(std::string(300, 'a') + ";");
  CHECK(longest.size() < 120);
}

TEST_CASE("a block of text stands in YAML as it is, or in quotes where it cannot") {
  CHECK(yaml_block("een\n\ntwee", "  ") == "|-\n  een\n\n  twee");
  CHECK(yaml_block(" een", "  ") == "\" een\"");
  CHECK(yaml_block("a\tb", "  ") == "\"a\tb\"");
}

}  // namespace
}  // namespace bondgenoot::content
