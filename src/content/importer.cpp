#include "content/importer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

using Kind = ImportTarget::Kind;

void report_surplus(const CsvRow& row, std::size_t index, Diagnostics& diagnostics) {
  diagnostics
      .add(DiagnosticCode::SurplusCell, row.cells[index].span,
           phrase("row {}, column {}: there is something in a column that has no name", row.number,
                  column_letter(index)))
      .with_help(phrase("name the column in the first row, or put quotes around a text that was divided by mistake"));
}

// A row of the table with its path, which is empty when the entry has no name.
struct Wanted {
  const ImportRecord* record = nullptr;
  std::string path;
};

void report_repeated(const Collection& collection, const Wanted& wanted, const ImportRecord& first,
                     Diagnostics& diagnostics) {
  const ImportCell* title = title_cell(collection, *wanted.record);
  diagnostics
      .add(DiagnosticCode::RepeatedEntry, title == nullptr ? wanted.record->span : title->span,
           said_at(wanted.record->where, phrase("this would become `{}`, as another row does", wanted.path)))
      .with_note(first.span, phrase("the first one stands here"))
      .with_help(phrase("change the title, or give one of them a name of its own in a column `slug`"));
}

void report_existing(const Collection& collection, const Wanted& wanted, Diagnostics& diagnostics) {
  const ImportCell* title = title_cell(collection, *wanted.record);
  diagnostics
      .add(DiagnosticCode::ExistingEntry, title == nullptr ? wanted.record->span : title->span,
           said_at(wanted.record->where, phrase("`{}` exists already", wanted.path)))
      .with_help(phrase(
          "change the title, give it a name of its own as `slug`, or pass over such entries with `--skip-existing`"));
}

// The key of front matter that `offset` lies under, or `body`.
std::string_view key_at(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find("\n---\n");
  if (offset > end) return "body";
  std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  while (line > 0 && !(text[line] >= 'a' && text[line] <= 'z')) line = text.rfind('\n', line - 2) + 1;
  const std::size_t colon = text.find(':', line);
  return colon == std::string_view::npos ? std::string_view() : text.substr(line, colon - line);
}

const ImportCell* cell_under(const ImportRecord& record, std::string_view key) {
  const auto found = std::ranges::find_if(record.cells, [&](const ImportCell& cell) {
    const ImportTarget& target = cell.column->target;
    return key == "body"                ? target.kind == Kind::Body
           : target.kind == Kind::Field ? target.field->name == key
                                        : target.key == key;
  });
  return found == record.cells.end() ? nullptr : &*found;
}

// The narrowest place in the cell that has the same words.
Span narrowed(Span cell, const Source& file, Span in_file, const SourceMap& sources) {
  const std::string_view written = sources.view(cell);
  const Span line = file.line_at(in_file.begin);
  const std::size_t at = written.find(file.view(line));
  if (line.size() > 0 && at != std::string_view::npos)
    return cell.part(at + (in_file.begin - line.begin), in_file.size());
  const std::string_view words = file.view(in_file);
  const std::size_t found = words.size() < 2 ? std::string_view::npos : written.find(words);
  return found == std::string_view::npos ? cell : cell.part(found, words.size());
}

Diagnostic said_of_record(Diagnostic diagnostic, const ImportedEntry& entry, const SourceMap& sources, SourceId table) {
  const ImportRecord& record = *entry.record;
  const Span in_file = diagnostic.span;
  const ImportCell* cell = nullptr;
  if (in_file.valid()) cell = cell_under(record, key_at(entry.text, in_file.begin));
  diagnostic.span = cell == nullptr ? record.span : cell->span;
  diagnostic.span.source = table;
  if (cell != nullptr) diagnostic.span = narrowed(diagnostic.span, sources.get(in_file.source), in_file, sources);
  diagnostic.path.clear();
  diagnostic.message = said_at(cell == nullptr ? record.where : cell->where, std::move(diagnostic.message));
  diagnostic.notes.clear();
  diagnostic.fix.reset();
  return diagnostic;
}

const std::string& path_of(const Diagnostic& diagnostic, const SourceMap& sources) {
  return diagnostic.span.valid() ? sources.get(diagnostic.span.source).path : diagnostic.path;
}

}  // namespace

