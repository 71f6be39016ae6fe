// Unicode text: the only file that sees utf8proc.
//
// In/Out: UTF-8 in strings. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;
inline constexpr char32_t kSoftHyphen = 0xAD;

/// The offset of the first byte that is not well-formed UTF-8 (RFC 3629), or nothing.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Whether a byte goes on with a character that began before it.
[[nodiscard]] constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Decodes the character at `offset` and moves `offset` past it; a malformed byte gives U+FFFD and one step.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);

/// Code points in `text`.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// Columns in a terminal: 0 for combining marks, 2 for wide letters.
[[nodiscard]] std::size_t display_width(std::string_view text);

[[nodiscard]] bool is_letter_or_digit(char32_t code_point);
/// A combining mark: an accent that stands on the letter before it.
[[nodiscard]] bool is_mark(char32_t code_point);
/// `'`, `’` or `‘`.
[[nodiscard]] bool is_apostrophe(char32_t code_point);
/// White space: Unicode's, and the ASCII separators U+001C to U+001F.
[[nodiscard]] bool is_space(char32_t code_point);
/// Seen on paper: no control, format, private or unassigned character, and no space but U+0020.
[[nodiscard]] bool is_printable(char32_t code_point);
/// Full lower case by Unicode's simple mapping; accents stay.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
/// Lower case without accents, apostrophes or soft hyphens (NFKD, marks dropped): for comparing and sorting as a reader
/// would.
[[nodiscard]] std::string folded(std::string_view text);
/// For URLs and ids: folded words of letters and digits joined by `-`. "Thuis & Veiligheid" → "thuis-veiligheid". May
/// be empty.
[[nodiscard]] std::string slugified(std::string_view text);

}  // namespace bondgenoot
