#include "templates/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "support/utf8.h"

namespace bondgenoot::templates {
namespace {

std::string_view without_spaces(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size() && is_space(next_code_point(text, i));) begin = i;
  std::size_t end = begin;
  for (std::size_t i = begin; i < text.size();) {
    if (!is_space(next_code_point(text, i))) end = i;
  }
  return text.substr(begin, end - begin);
}

bool is_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Drops each `_` that stands between two digits; nothing when there is another.
std::optional<std::string> without_underscores(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    const bool between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (!between) return std::nullopt;
  }
  return out;
}

bool take_sign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

int base_of_prefix(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1]) {
    case 'x':
    case 'X':
      return 16;
    case 'o':
    case 'O':
      return 8;
    case 'b':
    case 'B':
      return 2;
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text, int base) {
  text = without_spaces(text);
  const bool negative = take_sign(text);
  const int prefix = base_of_prefix(text);
  if (prefix != 0 && (base == prefix || base == 0)) {
    text.remove_prefix(2);
    if (text.starts_with('_')) text.remove_prefix(1);
    base = prefix;
  }
  if (base == 0) {
    if (text.starts_with('0') && text.find_first_not_of("0_") != std::string_view::npos) return std::nullopt;
    base = 10;
  }
  const auto digits = without_underscores(text);
  if (!digits || digits->empty() || digits->front() == '-') return std::nullopt;
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), size, base);
  if (error != std::errc() || end != digits->data() + digits->size()) return std::nullopt;
  constexpr auto kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (size > kLargest + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - size : size);
}

std::optional<double> parse_float(std::string_view text) {
  text = without_spaces(text);
  const bool negative = take_sign(text);
  const auto plain = without_underscores(text);
  if (!plain || plain->empty()) return std::nullopt;
  const std::string lowered = to_lower(*plain);
  double number = 0;
  if (lowered == "inf" || lowered == "infinity")
    number = std::numeric_limits<double>::infinity();
  else if (lowered == "nan")
    number = std::numeric_limits<double>::quiet_NaN();
  else {
    if (lowered.find_first_not_of("0123456789.e+-") != std::string::npos || lowered.front() == '-') return std::nullopt;
    const auto [end, error] = std::from_chars(lowered.data(), lowered.data() + lowered.size(), number);
    if (error == std::errc::invalid_argument || end != lowered.data() + lowered.size()) return std::nullopt;
    const bool tiny = lowered.find("e-") != std::string::npos || lowered.starts_with("0.") || lowered.starts_with('.');
    if (error == std::errc::result_out_of_range) number = tiny ? 0 : std::numeric_limits<double>::infinity();
  }
  return negative ? -number : number;
}

}  // namespace bondgenoot::templates
