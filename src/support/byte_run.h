// How far a text has nothing that needs a second look: eight bytes at a time (Mycroft's test for a zero byte).
//
// In:  text. Out: a length. Owns nothing. Threads: any; pure.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bondgenoot {

/// How many bytes from `begin` on come before the first that is looked for. `mark` sets the high bit of each such byte
/// of eight, and may set it of those behind the first; `is_sought` tells of one.
[[nodiscard]] std::size_t run_before(std::string_view text, std::size_t begin, auto mark, auto is_sought) {
  static_assert(std::endian::native == std::endian::little);  // So the first byte is the lowest.
  std::size_t i = begin;
  for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    if (const std::uint64_t found = mark(bytes); found != 0)
      return i + static_cast<std::size_t>(std::countr_zero(found)) / 8 - begin;
  }
  while (i < text.size() && !is_sought(static_cast<unsigned char>(text[i]))) ++i;
  return i - begin;
}

inline constexpr std::uint64_t kHighBits = 0x8080808080808080U;

/// The number of bytes from `begin` on that are none of `stops`, nor, with `controls`, below U+0020.
template <bool controls, char... stops>
[[nodiscard]] std::size_t run_without(std::string_view text, std::size_t begin) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kFirstPrinted = 0x20;
  const auto zero_in = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & kHighBits; };
  return run_before(
      text, begin,
      [&](std::uint64_t bytes) {
        std::uint64_t found = (zero_in(bytes ^ (kOnes * static_cast<unsigned char>(stops))) | ...);
        if constexpr (controls) found |= (bytes - kOnes * kFirstPrinted) & ~bytes & kHighBits;
        return found;
      },
      [](unsigned char byte) {
        return ((byte == static_cast<unsigned char>(stops)) || ...) || (controls && byte < kFirstPrinted);
      });
}

/// The number of bytes from `begin` on that are ASCII.
[[nodiscard]] inline std::size_t run_of_ascii(std::string_view text, std::size_t begin) {
  return run_before(
      text, begin, [](std::uint64_t bytes) { return bytes & kHighBits; },
      [](unsigned char byte) { return byte >= 0x80; });
}

[[nodiscard]] inline bool is_ascii(std::string_view text) { return run_of_ascii(text, 0) == text.size(); }

}  // namespace bondgenoot
