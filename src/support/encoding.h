// Text of other programs, made UTF-8: encoding.cpp is the only file that sees iconv.
//
// In:  the bytes of a file. Out: its text in UTF-8 without a byte order mark, or the reason why it is no text.
// Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace bondgenoot {

enum class Encoding : std::uint8_t { Utf8, Utf16, Windows1252 };

struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::Utf8;
};

/// Why bytes are no text.
enum class NoText : std::uint8_t {
  Workbook,  ///< A file of a spreadsheet program itself: .xlsx, .ods, .xls.
  Binary,    ///< It holds bytes that no text has.
  Cut,       ///< UTF-16 that ends in the middle of a character, or has half of one.
};

/// By the byte order mark; without one UTF-8 where the bytes are that, else Windows-1252, which is what programs on a
/// Dutch Windows write.
[[nodiscard]] std::expected<DecodedText, NoText> decoded_text(std::string_view bytes);

}  // namespace bondgenoot
