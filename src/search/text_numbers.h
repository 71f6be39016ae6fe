// Numbers for texts, in the order in which they are first met.
//
// In:  texts, which must outlive it. Out: their numbers. Owns: its slots. Threads: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace bondgenoot::search {

class TextNumbers {
 public:
  struct Added {
    std::uint32_t number = 0;
    bool is_new = false;
  };
  /// A text that will soon be added, with what says where it stands.
  struct Wanted {
    std::string_view text;
    std::uint64_t first = 0;  ///< Its first eight bytes…
    std::uint64_t last = 0;   ///< …and its last: the whole of most words.
    std::uint64_t hash = 0;
  };

  /// Begins to fetch the place of a text from memory: for who asks for several before adding the first.
  [[nodiscard]] Wanted wanted(std::string_view text) const {
    const Wanted wanted = read(text);
    if (!slots_.empty()) __builtin_prefetch(&slots_[wanted.hash & (slots_.size() - 1)]);
    return wanted;
  }
  /// The number of a text, which gets the next one when it has none.
  Added add(const Wanted& wanted) {
    if ((texts_.size() + 1) * 3 > slots_.size() * 2) grow();
    Slot& slot = slots_[place_of(wanted)];
    if (slot.text != 0) return {.number = slot.text - 1, .is_new = false};
    texts_.push_back(wanted.text);
    slot = {.first = wanted.first,
            .last = wanted.last,
            .size = static_cast<std::uint32_t>(wanted.text.size()),
            .text = static_cast<std::uint32_t>(texts_.size())};
    return {.number = slot.text - 1, .is_new = true};
  }
  Added add(std::string_view text) { return add(read(text)); }

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place_of(read(text))];
    return slot.text != 0 ? std::optional(slot.text - 1) : std::nullopt;
  }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;
    std::uint32_t text = 0;  ///< In texts_, counted from 1; 0 for an empty slot.
  };
  static constexpr std::size_t kBytes = sizeof(std::uint64_t);
  static constexpr std::size_t kFirstSlots = 256;

  static std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 32U)) * 0x9e3779b97f4a7c15U;
    return value ^ (value >> 32U);
  }

  template <typename T>
  static std::uint64_t bytes_at(std::string_view text, std::size_t at) {
    T bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
  }

  static Wanted read(std::string_view text) {
    Wanted wanted{.text = text};
    const std::size_t size = text.size();
    if (size >= kBytes) {
      wanted.first = bytes_at<std::uint64_t>(text, 0);
      wanted.last = bytes_at<std::uint64_t>(text, size - kBytes);
    } else if (size >= kBytes / 2) {
      wanted.first = bytes_at<std::uint32_t>(text, 0);
      wanted.last = bytes_at<std::uint32_t>(text, size - kBytes / 2);
    } else if (size > 0) {
      wanted.first = bytes_at<std::uint8_t>(text, 0) | bytes_at<std::uint8_t>(text, size / 2) << 8U |
                     bytes_at<std::uint8_t>(text, size - 1) << 16U;
    }
    wanted.hash = mixed(wanted.first ^ mixed(wanted.last + size));
    for (std::size_t at = kBytes; at + kBytes < size; at += kBytes)
      wanted.hash = mixed(wanted.hash ^ bytes_at<std::uint64_t>(text, at));
    return wanted;
  }

  [[nodiscard]] std::size_t place_of(const Wanted& wanted) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = wanted.hash & mask;
    while (slots_[place].text != 0 && !is(slots_[place], wanted)) place = (place + 1) & mask;
    return place;
  }

  [[nodiscard]] bool is(const Slot& slot, const Wanted& wanted) const {
    return slot.first == wanted.first && slot.last == wanted.last && slot.size == wanted.text.size() &&
           (slot.size <= 2 * kBytes || texts_[slot.text - 1] == wanted.text);
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? kFirstSlots : slots_.size() * 2);
    before.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.text == 0) continue;
      std::size_t place = read(texts_[slot.text - 1]).hash & mask;
      while (slots_[place].text != 0) place = (place + 1) & mask;
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< As many as a power of two.
  std::vector<std::string_view> texts_;
};

}  // namespace bondgenoot::search
