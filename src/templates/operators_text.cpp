// Values as text: Python's str() and repr().
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "support/utf8.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.begin(), buffer.end(), value).ptr;
  out.append(buffer.begin(), end);
}

/// The shortest digits that read back as the same number; an exponent below 1e-4 and from 1e16, as Python has it.
void append_float(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "nan";
    return;
  }
  if (std::isinf(value)) {
    out += value < 0 ? "-inf" : "inf";
    return;
  }
  const double size = std::abs(value);
  const bool scientific = size != 0 && (size < 1e-4 || size >= 1e16);
  std::array<char, 40> buffer{};
  const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
  const auto end = std::to_chars(buffer.begin(), buffer.end(), value, format).ptr;
  const std::string_view digits(buffer.begin(), end);
  out += digits;
  if (!scientific && digits.find('.') == std::string_view::npos) out += ".0";
}

void append_escaped_character(std::string& out, char32_t character, char quote) {
  switch (character) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\\':
      out += "\\\\";
      return;
    default:
      break;
  }
  if (character == static_cast<char32_t>(quote))
    out.append("\\").push_back(quote);
  else if (is_printable(character))
    append_utf8(out, character);
  else if (character <= 0xFF)
    out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(character));
  else if (character <= 0xFFFF)
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
  else
    out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(character));
}

void append_quoted(std::string& out, std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  for (std::size_t i = 0; i < text.size();) append_escaped_character(out, next_code_point(text, i), quote);
  out += quote;
}

void append_list(std::string& out, const Value& value) {
  const auto items = value.as_list();
  out += value.is_tuple() ? '(' : '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    append_repr(out, items[i]);
  }
  if (value.is_tuple() && items.size() == 1) out += ',';
  out += value.is_tuple() ? ')' : ']';
}

void append_map(std::string& out, const Value& value) {
  out += '{';
  bool first = true;
  for (const MapEntry& entry : value.as_map()) {
    if (!first) out += ", ";
    first = false;
    append_repr(out, entry.key);
    out += ": ";
    append_repr(out, entry.value);
  }
  out += '}';
}

}  // namespace

void append_text(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::Undefined:
      break;
    case Kind::None:
      out += "None";
      break;
    case Kind::Boolean:
      out += value.as_boolean() ? "True" : "False";
      break;
    case Kind::Integer:
      append_integer(out, value.as_integer());
      break;
    case Kind::Float:
      append_float(out, value.as_float());
      break;
    case Kind::String:
      out += value.as_string();
      break;
    case Kind::List:
      append_list(out, value);
      break;
    case Kind::Map:
      append_map(out, value);
      break;
    case Kind::Object:
      value.as_object().append_text(out);
      break;
  }
}

std::string to_text(const Value& value) {
  std::string out;
  append_text(out, value);
  return out;
}

void append_repr(std::string& out, const Value& value) {
  if (value.is_undefined()) {
    out += "Undefined";
    return;
  }
  if (!value.is_string()) return append_text(out, value);
  if (value.is_safe()) out += "Markup(";
  append_quoted(out, value.as_string());
  if (value.is_safe()) out += ')';
}

}  // namespace bondgenoot::templates
