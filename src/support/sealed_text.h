// Texts that the program keeps for itself: the first line says what it is and seals the rest, which is lines of fields.
//
// In:  a text that may be cut short, changed or another's. Out: its lines, only when it is whole. Owns nothing.
// Threads: any; pure.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "support/hash.h"

namespace bondgenoot {

/// `NAME HASH`, a line feed, and `body`; `name` says what it is and its version, HASH is XXH3-128 of the body.
[[nodiscard]] std::string sealed(std::string_view name, std::string_view body);
/// The body; nothing when the text is not exactly what `sealed` made under that name.
[[nodiscard]] std::optional<std::string_view> unsealed(std::string_view name, std::string_view text);

/// Takes what stands before the first `end` off `text`, and `end` too; nothing without one.
[[nodiscard]] std::optional<std::string_view> take_until(std::string_view& text, char end);

/// The whole field and nothing but it, as the program writes numbers: without zeros before them, and with small letters
/// among hex digits. A field that was not there is no number.
template <typename Number>
[[nodiscard]] bool read_number(std::optional<std::string_view> field, int base, Number& number) {
  if (!field) return false;
  const bool is_padded = base == 10 && field->size() > 1 && (field->starts_with('0') || field->starts_with("-0"));
  if (is_padded || field->find_first_of("ABCDEF") != std::string_view::npos) return false;
  const auto [end, error] = std::from_chars(field->data(), field->data() + field->size(), number, base);
  return error == std::errc{} && end == field->data() + field->size();
}

/// 32 hex digits.
[[nodiscard]] bool read_hash(std::optional<std::string_view> field, Hash128& hash);

/// Whether a field may be the last of a line.
[[nodiscard]] inline bool fits_on_a_line(std::string_view text) { return !text.contains('\n'); }

}  // namespace bondgenoot
