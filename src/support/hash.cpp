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

struct Hasher::State {
  XXH3_state_t* library = XXH3_createState();
  State() { XXH3_128bits_reset(library); }
  ~State() { XXH3_freeState(library); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) { XXH3_128bits_update(state_->library, bytes.data(), bytes.size()); }

Hash128 Hasher::hash() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->library);
  return {.high = hash.high64, .low = hash.low64};
}

}  // namespace bondgenoot
