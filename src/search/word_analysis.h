// What a language's rules say of the words of one index: which are forms of one word, which are compounds of what.
//
// In:  the folded forms that occur, sorted, with how often; the language; the site's own settings. Out: families and
// splits. Owns: its strings. Threads: words are looked at on all threads of the pool. The same vocabulary gives the
// same answer for any number of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/language.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// A folded form that occurs in documents.
struct Word {
  std::string_view form;
  std::uint32_t documents = 0;  ///< How many documents it is in.
};

/// A part of a compound: an index into the words, or beyond them into WordAnalysis::extra.
struct CompoundPart {
  std::uint32_t word = 0;
  double weight = 0;  ///< How much of an occurrence of the compound is one of the part.
};

struct WordAnalysis {
  /// Forms that do not occur by themselves, but as parts of compounds or as the bases of what occurs: searchable too.
  /// Sorted.
  std::vector<std::string> extra;
  /// The family of each word, then of each extra form: numbers from 0, in order of their first form.
  std::vector<std::uint32_t> family_of;
  std::uint32_t families = 0;
  /// For each word its parts; empty for what is no compound.
  std::vector<std::vector<CompoundPart>> splits;
  /// For each family those that say nearly the same as another kind of word: `keuze` and `kiezen`. Ascending.
  std::vector<std::vector<std::uint32_t>> relatives;
};

/// `words` are sorted by form and unique.
[[nodiscard]] WordAnalysis analyze_words(std::span<const Word> words, const Language& language,
                                         const WordSettings& settings, ThreadPool& pool);

/// What an editor reads to judge an analysis: a line for each family of several forms, forms that do not occur in
/// brackets; a line for each two families that are relatives; then a line for each compound with its parts. Sorted.
[[nodiscard]] std::string explain_words(std::span<const Word> words, const WordAnalysis& analysis);

}  // namespace bondgenoot::search
