// How every word of a vocabulary can be read.
//
// In:  a vocabulary, rules. Out: readings by word. Owns: them. Threads: made on all of the pool; any, once made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/language.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

class Readings {
 public:
  /// None at all for a language without rules. Stop words have none.
  Readings(const Vocabulary& vocabulary, const Language& language, ThreadPool& pool)
      : Readings(vocabulary, language, nullptr, nullptr, pool) {}
  /// Those of `known`, which must outlive these, for the words that are in `before`, its vocabulary, too.
  Readings(const Vocabulary& vocabulary, const Language& language, const Vocabulary* before, const Readings* known,
           ThreadPool& pool);

  Readings(const Readings&) = delete;
  Readings& operator=(const Readings&) = delete;

  [[nodiscard]] std::span<const Reading> of(std::uint32_t word) const {
    return of_word_.empty() ? std::span<const Reading>() : of_word_[word];
  }
  /// The surest reading, a word's own form before others; null when there is none.
  [[nodiscard]] const Reading* best(std::uint32_t word, std::string_view form) const;

 private:
  std::vector<std::vector<Reading>> pieces_;  ///< Of some words in a row each.
  std::vector<std::span<const Reading>> of_word_;
};

}  // namespace bondgenoot::search
