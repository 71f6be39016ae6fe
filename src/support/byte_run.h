// How far a text has nothing that needs a second look: eight bytes at a time (Mycroft's test for a zero byte).
//
// In:  text. Out: a length. Owns nothing. Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bondgenoot {

/// The number of bytes from `begin` on that are none of `stops`, nor, with `controls`, below U+0020.
template <bool controls, char... stops>
[[nodiscard]] std::size_t run_without(std::string_view text, std::size_t begin) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  constexpr std::uint64_t kFirstPrinted = 0x20;
  const auto zero_in = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & kHighs; };
  std::size_t i = begin;
  for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    std::uint64_t found = (zero_in(bytes ^ (kOnes * static_cast<unsigned char>(stops))) | ...);
    if constexpr (controls) found |= (bytes - kOnes * kFirstPrinted) & ~bytes & kHighs;
    if (found != 0) break;
  }
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (((c == stops) || ...) || (controls && static_cast<unsigned char>(c) < kFirstPrinted)) break;
  }
  return i - begin;
}

}  // namespace bondgenoot
