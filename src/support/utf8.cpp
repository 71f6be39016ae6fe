#include "support/utf8.h"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "support/byte_run.h"

namespace bondgenoot {
namespace {

struct Decoded {
  char32_t code_point;
  std::size_t length;  // 0 for a malformed byte.
};

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  std::size_t length = 0;
  char32_t value = 0;
  char32_t smallest = 0;
  if ((first & 0xE0U) == 0xC0U) {
    length = 2;
    value = first & 0x1FU;
    smallest = 0x80;
  } else if ((first & 0xF0U) == 0xE0U) {
    length = 3;
    value = first & 0x0FU;
    smallest = 0x800;
  } else if ((first & 0xF8U) == 0xF0U) {
    length = 4;
    value = first & 0x07U;
    smallest = 0x10000;
  }
  if (length == 0 || offset + length > text.size()) return {kReplacementCharacter, 0};
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[offset + i])) return {kReplacementCharacter, 0};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || surrogate || value > 0x10FFFF) return {kReplacementCharacter, 0};
  return {value, length};
}

// Letters that Unicode does not take apart, but that a reader files under their plain form.
std::string_view plain_form(char32_t letter) {
  switch (letter) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
      return "d";
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ς':
      return "σ";
    default:
      return {};
  }
}

std::string mapped(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    append_utf8(out, static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(next_code_point(text, i)))));
  }
  return out;
}

std::string decomposed(std::string_view text) {
  utf8proc_uint8_t* raw = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(length)};
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = run_of_ascii(text, 0); i < text.size(); i += run_of_ascii(text, i)) {
    const Decoded decoded = decode(text, i);
    if (decoded.length == 0) return i;
    i += decoded.length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const Decoded decoded = decode(text, offset);
  offset += decoded.length == 0 ? 1 : decoded.length;
  return decoded.code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(c) ? 0 : 1;
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_code_point(text, i)));
    width += columns < 0 ? 0 : static_cast<std::size_t>(columns);
  }
  return width;
}

bool is_mark(char32_t code_point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

bool is_apostrophe(char32_t code_point) { return code_point == '\'' || code_point == U'’' || code_point == U'‘'; }

bool is_letter_or_digit(char32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= '0' && code_point <= '9');
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

bool is_space(char32_t code_point) {
  if (code_point < 0x80)
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           (code_point >= 0x1C && code_point <= 0x1F);
  return code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 || code_point == 0x2029 ||
         code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool is_printable(char32_t code_point) {
  if (code_point < 0x7F) return code_point >= ' ';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS:
      return false;
    default:
      return true;
  }
}

std::string to_lower(std::string_view text) { return mapped(text, utf8proc_tolower); }
std::string to_upper(std::string_view text) { return mapped(text, utf8proc_toupper); }

std::string folded(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.reserve(text.size());
    for (const char c : text) {
      if (c != '\'') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  }
  const std::string plain = decomposed(text);
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size();) {
    const char32_t code_point = next_code_point(plain, i);
    if (is_mark(code_point) || is_apostrophe(code_point) || code_point == kSoftHyphen) continue;
    const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
    const std::string_view form = plain_form(lower);
    if (form.empty())
      append_utf8(out, lower);
    else
      out += form;
  }
  return out;
}

std::string slugified(std::string_view text) {
  const std::string plain = folded(text);
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < plain.size();) {
    const char32_t code_point = next_code_point(plain, i);
    if (!is_letter_or_digit(code_point)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += '-';
    gap = false;
    append_utf8(out, code_point);
  }
  return out;
}

}  // namespace bondgenoot
