#include "content/csv.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/diagnostic_codes.h"

namespace bondgenoot::content {
namespace {

struct Read {
  SourceMap sources;
  Outcome<CsvTable> outcome;

  explicit Read(std::string text, char separator = '\0')
      : outcome(read_csv(sources.get(sources.add("table.csv", std::move(text))), separator)) {}

  [[nodiscard]] std::vector<std::vector<std::string>> texts() const {
    std::vector<std::vector<std::string>> all;
    for (const CsvRow& row : outcome.value.rows) {
      all.emplace_back();
      for (const CsvCell& cell : row.cells) all.back().push_back(cell.text);
    }
    return all;
  }
  [[nodiscard]] std::string written(std::size_t row, std::size_t cell) const {
    return std::string(sources.view(outcome.value.rows.at(row).cells.at(cell).span));
  }
  [[nodiscard]] DiagnosticCode code() const { return outcome.diagnostics.items().at(0).code; }
};

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("each separator that a spreadsheet program writes is found out") {
  const Rows rows = {{"a", "b,c"}, {"1", "2"}};
  CHECK(Read("a;\"b,c\"\r\n1;2\r\n").texts() == rows);
  CHECK(Read("a,\"b,c\"\n1,2").texts() == rows);
  CHECK(Read("a\t\"b,c\"\r1\t2\r").texts() == rows);
  CHECK(Read("sep=,\r\na;b,c\r\n1,2\r\n").texts() == Rows{{"a;b", "c"}, {"1", "2"}});
  CHECK(Read("a,b;c\n", ',').texts() == Rows{{"a", "b;c"}});
  CHECK(Read("\"a;b;c\",d\n").texts() == Rows{{"a;b;c", "d"}});
}

TEST_CASE("a quoted cell holds separators, quotes and line breaks") {
  const Read read("Titel;Tekst\r\n\"Het \"\"beste\"\"\";\"een;\r\ntwee\r\n\"\r\n; \n x ;y\r\n");
  CHECK(read.texts() == Rows{{"Titel", "Tekst"}, {"Het \"beste\"", "een;\ntwee"}, {"x", "y"}});
  CHECK(read.written(1, 0) == "\"Het \"\"beste\"\"\"");
  CHECK(read.written(1, 1) == "\"een;\r\ntwee\r\n\"");
  CHECK(read.written(2, 1) == "y");
}

TEST_CASE("rows are numbered as the spreadsheet program shows them") {
  const Read read("a;b\r\n\r\n\"x\ny\";1\r\n;\r\nz;2");
  REQUIRE(read.outcome.value.rows.size() == 3);
  CHECK(read.outcome.value.rows[1].number == 3);
  CHECK(read.outcome.value.rows[2].number == 5);
  CHECK(column_letter(0) == "A");
  CHECK(column_letter(25) == "Z");
  CHECK(column_letter(26) == "AA");
  CHECK(column_letter(701) == "ZZ");
  CHECK(column_letter(702) == "AAA");
}

TEST_CASE("quotes that do not pair are told with their place, and no row is trusted") {
  const Read open("a;b\n1;\"twee\ndrie\n");
  CHECK(open.code() == DiagnosticCode::BrokenQuotes);
  CHECK(open.outcome.diagnostics.items()[0].span.begin == 6);
  CHECK(open.texts().empty());
  const Read inside("a;b\n1;een \"twee\" drie\n");
  CHECK(inside.code() == DiagnosticCode::BrokenQuotes);
  CHECK(inside.outcome.diagnostics.items()[0].span.begin == 10);
  CHECK(Read("a;b\n\"x\"y;z\n").code() == DiagnosticCode::BrokenQuotes);
}

TEST_CASE("a table beyond all measure is refused, not read to the end") {
  CHECK(Read("a\n\"" + std::string(kCsvCellLimit * 3, 'x') + "\"\n").code() == DiagnosticCode::TableTooLarge);
  CHECK(Read(std::string(kCsvColumnLimit + 1, ';') + "\n").code() == DiagnosticCode::TableTooLarge);
  std::string rows;
  for (std::size_t i = 0; i < kCsvRowLimit + 2; ++i) rows += "x\n";
  CHECK(Read(rows).code() == DiagnosticCode::TableTooLarge);
}

TEST_CASE("no bytes make the reader fall over") {
  CHECK(Read("").texts().empty());
  CHECK(Read("\n\r\n\r").texts().empty());
  CHECK(Read(";;;\n;;\n").texts().empty());
  std::string noise;
  for (std::uint32_t i = 0, state = 1; i < 5000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += "\";,\t\r\n ax=\\"[state >> 24U & 7U];
    if (i % 50 == 0) {
      const Read read(noise);
      for (const CsvRow& row : read.outcome.value.rows)
        for (const CsvCell& cell : row.cells) CHECK(cell.span.end <= noise.size());
      noise.clear();
    }
  }
}

}  // namespace
}  // namespace bondgenoot::content
