// A table of texts that is asked about every beginning, or every end, of a text in turn: hashes grow letter by letter.
//
// In:  texts, which must outlive it. Out: their numbers. Owns: its slots. Threads: any, once made.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bondgenoot::search {

/// The hash of letters in the order in which they come.
class GrowingHash {
 public:
  void add(char letter) { value_ = (value_ ^ static_cast<unsigned char>(letter)) * 0x100000001b3U; }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

[[nodiscard]] inline std::uint64_t forward_hash(std::string_view text) {
  GrowingHash hash;
  for (const char letter : text) hash.add(letter);
  return hash.value();
}

[[nodiscard]] inline std::uint64_t backward_hash(std::string_view text) {
  GrowingHash hash;
  for (std::size_t left = text.size(); left > 0; --left) hash.add(text[left - 1]);
  return hash.value();
}

/// Says of most hashes that are not among some that they are not, out of little memory.
class HashSieve {
 public:
  /// For about so many different ones.
  explicit HashSieve(std::size_t count = 0) : words_(std::bit_ceil(count * kBitsForEach / kBits + 1)) {}

  void add(std::uint64_t hash) { words_[word_of(hash)] |= bit_of(hash); }
  /// False is certain.
  [[nodiscard]] bool may_have(std::uint64_t hash) const { return (words_[word_of(hash)] & bit_of(hash)) != 0; }

 private:
  static constexpr std::size_t kBitsForEach = 16;
  static constexpr std::size_t kBits = 64;

  [[nodiscard]] std::size_t word_of(std::uint64_t hash) const { return (hash ^ (hash >> 31U)) & (words_.size() - 1); }
  static std::uint64_t bit_of(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58U); }

  std::vector<std::uint64_t> words_;  ///< As many as a power of two.
};

class FormTable {
 public:
  /// For `size` texts at most.
  explicit FormTable(std::size_t size = 0) : slots_(std::bit_ceil(size * 2 + 2)), sieve_(size) { texts_.reserve(size); }

  /// Keeps the first number of a text. All hashes of a table are either forward or backward.
  void add(std::string_view text, std::uint64_t hash, std::uint32_t number) {
    Slot& slot = slots_[place_of(text, hash)];
    if (slot.text != 0) return;
    texts_.push_back({.text = text, .number = number});
    sieve_.add(hash);
    slot = {.check = check_of(hash), .text = static_cast<std::uint32_t>(texts_.size())};
  }

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text, std::uint64_t hash) const {
    if (!sieve_.may_have(hash)) return std::nullopt;
    const Slot& slot = slots_[place_of(text, hash)];
    return slot.text != 0 ? std::optional(texts_[slot.text - 1].number) : std::nullopt;
  }

 private:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t text = 0;  ///< In texts_, counted from 1; 0 for an empty slot.
  };
  struct Text {
    std::string_view text;
    std::uint32_t number = 0;
  };

  static std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t check = check_of(hash);
    std::size_t place = (hash ^ (hash >> 29U)) & mask;
    while (slots_[place].text != 0 && (slots_[place].check != check || texts_[slots_[place].text - 1].text != text)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  std::vector<Slot> slots_;
  std::vector<Text> texts_;
  HashSieve sieve_;  ///< Most questions are answered with no.
};

}  // namespace bondgenoot::search
