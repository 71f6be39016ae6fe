// Compounds of which one part is known and the other is seen often enough to be one.
//
// In:  words that could not be cut into known parts. Out: their two parts, views into the vocabulary's forms. Owns
// nothing. Threads: words are cut on all threads of the pool; the result is the same for any number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/language.h"
#include "search/part_finder.h"
#include "search/vocabulary.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// For each of `words` (places in the vocabulary) its parts, or none.
[[nodiscard]] std::vector<std::vector<std::string_view>> find_half_known(const Vocabulary& vocabulary,
                                                                         const OccurringParts& occurring,
                                                                         const Language& language,
                                                                         std::span<const std::uint32_t> words,
                                                                         ThreadPool& pool);

}  // namespace bondgenoot::search
