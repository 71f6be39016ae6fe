// Which forms are one word: readings by a language's rules, or stems, weighed against the words that occur.
//
// In:  a vocabulary and how its words can be read, a language, pairs never to join. Out: a family for each word, and
// forms to add. Owns: its strings. Threads: lemmas are inflected on all threads of the pool; the result is the same for
// any number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/document.h"
#include "search/language.h"
#include "search/readings.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// A form that does not occur, of a family that does.
struct AddedForm {
  std::string form;
  std::uint32_t family = 0;
};

struct Families {
  std::vector<std::uint32_t> family_of;  ///< Of each word; numbers with gaps.
  std::vector<AddedForm> added;          ///< Sorted by form, each once.
};

/// `readings` are those of the vocabulary.
[[nodiscard]] Families find_families(const Vocabulary& vocabulary, const Readings& readings, const Language& language,
                                     const WordSettings& settings, ThreadPool& pool);

}  // namespace bondgenoot::search
