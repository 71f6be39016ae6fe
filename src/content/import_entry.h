// One row of a table, or one form that was filled in, as the file of a new entry.
//
// In:  a record: cells that know their field and their place. Out: the file's name and text, and what is wrong, each
// with its row and column. Owns: the text. Threads: any; pure: nothing is written here.
#pragma once

#include <string>
#include <vector>

#include "content/entry_names.h"
#include "content/import_columns.h"
#include "support/date.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

struct ImportCell {
  const ImportColumn* column = nullptr;
  std::string text;
  Span span;
  std::string where;  ///< "row 4, column `Datum`", for messages.
};

/// What becomes one entry.
struct ImportRecord {
  std::string where;  ///< "row 4"; empty for a form.
  Span span;
  std::vector<ImportCell> cells;  ///< Empty ones left out.
};

struct ImportOptions {
  std::string language = "nl";          ///< The site's own.
  std::string comment_language = "nl";  ///< Of the explanations.
  Day today;
  bool comments = false;  ///< With the explanations and the empty fields that `new` writes.
  bool draft = false;     ///< An entry that does not say so itself begins as a draft.
};

/// The cell that is the entry's title; null when there is none.
[[nodiscard]] const ImportCell* title_cell(const Collection& collection, const ImportRecord& record);

/// The name of the file without language and ending: from a column `slug`, else from the title. Empty when there is
/// none, which is said.
[[nodiscard]] std::string imported_name(const Collection& collection, const ImportRecord& record,
                                        Diagnostics& diagnostics);

/// `content/good-practices/de-hef.md`, or `….en.md` when a column `lang` names another language than the site's.
[[nodiscard]] std::string imported_path(const Collection& collection, const ImportRecord& record,
                                        const std::string& name, const ImportOptions& options);

struct ImportedText {
  std::string text;
  bool whole = true;  ///< No value of the record was wrong.
};

/// The text of the file, as `new` would write it.
[[nodiscard]] ImportedText imported_text(const Collection& collection, const ImportRecord& record,
                                         const EntryNames& names, const ImportOptions& options,
                                         Diagnostics& diagnostics);

/// "row 4: `x` is not a date".
[[nodiscard]] std::string said_at(const std::string& where, std::string message);

}  // namespace bondgenoot::content
