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

/// How often a form occurs; parts of hyphenated words count for less than one.
struct FormCount {
  std::uint32_t form = 0;  ///< In Occurrences::forms.
  float count = 0;
};

/// What a document has of one kind of text.
struct CountedText {
  std::uint32_t document = 0;
  std::uint32_t kind = 0;
  std::uint32_t words = 0;
  std::uint32_t end = 0;  ///< Of its counts, in OccurrenceBlock::counts; they begin where those before end.
};

/// Some documents in a row, ascending; of each its kinds of text, ascending.
struct OccurrenceBlock {
  std::vector<CountedText> texts;
  std::vector<FormCount> counts;
};

struct Occurrences {
  std::vector<std::string> forms;        ///< Sorted, unique.
  std::vector<std::uint32_t> documents;  ///< For each form, how many documents it is in.
  std::vector<OccurrenceBlock> blocks;   ///< One after another.
};

[[nodiscard]] Occurrences count_occurrences(const Collected& collected, const Language& language, ThreadPool& pool);

}  // namespace bondgenoot::search
