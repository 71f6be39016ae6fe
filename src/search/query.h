// A visitor's text, taken apart: terms, and phrases in quotes.
//
// In:  text of any kind and length, and the index's stop words. Out: a Query. Owns: its strings. Threads: any; pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/index_reader.h"

namespace bondgenoot::search {

/// Code points of a text that are read, and terms that are kept of it.
inline constexpr std::size_t kQueryLimit = 512;
inline constexpr std::size_t kMostTerms = 16;

/// A word to be found.
struct Term {
  std::string form;         ///< Folded.
  std::size_t letters = 0;  ///< Code points of the form.
  bool joins_next = false;  ///< The next term follows with only spaces or hyphens between.
  bool open = false;        ///< It may still be being typed.
};

using Phrase = std::vector<std::string>;  ///< Folded words that stand in a row.

struct Query {
  std::vector<Term> terms;
  std::vector<Phrase> phrases;
};

[[nodiscard]] Query parse_query(std::string_view text, const Root& root);

/// Whether one of the texts holds the phrase.
[[nodiscard]] bool holds_phrase(const std::vector<std::string>& texts, const Phrase& phrase);

}  // namespace bondgenoot::search
