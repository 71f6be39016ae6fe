// Which words are compounds of what: dynamic programming over known parts, and what is half known by being seen often.
//
// In:  a vocabulary, how its words are read, a language, the site's settings. Out: parts by their text. Owns nothing.
// Threads: words are cut on all threads of the pool; the result is the same for any number.
#pragma once

#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/language.h"
#include "search/readings.h"
#include "search/vocabulary.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

struct PartText {
  std::string_view form;  ///< Of the vocabulary or the settings.
  double weight = 0;
};

/// For each word its parts from left to right; empty for what is no compound.
[[nodiscard]] std::vector<std::vector<PartText>> split_compounds(const Vocabulary& vocabulary, const Readings& readings,
                                                                 const Language& language, const WordSettings& settings,
                                                                 ThreadPool& pool);

}  // namespace bondgenoot::search
