#include "templates/literals.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::templates {
namespace {

std::string without_underscores(std::string_view literal) {
  std::string digits(literal);
  std::erase(digits, '_');
  return digits;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

/// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`: how many digits follow.
std::size_t hex_digits_of(char letter) {
  switch (letter) {
    case 'x':
      return 2;
    case 'u':
      return 4;
    case 'U':
      return 8;
    default:
      return 0;
  }
}

/// The character that `\` and this letter make, or nothing.
std::optional<char> simple_escape(char letter) {
  switch (letter) {
    case '\\':
    case '\'':
    case '"':
      return letter;
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return std::nullopt;
  }
}

/// Reads the escapes of one string. `at_` is always at a backslash when an escape is read.
class EscapeReader {
 public:
  explicit EscapeReader(std::string_view text) : text_(text) {}

  std::expected<std::string, LiteralError> read() {
    while (at_ < text_.size()) {
      const std::size_t backslash = std::min(text_.find('\\', at_), text_.size());
      out_.append(text_.substr(at_, backslash - at_));
      at_ = backslash;
      if (at_ >= text_.size()) break;
      if (auto error = read_escape()) return std::unexpected(*error);
    }
    return std::move(out_);
  }

 private:
  std::optional<LiteralError> read_escape() {
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    if (letter == '\n') return advance(2);
    if (const auto plain = simple_escape(letter)) {
      out_ += *plain;
      return advance(2);
    }
    if (is_octal(letter)) return read_octal();
    if (const std::size_t digits = hex_digits_of(letter)) return read_hex(digits);
    if (letter == 'N') return error(2, phrase("`\\N{…}` is not known here; write the character itself"));
    out_ += '\\';  // As Python does: an unknown escape stands for itself.
    return advance(1);
  }

  std::optional<LiteralError> read_octal() {
    std::size_t length = 1;
    while (length < 4 && at_ + length < text_.size() && is_octal(text_[at_ + length])) ++length;
    std::uint32_t code = 0;
    std::from_chars(text_.data() + at_ + 1, text_.data() + at_ + length, code, 8);
    append_utf8(out_, code);
    return advance(length);
  }

  std::optional<LiteralError> read_hex(std::size_t digits) {
    const char* const first = text_.data() + at_ + 2;
    const std::size_t available = std::min(digits, text_.size() - std::min(text_.size(), at_ + 2));
    std::uint32_t code = 0;
    const auto [end, status] = std::from_chars(first, first + available, code, 16);
    if (status != std::errc{} || end != first + digits) {
      return error(2, phrase("`\\{}` takes {} hexadecimal digits", text_[at_ + 1], digits));
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code > 0x10FFFF || surrogate) return error(2 + digits, phrase("there is no such character"));
    append_utf8(out_, code);
    return advance(2 + digits);
  }

  std::optional<LiteralError> advance(std::size_t length) {
    at_ += length;
    return std::nullopt;
  }

  [[nodiscard]] LiteralError error(std::size_t length, std::string message) const {
    return {.message = std::move(message), .begin = at_, .end = std::min(at_ + length, text_.size())};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string with_plain_newlines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
      continue;
    }
    out += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return out;
}

std::expected<std::string, LiteralError> parse_string_literal(std::string_view literal) {
  const std::string_view inner = literal.substr(1, literal.size() - 2);
  const bool has_return = inner.find('\r') != std::string_view::npos;
  if (inner.find('\\') == std::string_view::npos) return has_return ? with_plain_newlines(inner) : std::string(inner);
  const std::string plain = has_return ? with_plain_newlines(inner) : std::string(inner);
  auto text = EscapeReader(plain).read();
  if (!text) {  // Past the opening quote.
    ++text.error().begin;
    ++text.error().end;
  }
  return text;
}

std::optional<std::int64_t> parse_integer_literal(std::string_view literal) {
  const std::string digits = without_underscores(literal);
  int base = 10;
  std::size_t skipped = 0;
  if (digits.size() > 2 && digits[0] == '0') {
    const char letter = digits[1];
    if (letter == 'x' || letter == 'X') base = 16;
    if (letter == 'o' || letter == 'O') base = 8;
    if (letter == 'b' || letter == 'B') base = 2;
    if (base != 10) skipped = 2;
  }
  std::int64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data() + skipped, end, value, base);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

std::optional<double> parse_float_literal(std::string_view literal) {
  const std::string digits = without_underscores(literal);
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value);
  if (result.ec == std::errc::result_out_of_range && std::abs(value) < 1) return 0.0;
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

}  // namespace bondgenoot::templates
