// Texts as numbers, as Python's int() and float() read them: spaces around, a sign, `_` between digits.
//
// In: a text. Out: the number, or nothing. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bondgenoot::templates {

/// `base` is 2 to 36, or 0 to go by the prefix; `0x`, `0o` and `0b` may stand before digits of their own base. Nothing
/// also when the number does not fit.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text, int base = 10);
/// Also `inf` and `nan`.
[[nodiscard]] std::optional<double> parse_float(std::string_view text);

}  // namespace bondgenoot::templates
