// Questions to an index, answered: the same documents, scores and order as in the browser.
//
// In:  a question and the files of an index. Out: hits with their scores explained, and counts. Owns: nothing; reads
// through IndexFiles. Threads: one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "search/index_files.h"
#include "search/matcher.h"

namespace bondgenoot::search {

/// Values of a facet of which a document must have one. A facet that the index does not have is passed over.
struct Choice {
  std::string facet;
  std::vector<std::string> values;
};

struct Question {
  std::string text = {};  ///< When it is blank, everything is found.
  std::vector<Choice> facets = {};
  std::vector<Choice> scope = {};  ///< The same, but no choice to be undone: all counts stay within it.
  std::string sort = "relevance";  ///< Or `newest`, or one of Root::sorts.
  std::size_t from = 0;
  std::size_t count = 10;
  bool counts = false;
};

/// How a term was met in a document.
struct Match {
  std::string term;  ///< Or several, with spaces between.
  std::string form;
  Rule rule = Rule::Exact;
  double weight = 0;
  double score = 0;  ///< What it added, before the share of terms met.
};

struct Hit {
  std::uint32_t number = 0;
  double score = 0;
  std::vector<Match> matches;
};

struct Answer {
  std::size_t total = 0;
  std::vector<Hit> hits;
  /// For each facet and value, how many there would be with that value alone chosen in this facet. Empty unless asked
  /// for.
  std::vector<std::vector<std::uint32_t>> counts;
  std::vector<std::uint32_t> all;  ///< For each facet, how many there would be with no choice in it.
};

/// The title, summary and text of a document, for phrases.
using DocumentTexts = std::function<std::vector<std::string>(std::uint32_t number)>;

/// An error, in words, when a file of the index is missing or damaged, or when there is no such sort.
[[nodiscard]] std::expected<Answer, std::string> answer(const Question& question, IndexFiles& files,
                                                        const DocumentTexts& texts);

}  // namespace bondgenoot::search
