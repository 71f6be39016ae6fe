// The regular forms of a Dutch lemma, written out.
//
// In:  a lemma and what is listed of it. Out: forms, the likelier first. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/languages/nl/dutch_lexicon.h"

namespace bondgenoot::search::nl {

/// `listed` is of the lemma or of its last part, which begins at `head`; null when nothing is known.
struct Lemma {
  std::string_view text;
  std::size_t head = 0;
  const ListedWord* listed = nullptr;
};

[[nodiscard]] std::vector<std::string> plurals(const Lemma& noun);
[[nodiscard]] std::string diminutive(std::string_view noun);
/// `verb` by its whole stem; its root, from `head` on, decides on the spelling: `bijstellen`, but `wandelen`.
[[nodiscard]] std::string infinitive(std::string_view stem, std::size_t head = 0);
/// The participle of a verb: `geleerd`, `opgeleid`, `begeleid`, `gesproken`.
[[nodiscard]] std::string participle(const Lemma& verb);
/// Infinitive, stem, present, participle, past, and what is made of them.
[[nodiscard]] std::vector<std::string> verb_forms(const Lemma& verb);
[[nodiscard]] std::string with_e(std::string_view adjective);
[[nodiscard]] std::string comparative(std::string_view adjective);

}  // namespace bondgenoot::search::nl
