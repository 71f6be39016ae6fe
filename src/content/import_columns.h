// Which column of a table, or question of a form, is which field.
//
// In:  a Collection and the names that people gave. Out: where each leads. Owns: strings; points into the Collection.
// Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/csv.h"
#include "content/schema.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// Where a value goes.
struct ImportTarget {
  enum class Kind : std::uint8_t { Ignored, Field, Common, Body } kind = Kind::Ignored;
  const Field* field = nullptr;  ///< Kind::Field
  const Field* child = nullptr;  ///< The field of its group, or of the groups in its list, when that is meant.
  std::string key;               ///< Kind::Common: `slug`, `draft` …; of an image: `src`, `alt` or `credit`.

  /// `quote.who`, `slug`, `body`, `-`: as `--map` takes it.
  [[nodiscard]] std::string name() const;
  friend bool operator==(const ImportTarget&, const ImportTarget&) = default;
};

struct ImportColumn {
  std::string header;
  Span span;
  ImportTarget target;
};

/// What a name of a column leads to: by field name, by label in any language, or by one of the words for what every
/// entry has. Case, accents and signs do not count.
[[nodiscard]] std::optional<ImportTarget> find_import_target(const Collection& collection, std::string_view name);

/// Every target by its name, in the order of the fields, and its labels: for suggestions.
[[nodiscard]] std::vector<std::pair<std::string, ImportTarget>> import_targets(const Collection& collection);

/// What `--map "Column=target"` says: a column's name, and where it goes.
struct ColumnChoice {
  std::string header;
  ImportTarget target;
};

/// Two names that differ in case, accents and signs only are the same.
[[nodiscard]] bool same_column_name(std::string_view a, std::string_view b);

/// The columns of a table by its first row. Says which are unknown, which are given twice, and which required fields
/// have none.
[[nodiscard]] Outcome<std::vector<ImportColumn>> read_columns(const CsvRow& header, const Collection& collection,
                                                              const std::vector<ColumnChoice>& choices);

}  // namespace bondgenoot::content
