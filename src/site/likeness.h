// Which entries of a collection are near each other: those that have more in common, and the rarer that is, the nearer.
//
// In:  the Graph, and the search index's families of words. Out: for one entry the nearest, with what they share.
// Owns: its tables; Graph and Postings are borrowed and outlive it. Threads: const once made, so any.
//
// What two entries refer to, or are referred to by, decides; only between those that are equal in that do their words.
// References are read from backlinks, which know nothing of what is withheld. All sums are of whole numbers, so every
// machine gives the same answer. The cost for one entry does not grow with the site: what more than kCommon entries
// share finds none of them, it only counts for those that something rarer has found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "content/graph.h"
#include "search/postings.h"

namespace bondgenoot::site {

/// An entry that is near another.
struct Near {
  content::EntryId entry;
  std::vector<content::EntryId> shared;  ///< What both refer to or are referred to by, the rarest first.
  bool is_direct = false;                ///< One of the two refers to the other.
};

class Likeness {
 public:
  struct Term {
    std::uint32_t family = 0;
    std::uint32_t weight = 0;
  };
  /// What the postings say, whoever the documents are.
  struct Words {
    const search::Postings& postings;
    std::vector<std::uint32_t> rarities;   // By family, in sixteenths of a bit.
    std::vector<std::vector<Term>> terms;  // By document: those that say most of it.
    std::vector<std::uint64_t> lengths;    // By document: the sum of its weights squared.
  };

  /// What more entries of a collection than this have in common is no way from one to another.
  static constexpr std::size_t kCommon = 300;

  /// `documents` says which entry each document of the postings is.
  Likeness(const content::Graph& graph, const std::vector<content::EntryId>& documents,
           const search::Postings& postings);
  /// The same words for a graph that was linked again: `documents` has an invalid id for an entry that is no more.
  Likeness(const content::Graph& graph, const std::vector<content::EntryId>& documents,
           std::shared_ptr<const Words> words);

  [[nodiscard]] std::shared_ptr<const Words> words() const { return words_; }

  /// The nearest entries of the same collection, in the entry's language where they have it; at most `count`.
  [[nodiscard]] std::vector<Near> near(content::EntryId id, std::size_t count) const;

 private:
  struct Candidate {
    content::EntryId entry;
    std::uint64_t references = 0;
    std::uint64_t words = 0;  // The square of the cosine, but for what is the same for all candidates.
  };
  class Sums;

  void read_references();
  void read_documents();
  static Words read_words(std::size_t documents, const search::Postings& postings);
  [[nodiscard]] std::span<const content::EntryId> of_collection(content::EntryId shared,
                                                                content::CollectionId collection) const;
  [[nodiscard]] std::uint32_t rarity(content::EntryId shared, content::CollectionId collection) const;
  void add_references(content::EntryId id, Sums& sums) const;
  void add_words(content::EntryId id, Sums& sums) const;
  [[nodiscard]] std::vector<content::EntryId> shared(content::EntryId a, content::EntryId b) const;
  [[nodiscard]] content::EntryId in_language_of(content::EntryId id, content::EntryId reader) const;

  const content::Graph& graph_;
  std::shared_ptr<const Words> words_;
  std::vector<std::vector<content::EntryId>> neighbours_;  // By EntryId: by collection, then in their order.
  std::vector<std::uint32_t> document_of_;                 // By EntryId; UINT32_MAX for what has no words.
  std::vector<content::EntryId> entries_;                  // By document.
};

}  // namespace bondgenoot::site
