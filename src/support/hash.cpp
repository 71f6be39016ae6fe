#include "support/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace bondgenoot {

std::string Hash128::hex(std::size_t digits) const {
  return fmt::format("{:016x}{:016x}", high, low).substr(0, digits);
}

Hash128 hash_bytes(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {.high = hash.high64, .low = hash.low64};
}

}  // namespace bondgenoot
