// Characters that nobody sees, and that yet are in texts of word processors, spreadsheets and the clipboard.
//
// In:  a text in UTF-8. Out: where such a character stands; or the text without them. Owns nothing. Threads: any; pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot::content {

/// A character that YAML has no place for (YAML 1.2.2, 5.1), or takes for the end of a line although nobody sees that
/// it is one.
struct UnseenCharacter {
  std::size_t at = 0;
  std::size_t size = 0;  ///< Bytes.
  char32_t code = 0;
};
/// The first of `text`: a control character but for tabs and line ends, a line separator, a byte order mark.
[[nodiscard]] std::optional<UnseenCharacter> find_unseen(std::string_view text);

/// The text as its writer saw it: what ends a line in another program, such as the vertical tab of a word processor,
/// becomes a line feed, as `\r\n` and `\r` do; the others go.
[[nodiscard]] std::string seen_text(std::string_view text);

}  // namespace bondgenoot::content
