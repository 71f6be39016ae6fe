// Documents and their scores: FORMAT.md “Queries”, 3 and 4.
//
// In:  the alternatives of a query. Out: the documents that meet it. Owns: its arrays. Threads: one.
#pragma once

#include <cstdint>
#include <vector>

#include "search/index_files.h"
#include "search/matcher.h"

namespace bondgenoot::search {

struct ScoredDocument {
  std::uint32_t number = 0;
  double score = 0;
};

/// By number. `terms` is how many were asked.
[[nodiscard]] std::vector<ScoredDocument> score_documents(const std::vector<Alternative>& alternatives,
                                                          std::size_t terms, IndexFiles& files);

/// What an alternative scores in one document; 0 when it is not there.
[[nodiscard]] double score_in(const Alternative& alternative, std::uint32_t document, IndexFiles& files);

}  // namespace bondgenoot::search
