// Tables as spreadsheet programs save them: csv.cpp is the only file that sees libcsv.
//
// In:  a Source with the text of the file, in UTF-8. Out: rows of cells, each with its place, and what is wrong.
// Owns: the cells' texts. Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/diagnostic.h"

namespace bondgenoot::content {

struct CsvCell {
  std::string text;  ///< Without its quotes; line breaks are `\n`; no space around it.
  Span span;         ///< As written, quotes included.
};

struct CsvRow {
  std::uint32_t number = 0;  ///< As the spreadsheet program numbers it: the first row of the file is 1.
  Span span;
  std::vector<CsvCell> cells;

  [[nodiscard]] bool blank() const;
};

struct CsvTable {
  char separator = ';';
  std::vector<CsvRow> rows;  ///< Blank ones left out. Empty after an error: half a table is not to be trusted.
};

inline constexpr std::size_t kCsvRowLimit = 20'000;
inline constexpr std::size_t kCsvColumnLimit = 500;
inline constexpr std::size_t kCsvCellLimit = 200'000;  ///< Bytes.

/// `separator` is `;`, `,` or a tab; '\0' finds it out: from a first line `sep=;`, as Excel has it, else from the first
/// row.
[[nodiscard]] Outcome<CsvTable> read_csv(const Source& source, char separator = '\0');

/// `A` to `Z`, then `AA`: what a spreadsheet program calls the column at `index`.
[[nodiscard]] std::string column_letter(std::size_t index);

}  // namespace bondgenoot::content
