// Which forms occur where: the documents' texts, counted.
//
// In:  documents. Out: the forms, sorted, and for each document its forms with their counts by kind of text.
// Owns: its strings. Threads: documents are read on all threads of the pool; the result is the same for any number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/document.h"
#include "search/language.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// How often a form occurs in one kind of text of a document; parts of hyphenated words count for less than one.
struct Occurrence {
  std::uint32_t form = 0;  ///< In Occurrences::forms.
  std::uint32_t document = 0;
  std::uint32_t kind = 0;
  float count = 0;
};

struct Occurrences {
  std::vector<std::string> forms;               ///< Sorted, unique.
  std::vector<std::uint32_t> documents;         ///< For each form, how many documents it is in.
  std::vector<std::vector<Occurrence>> blocks;  ///< One after another: ascending documents, each with its occurrences.
  std::vector<std::vector<std::uint32_t>> lengths;  ///< For each kind, words of each document.
};

/// Takes the texts out of the documents, each as it is counted: nothing else needs them, and they are most of the
/// memory.
[[nodiscard]] Occurrences count_occurrences(Collected& collected, const Language& language, ThreadPool& pool);

}  // namespace bondgenoot::search
