// Which texts may be parts of compounds: words the language lists, and words that occur.
//
// In:  a vocabulary and its readings. Out: the parts of one word after another. Owns: its lists. Threads: one per
// finder.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "search/form_table.h"
#include "search/language.h"
#include "search/readings.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// A text that may be a part, by where it ends in the word. No cost: not in this role.
struct PossiblePart {
  std::size_t end = 0;
  std::optional<double> as_modifier;
  std::optional<double> as_head;
};

/// The words of a vocabulary that may be parts. The vocabulary must outlive it; any thread, once made.
class OccurringParts {
 public:
  OccurringParts(const Vocabulary& vocabulary, const Readings& readings, const Language& language, ThreadPool& pool);

  /// Whether one of them may begin with the letters of this forward_hash.
  [[nodiscard]] bool may_begin(std::uint64_t hash) const { return beginnings_.may_have(hash); }
  /// What a text may be; `hash` is its forward_hash.
  [[nodiscard]] PossiblePart possible(std::string_view text, std::uint64_t hash, std::size_t end) const;

 private:
  struct Use {
    bool modifier = false;
    bool head = false;
    bool once = false;  ///< It is in one document alone.
  };
  static Use use_of(std::uint32_t word, const Vocabulary& vocabulary, const Readings& readings,
                    const Language& language);

  const Vocabulary& vocabulary_;
  std::vector<Use> uses_;  ///< By word.
  HashSieve beginnings_;   ///< Of those that may be parts.
};

class PartFinder {
 public:
  PartFinder(const OccurringParts& occurring, const Language& language) : occurring_(occurring), language_(language) {}

  /// Turns to a word; it must outlive what is asked of it.
  void look_at(std::string_view word);
  /// The possible parts that begin at `begin`, the shortest first. The word itself is none.
  [[nodiscard]] const std::vector<PossiblePart>& parts_from(std::size_t begin);

 private:
  [[nodiscard]] PossiblePart possible(std::string_view text, std::uint64_t hash, std::size_t end, bool may_be_known,
                                      bool may_occur) const;

  const OccurringParts& occurring_;
  const Language& language_;
  std::string_view word_;
  std::vector<std::vector<PossiblePart>> from_;
  std::vector<bool> is_known_;         ///< Which of from_ are filled.
  std::vector<bool> may_end_derived_;  ///< By end.
  std::size_t last_derived_ = 0;       ///< The last of them.
};

}  // namespace bondgenoot::search
