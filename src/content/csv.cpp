#include "content/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

#include "content/unseen.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::size_t kBufferStep = 4096;  // libcsv's own 128 bytes make long cells slow.
constexpr std::array<char, 3> kSeparators = {';', '\t', ','};

// libcsv gives texts; their places follow from how far it has read, a byte at a time.
struct Reading {
  const Source& source;
  CsvTable table = {};
  CsvRow row = {};
  std::uint32_t at = 0;          // The byte that libcsv is looking at.
  std::uint32_t cell_begin = 0;  // Behind the last separator.
  std::uint32_t number = 1;
  bool too_large = false;

  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const {
    return {source.id, begin, std::max(begin, end)};
  }
};

std::string normalized(std::string_view text) { return std::string(trim(seen_text(text))); }

void end_cell(void* text, std::size_t size, void* data) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.row.cells.empty()) reading.row.span = reading.span(reading.cell_begin, reading.cell_begin);
  reading.row.cells.push_back({.text = normalized({static_cast<const char*>(text), size}),
                               .span = reading.span(reading.cell_begin, reading.at)});
  if (size > kCsvCellLimit || reading.row.cells.size() > kCsvColumnLimit) reading.too_large = true;
  reading.cell_begin = reading.at + 1;
}

void end_row(int /*terminator*/, void* data) {
  auto& reading = *static_cast<Reading*>(data);
  reading.row.number = reading.number++;
  reading.row.span.end = reading.at;
  if (!reading.row.blank()) reading.table.rows.push_back(std::move(reading.row));
  if (reading.table.rows.size() > kCsvRowLimit) reading.too_large = true;
  reading.row = {};
  reading.cell_begin = reading.at + 1;
}

// The separator that stands most often in the first row, outside quotes.
char likely_separator(std::string_view text) {
  std::array<std::size_t, kSeparators.size()> counts = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const auto* const found = std::ranges::find(kSeparators, c);
    if (found != kSeparators.end()) ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
  }
  const auto* const most = std::ranges::max_element(counts);
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

// `sep=;` on a line of its own: its length with the line break, or 0.
std::size_t separator_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (!text.starts_with("sep=") || end != 5) return 0;
  return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

void report_too_large(const Reading& reading, Diagnostics& diagnostics) {
  diagnostics
      .add(DiagnosticCode::TableTooLarge, reading.span(reading.cell_begin, reading.cell_begin + 1),
           phrase("the table is too large: more than {} rows, {} columns, or {} bytes in a cell", kCsvRowLimit,
                  kCsvColumnLimit, kCsvCellLimit))
      .with_help(phrase("if this is where a quote was never closed, close it; else divide the table over more files"));
}

void report_quotes(const Reading& reading, Diagnostics& diagnostics) {
  const std::string row = phrase("row {}, column {}", reading.number, column_letter(reading.row.cells.size()));
  if (reading.at >= reading.source.text.size()) {
    diagnostics
        .add(DiagnosticCode::BrokenQuotes, reading.span(reading.cell_begin, reading.cell_begin + 1),
             phrase("{}: the quote that opens here is never closed", row))
        .with_help(phrase("the file may have been cut off; save it as CSV once more"));
    return;
  }
  diagnostics
      .add(DiagnosticCode::BrokenQuotes, reading.span(reading.at, reading.at + 1),
           phrase("{}: a quote stands in the middle of a cell", row))
      .with_help(
          phrase("put the whole cell between quotes, and double each quote within it: `\"the \"\"best\"\" idea\"`"));
}

// True when the whole text was read.
bool parse(csv_parser& parser, Reading& reading) {
  const std::string_view text = reading.source.text;
  for (; reading.at < text.size() && !reading.too_large; ++reading.at) {
    const char c = text[reading.at];
    if (reading.at - reading.cell_begin > 2 * kCsvCellLimit) reading.too_large = true;  // Each quote may be doubled.
    const bool second_half = c == '\n' && reading.at > 0 && text[reading.at - 1] == '\r';
    const std::uint32_t rows = reading.number;
    const bool at_begin = reading.row.cells.empty() && reading.cell_begin == reading.at;
    if (csv_parse(&parser, &c, 1, end_cell, end_row, &reading) != 1) return false;
    // A line without anything is no row to libcsv, but is one to whoever counts rows.
    if (at_begin && rows == reading.number && (c == '\n' || c == '\r')) {
      if (!second_half) ++reading.number;
      reading.cell_begin = reading.at + 1;
    }
  }
  return !reading.too_large && csv_fini(&parser, end_cell, end_row, &reading) == 0;
}

}  // namespace

bool CsvRow::blank() const {
  return std::ranges::all_of(cells, [](const CsvCell& cell) { return cell.text.empty(); });
}

std::string column_letter(std::size_t index) {
  std::string letters;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

Outcome<CsvTable> read_csv(const Source& source, char separator) {
  Outcome<CsvTable> outcome;
  Reading reading{.source = source};
  if (const std::size_t skipped = separator_line(source.text); skipped > 0) {
    if (separator == '\0') separator = source.text[4];
    reading.at = reading.cell_begin = static_cast<std::uint32_t>(skipped);
  }
  if (separator == '\0') separator = likely_separator(source.text);
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return outcome;  // It only fails for a null pointer.
  csv_set_blk_size(&parser, kBufferStep);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  const bool whole = parse(parser, reading);
  if (reading.too_large)
    report_too_large(reading, outcome.diagnostics);
  else if (!whole)
    report_quotes(reading, outcome.diagnostics);
  csv_free(&parser);
  if (whole) outcome.value = std::move(reading.table);
  outcome.value.separator = separator;
  return outcome;
}

}  // namespace bondgenoot::content
