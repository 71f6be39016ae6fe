// One value as an editor writes it, read as its field's type.
//
// In:  a Field and a text. Out: the typed value, or what is wrong with it and where in the text. Owns nothing. Threads:
// any; pure. Knows no place in a file: validator.h puts the spans on, schema_parser.h reads defaults with it.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "content/field.h"
#include "content/schema.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// Why a text is no value of its field. The words are those of a Diagnostic.
struct ValueProblem {
  DiagnosticCode code;
  std::string message;
  std::string label;
  std::string help;
  std::size_t begin = 0;  ///< Bytes of the text.
  std::size_t end = std::string_view::npos;
  std::string replacement;  ///< For the whole value, when there is no doubt; else empty.
};

using ParsedValue = std::expected<FieldValue::Data, ValueProblem>;

/// Reads a text, number, boolean, date, choice, reference, url or email. `text` is trimmed and not empty. A
/// ReferenceValue has ordinal 0. Lengths are checked for a field of one value; `many` counts values instead.
[[nodiscard]] ParsedValue parse_value(const Field& field, std::string text);

/// Whether this type is written as one plain value, so that parse_value reads it.
[[nodiscard]] bool is_plain(FieldType type);

// The parts of it, by subject.

[[nodiscard]] std::optional<ValueProblem> url_problem(std::string_view name, std::string_view text);
[[nodiscard]] std::optional<ValueProblem> email_problem(std::string_view name, std::string_view text);
/// `min` and `max` of a field in characters.
[[nodiscard]] std::optional<ValueProblem> length_problem(const Field& field, std::string_view text);
[[nodiscard]] std::optional<ValueProblem> control_character_problem(std::string_view name, std::string_view text);

/// `true` for `ja`, `yes`, `1` and such, `false` for their opposites, else empty.
[[nodiscard]] std::string_view likely_boolean(std::string_view text);

/// The date that was most likely meant by `5-9-2016`, `05/09/2016`, `2016/9/5`, `5 september 2016`, `2016-2017`,
/// `najaar 2016`, `ca. 2016`, `sinds 2016` or `2016 t/m 2018`, in EDTF.
[[nodiscard]] std::optional<std::string> likely_date(std::string_view text);

}  // namespace bondgenoot::content
