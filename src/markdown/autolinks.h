// Bare addresses in running text: `https://…`, `www.…` and mail addresses, by the rules of GitHub's autolinks.
//
// In: text. Out: where an address begins and ends. Owns nothing. Threads: any. Linear in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot::markdown {

/// An address found in a text.
struct Autolink {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view prefix;  ///< What the target needs before the text: ``, `http://` or `mailto:`.
};

/// The length of the web address that begins at `begin` with `http://` or `https://`, or 0 when there is none.
/// Punctuation that ends a sentence and a closing bracket without its opener stay outside.
[[nodiscard]] std::size_t web_address_length(std::string_view text, std::size_t begin);

/// The first address at or after `from`.
[[nodiscard]] std::optional<Autolink> find_autolink(std::string_view text, std::size_t from);

/// The site of a video when `target` is the address of one (YouTube, Vimeo): its name for people, else nothing.
[[nodiscard]] std::string_view video_site(std::string_view target);

}  // namespace bondgenoot::markdown
