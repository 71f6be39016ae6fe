// Content hashes: the only file that sees xxhash.
//
// In: bytes. Out: 128 bits (XXH3), also as fixed-width hex. Not for secrets. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <memory>
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

/// The same of bytes that are never all there at once.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(std::string_view bytes);
  [[nodiscard]] Hash128 hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bondgenoot
