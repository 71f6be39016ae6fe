// What macros wrote, kept for when they are called with the same arguments again, on whatever page.
//
// In:  a key that holds all that a text depends on (fragment_key.h), and the text with all else that making it did.
// Out: the same again. Owns: texts and keys, up to a size; a text is kept when it is asked for the second time, for
// most are never asked for again. Threads: any number at once.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bondgenoot::templates {

/// What making a text did that only the embedding program knows: it says what that is.
struct Effect {
  Effect() = default;
  virtual ~Effect() = default;
  Effect(const Effect&) = delete;
  Effect& operator=(const Effect&) = delete;
};

/// The embedding program, when it wants to know what each text did: a text that is repeated does it again. Of one
/// render.
class Witness {
 public:
  Witness() = default;
  virtual ~Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  /// What happens from here on is of one text. Texts lie within each other.
  virtual void begin() = 0;
  /// What happened since the last `begin` that has not ended; to what lies around it, it happened too.
  [[nodiscard]] virtual std::shared_ptr<const Effect> end() = 0;
  virtual void repeat(const Effect& effect) = 0;
};

struct Fragment {
  std::string text;
  std::vector<std::string_view> notes;   ///< Each once: RenderOptions::notes.
  std::shared_ptr<const Effect> effect;  ///< Null: none that is known.
  std::uint64_t steps = 0;               ///< Instructions it took,
  std::size_t depth = 0;                 ///< functions within each other,
  std::size_t room = 0;                  ///< and bytes of output while it ran: what limits are about.
};

class Fragments {
 public:
  static constexpr std::size_t kLargest = std::size_t{8} << 20U;

  explicit Fragments(std::size_t largest = kLargest) : largest_(largest), asked_(kRemembered) {}

  struct Found {
    const Fragment* fragment = nullptr;  ///< Stays as long as this.
    bool is_wanted = false;              ///< It is not there, and has been asked for before.
  };
  [[nodiscard]] Found find(std::string_view key);
  void keep(std::string_view key, Fragment fragment);

 private:
  static constexpr std::size_t kRemembered = std::size_t{1} << 15U;
  static constexpr std::size_t kShards = 16;

  struct Key {
    std::string_view bytes;
    std::size_t hash;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.hash; }
  };
  struct SameKey {
    bool operator()(const Key& a, const Key& b) const { return a.bytes == b.bytes; }
  };
  struct Kept {
    std::string key;
    Fragment fragment;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Key, std::unique_ptr<const Kept>, KeyHash, SameKey> kept;  // Keys lie in what they lead to.
  };

  [[nodiscard]] static Key key_of(std::string_view bytes) { return {bytes, std::hash<std::string_view>{}(bytes)}; }
  [[nodiscard]] Shard& shard_of(const Key& key) { return shards_[key.hash % kShards]; }

  std::size_t largest_;
  std::atomic<std::size_t> size_ = 0;
  std::vector<std::atomic<std::uint32_t>> asked_;  // Parts of hashes; a newer one takes the place of an older one.
  std::array<Shard, kShards> shards_;
};

}  // namespace bondgenoot::templates
