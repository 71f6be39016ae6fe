// Numbers for texts, in the order in which they are first met.
//
// In:  texts, which must outlive it. Out: their numbers. Owns: its slots. Threads: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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
  /// The number of a text, which gets the next one when it has none.
  Added add(std::string_view text) {
    if ((texts_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint32_t check = check_of(text);
    Slot& slot = slots_[place_of(text, check)];
    if (slot.text != 0) return {.number = slot.text - 1, .is_new = false};
    texts_.push_back(text);
    slot = {.check = check, .text = static_cast<std::uint32_t>(texts_.size())};
    return {.number = slot.text - 1, .is_new = true};
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place_of(text, check_of(text))];
    return slot.text != 0 ? std::optional(slot.text - 1) : std::nullopt;
  }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  /// A part of the hash stands beside the number, so that few other texts are looked at.
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t text = 0;  ///< In texts_, counted from 1; 0 for an empty slot.
  };
  static constexpr std::size_t kFirstSlots = 256;

  static std::uint32_t check_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
  }

  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t check) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = check & mask;
    while (slots_[place].text != 0 && (slots_[place].check != check || texts_[slots_[place].text - 1] != text))
      place = (place + 1) & mask;
    return place;
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? kFirstSlots : slots_.size() * 2);
    before.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.text == 0) continue;
      std::size_t place = slot.check & mask;
      while (slots_[place].text != 0) place = (place + 1) & mask;
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< As many as a power of two.
  std::vector<std::string_view> texts_;
};

}  // namespace bondgenoot::search
