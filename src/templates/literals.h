// What literals in a template stand for: numbers with `_`, strings with Python's escapes.
//
// In:  a token's text. Out: a Value or string, or why there is none and where. Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "templates/value.h"

namespace bondgenoot::templates {

struct LiteralError {
  std::string message;
  std::size_t begin = 0;  ///< Bytes within the literal.
  std::size_t end = 0;
};

/// `'…'` or `"…"`, quotes included.
[[nodiscard]] std::expected<std::string, LiteralError> parse_string_literal(std::string_view literal);
/// `42`, `1_000`, `0x1f`, `0o17`, `0b11`. Nothing when it is larger than 64 bits hold.
[[nodiscard]] std::optional<std::int64_t> parse_integer_literal(std::string_view literal);
/// `1.5`, `1e3`, `1_0.5e-2`. Nothing when it is out of range.
[[nodiscard]] std::optional<double> parse_float_literal(std::string_view literal);

/// `\r\n` and `\r` as `\n`.
[[nodiscard]] std::string with_plain_newlines(std::string_view text);

}  // namespace bondgenoot::templates
