// Content hashes: the only file that sees xxhash.
//
// In: bytes. Out: 128 bits (XXH3), also as fixed-width hex. Not for secrets. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bondgenoot {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const Hash128&, const Hash128&) = default;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
  /// The first `digits` (at most 32) of 32 lower-case hex digits.
  [[nodiscard]] std::string hex(std::size_t digits = 32) const;
};

[[nodiscard]] Hash128 hash_bytes(std::string_view bytes);

}  // namespace bondgenoot
