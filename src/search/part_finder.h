// Which texts may be parts of compounds: words the language lists, and words that occur.
//
// In:  a vocabulary and its readings, which must outlive it. Out: the parts of one word after another. Owns: its lists.
// Threads: one per finder.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "search/language.h"
#include "search/readings.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"

namespace bondgenoot::search {

/// A text that may be a part, by where it ends in the word. No cost: not in this role.
struct PossiblePart {
  std::size_t end = 0;
  std::optional<double> as_modifier;
  std::optional<double> as_head;
};

class PartFinder {
 public:
  PartFinder(const Vocabulary& vocabulary, const Readings& readings, const Language& language)
      : vocabulary_(vocabulary), readings_(readings), language_(language) {}

  /// Turns to a word; it must outlive what is asked of it.
  void look_at(std::string_view word);
  /// The possible parts that begin at `begin`, the shortest first. The word itself is none.
  [[nodiscard]] const std::vector<PossiblePart>& parts_from(std::size_t begin);

 private:
  [[nodiscard]] PossiblePart possible(std::string_view text, std::uint64_t hash, std::size_t end) const;

  const Vocabulary& vocabulary_;
  const Readings& readings_;
  const Language& language_;
  std::string_view word_;
  std::vector<std::vector<PossiblePart>> from_;
  std::vector<bool> is_known_;  ///< Which of from_ are filled.
};

}  // namespace bondgenoot::search
