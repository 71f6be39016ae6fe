// A table as the files of new entries, and what is wrong with them said of its rows.
//
// In:  a table and its columns, or a form; a Collection; what exists. Out: paths and texts of the files, and everything
// that is wrong. Owns: the texts. Threads: any; pure: nothing is written here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "content/import_entry.h"

namespace bondgenoot::content {

/// The rows below the first one. `columns` outlive the records.
[[nodiscard]] Outcome<std::vector<ImportRecord>> records_of(const CsvTable& table,
                                                            const std::vector<ImportColumn>& columns);

/// A file to be.
struct ImportedEntry {
  std::string path;  ///< Empty when the entry has no name; then there will be no file.
  std::string text;
  const ImportRecord* record = nullptr;
  bool whole = true;  ///< No value of the record was wrong.
};

/// What exists already, and what is done about it.
struct ExistingEntries {
  std::function<bool(const std::string& path)> has = {};
  bool skip = false;  ///< Pass over what exists; otherwise it is an error.
};

struct ImportPlan {
  std::vector<ImportedEntry> entries;  ///< In the order of the records; also those with something wrong.
  std::vector<std::string> skipped;    ///< Paths of entries that were passed over.
};

/// `names` has those of the entries that exist; rows may refer to each other too. `records` outlive the plan.
[[nodiscard]] Outcome<ImportPlan> plan_import(const Collection& collection, const std::vector<ImportRecord>& records,
                                              EntryNames names, const ExistingEntries& existing,
                                              const ImportOptions& options);

/// The same, with what was said of `from` said of `to`, which has the same text.
[[nodiscard]] Diagnostics moved(const Diagnostics& diagnostics, SourceId from, SourceId to);

/// What a reading of the whole project said.
struct Said {
  const Diagnostics& diagnostics;
  const SourceMap& sources;
};

/// What is said of a project with the new entries in it and was not said without them: of the new files, said of the
/// records they came from, whose table is `table` in the new reading; of other files, as it is.
[[nodiscard]] Diagnostics said_of_records(const Said& with, const Said& without, const ImportPlan& plan,
                                          SourceId table);

}  // namespace bondgenoot::content
