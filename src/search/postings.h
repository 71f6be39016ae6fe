// In which documents each family is, and with what impact (FORMAT.md, t files).
//
// In:  occurrences, and what the language's rules make of their forms. Out: postings by family. Owns: its vectors.
// Threads: those of the pool; the result is the same for any number.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace bondgenoot {
class ThreadPool;
}

namespace bondgenoot::search {

struct FieldKind;
struct Occurrences;
struct WordAnalysis;

/// A document that has a family, and how strongly: 1 to 15. Small, as there are more of these than of anything else.
struct Posting {
  std::uint32_t document : 28 = 0;
  std::uint32_t impact : 4 = 0;
  Posting() = default;
  Posting(std::uint32_t of_document, std::uint32_t how_strongly)
      : document(of_document & 0xFFF'FFFFU), impact(how_strongly & 0xFU) {}
  friend bool operator==(const Posting&, const Posting&) = default;
};

/// The postings of all families, one after another.
struct Postings {
  std::vector<Posting> all;
  std::vector<std::uint32_t> begins;  ///< Where each family's begin, and behind the last one where they end.

  [[nodiscard]] std::span<const Posting> of(std::uint32_t family) const {
    return std::span(all).subspan(begins[family], begins[family + 1] - begins[family]);
  }
};

/// `form_words[f]` is the number of occurrence form `f` among the words that were analysed. Takes the occurrences apart
/// to save memory.
[[nodiscard]] Postings make_postings(Occurrences&& occurrences, const std::vector<std::uint32_t>& form_words,
                                     const WordAnalysis& words, const std::vector<FieldKind>& kinds, ThreadPool& pool);

}  // namespace bondgenoot::search
