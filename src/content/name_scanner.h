// Finds names in running text and in addresses, many at once.
//
// In:  names, then texts. Out: where each text holds which name. Owns: the tables made of the names. Threads: const
// once made, so any.
//
// Whole words are matched, without regard to case, accents, hyphens and the `s` of a possessive, in one pass over the
// text, however many names there are. A name of one ordinary-looking word (`Trouw`, or `De Hef` after its article)
// counts only when written with the capitals of the name, for it may be an ordinary word too; one with a digit or a
// capital inside (`2GetThere`) always counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/text.h"

namespace bondgenoot::content {

struct NameHit {
  std::size_t begin = 0;  ///< Bytes of the text.
  std::size_t end = 0;
  std::uint32_t name = 0;  ///< Index of the name.
  friend bool operator==(const NameHit&, const NameHit&) = default;
};

class NameScanner {
 public:
  NameScanner() = default;
  /// Names without two letters or digits in them are never found.
  explicit NameScanner(const std::vector<std::string>& names);

  /// In running text, from left to right, the longest first where several begin; none within another.
  [[nodiscard]] std::vector<NameHit> in_text(std::string_view text) const;
  /// In an address or a path: names of several words as in a text, and any name that is a whole part of the host or a
  /// whole file name, also when it is written as one word: `www.vakcollegedehef.nl`, `photos/trouw.jpg`.
  [[nodiscard]] std::vector<NameHit> in_address(std::string_view address) const;
  /// Whether the name counts only when written with its capitals.
  [[nodiscard]] bool needs_capitals(std::uint32_t name) const { return names_[name].needs_capitals; }
  [[nodiscard]] bool empty() const { return edges_.empty(); }

 private:
  struct Name {
    bool needs_capitals = false;
    std::uint64_t capitals = 0;  // Of its last word, a bit for each letter.
  };
  struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string folded;
    std::uint64_t capitals = 0;
    bool all_capitals = false;
    bool after_break = false;  // A new sentence or paragraph begins before it.
  };
  struct Match {
    std::size_t words = 0;
    std::uint32_t name = 0;
  };

  [[nodiscard]] static std::vector<Word> words_of(std::string_view text);
  void add(std::uint32_t index, const std::vector<Word>& words);
  [[nodiscard]] std::uint32_t word_id(std::string_view folded) const;
  [[nodiscard]] std::uint32_t next_node(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] Match longest_match(const std::vector<Word>& words, std::size_t first, bool address) const;
  [[nodiscard]] bool counts(std::uint32_t name, const Word& last, bool address) const;
  void add_part_hits(std::string_view address, std::vector<NameHit>& hits) const;

  std::vector<Name> names_;
  StringMap<std::uint32_t> word_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;         // (node, word) to node.
  std::unordered_map<std::uint32_t, std::uint32_t> name_at_node_;  // The first name that ends there.
  StringMap<std::uint32_t> joined_;                                // All words of a name as one.
};

}  // namespace bondgenoot::content
