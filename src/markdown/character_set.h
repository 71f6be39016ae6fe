// A set of bytes to look for: one table look-up a byte, where `find_first_of` takes a call.
//
// In: characters. Out: places in a text. Owns: its table, made at compile time. Threads: any.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bondgenoot::markdown {

class CharacterSet {
 public:
  constexpr explicit CharacterSet(std::string_view characters) {
    for (const char c : characters) members_[static_cast<unsigned char>(c)] = true;
  }
  [[nodiscard]] constexpr bool contains(char c) const { return members_[static_cast<unsigned char>(c)]; }
  /// The first member in `text` at or after `from`; npos when there is none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    for (std::size_t at = from; at < text.size(); ++at) {
      if (contains(text[at])) return at;
    }
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> members_{};
};

}  // namespace bondgenoot::markdown