Outcome<std::vector<ImportRecord>> records_of(const CsvTable& table, const std::vector<ImportColumn>& columns) {
  Outcome<std::vector<ImportRecord>> outcome;
  std::set<std::size_t> said;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    ImportRecord record{.where = phrase("row {}", row.number), .span = row.span, .cells = {}};
    for (std::size_t j = 0; j < row.cells.size(); ++j) {
      const CsvCell& cell = row.cells[j];
      if (cell.text.empty()) continue;
      if (j >= columns.size() || columns[j].header.empty()) {
        if (said.insert(j).second) report_surplus(row, j, outcome.diagnostics);
      } else if (columns[j].target.kind != Kind::Ignored) {
        record.cells.push_back({.column = &columns[j],
                                .text = cell.text,
                                .span = cell.span,
                                .where = phrase("row {}, column `{}`", row.number, columns[j].header)});
      }
    }
    outcome.value.push_back(std::move(record));
  }
  return outcome;
}

Outcome<ImportPlan> plan_import(const Collection& collection, const std::vector<ImportRecord>& records,
                                EntryNames names, const ExistingEntries& existing, const ImportOptions& options) {
  Outcome<ImportPlan> outcome;
  std::vector<Wanted> all;
  std::map<std::string, const ImportRecord*> first;
  for (const ImportRecord& record : records) {
    const std::string name = imported_name(collection, record, outcome.diagnostics);
    Wanted wanted{&record, name.empty() ? std::string() : imported_path(collection, record, name, options)};
    const bool exists = !name.empty() && existing.has && existing.has(wanted.path);
    if (exists && existing.skip) {
      outcome.value.skipped.push_back(wanted.path);
      continue;
    }
    if (exists) report_existing(collection, wanted, outcome.diagnostics);
    const ImportCell* title = title_cell(collection, record);
    if (!name.empty() && !first.emplace(wanted.path, &record).second)
      report_repeated(collection, wanted, *first[wanted.path], outcome.diagnostics);
    else if (!name.empty())
      names.add(collection.name, name, title == nullptr ? std::string_view() : std::string_view(title->text));
    all.push_back(std::move(wanted));
  }
  for (Wanted& wanted : all) {
    ImportedText made = imported_text(collection, *wanted.record, names, options, outcome.diagnostics);
    outcome.value.entries.push_back(
        {.path = std::move(wanted.path), .text = std::move(made.text), .record = wanted.record, .whole = made.whole});
  }
  return outcome;
}

Diagnostics moved(const Diagnostics& diagnostics, SourceId from, SourceId to) {
  const auto move = [&](Span& span) {
    if (span.source == from) span.source = to;
  };
  Diagnostics all;
  for (Diagnostic diagnostic : diagnostics.items()) {
    move(diagnostic.span);
    for (Note& note : diagnostic.notes) move(note.span);
    all.add(std::move(diagnostic));
  }
  return all;
}

Diagnostics said_of_records(const Said& with, const Said& without, const ImportPlan& plan, SourceId table) {
  std::map<std::string, const ImportedEntry*> entries;
  for (const ImportedEntry& entry : plan.entries) entries.emplace(entry.path, &entry);
  std::set<std::pair<std::string, std::string>> known;
  for (const Diagnostic& diagnostic : without.diagnostics.items())
    known.emplace(path_of(diagnostic, without.sources), diagnostic.message);
  Diagnostics said;
  for (const Diagnostic& diagnostic : with.diagnostics.items()) {
    const std::string& path = path_of(diagnostic, with.sources);
    const auto entry = entries.find(path);
    if (entry == entries.end()) {
      if (!known.contains({path, diagnostic.message})) said.add(diagnostic);
      continue;
    }
    // What is left of a row with a wrong value may lack what was wrong.
    const bool follows =
        diagnostic.code == DiagnosticCode::MissingField || diagnostic.code == DiagnosticCode::UnmetRequirement;
    if (entry->second->whole || !follows) said.add(said_of_record(diagnostic, *entry->second, with.sources, table));
  }
  return said;
}

}  // namespace bondgenoot::content
