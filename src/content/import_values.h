// One cell of a table, or one answer in a form, as the YAML of its field.
//
// In:  a Field and a text as people type it: Dutch dates, decimal commas, labels, titles. Out: YAML that the content
// model takes, or what is wrong. Owns nothing. Threads: any; pure.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "content/entry_names.h"
#include "content/value_parser.h"

namespace bondgenoot::content {

/// What is behind the key of `field`, on one line, without the space before it. Not for groups, lists of groups and
/// images, which have columns for their parts.
[[nodiscard]] std::expected<std::string, ValueProblem> imported_value(const Field& field, std::string_view text,
                                                                      const EntryNames& names);

/// The texts in one cell: divided at line breaks where there are any, else at `|`, else at `;`. A sign of a list before
/// a line (`-`, `*`, `•`) is no part of it, and a task that is not ticked (`- [ ]`) is left out. Empty texts stay only
/// with `keep_empty`.
[[nodiscard]] std::vector<std::string> texts_in_cell(std::string_view cell, bool keep_empty = false);

/// Whether a field's own column holds one value that imported_value() takes.
[[nodiscard]] bool is_simple(const Field& field);

/// `ja`, `x`, `waar` and such as `true`, their opposites as `false`; else empty.
[[nodiscard]] std::string_view imported_boolean(std::string_view text);

/// A text as a block of Markdown below a key: `|-` and lines indented by `indent`, or in quotes where a block cannot
/// hold it.
[[nodiscard]] std::string yaml_block(std::string_view text, std::string_view indent);

}  // namespace bondgenoot::content
