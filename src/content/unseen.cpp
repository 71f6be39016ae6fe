#include "content/unseen.h"

#include <algorithm>

#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr char32_t kNextLine = 0x85;
constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;

// What begins such a character, or may begin one.
bool is_suspicious(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  return byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

bool is_unseen(char32_t c) {
  constexpr char32_t kByteOrderMark = 0xFEFF;
  if (c < 0xA0) return c < 0x20 || c >= 0x7F;
  return c == kLineSeparator || c == kParagraphSeparator || c == kByteOrderMark || c == 0xFFFE || c == 0xFFFF;
}

bool ends_line(char32_t c) {
  return c == U'\v' || c == U'\f' || c == kNextLine || c == kLineSeparator || c == kParagraphSeparator;
}

}  // namespace

std::optional<UnseenCharacter> find_unseen(std::string_view text) {
  const auto* const end = text.end();
  for (const auto* at = std::ranges::find_if(text, is_suspicious); at != end;
       at = std::find_if(at + 1, end, is_suspicious)) {
    const auto begin = static_cast<std::size_t>(at - text.begin());
    std::size_t past = begin;
    const char32_t code = next_code_point(text, past);
    if (is_unseen(code)) return UnseenCharacter{.at = begin, .size = past - begin, .code = code};
  }
  return std::nullopt;
}

std::string seen_text(std::string_view text) {
  std::string seen;
  for (auto found = find_unseen(text); found; found = find_unseen(text)) {
    seen += text.substr(0, found->at);
    if (ends_line(found->code)) seen += '\n';
    text.remove_prefix(found->at + found->size);
  }
  seen += text;
  return seen.contains('\r') ? replace_all(replace_all(seen, "\r\n", "\n"), "\r", "\n") : seen;
}

}  // namespace bondgenoot::content
