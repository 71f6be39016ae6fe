#include "site/likeness.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <tuple>
#include <utility>

namespace bondgenoot::site {

using content::CollectionId;
using content::EntryId;

namespace {

constexpr std::size_t kTerms = 24;             // Of a document, that lead to others.
constexpr std::uint64_t kDirect = 1'000;       // More than anything that is shared: an editor said so.
constexpr std::uint64_t kLeastPerHundred = 8;  // Of likeness in words, where nothing else is shared.

// How much it says that `some` of `all` have something, in parts of a bit.
std::uint32_t bits(std::size_t all, std::size_t some, double parts) {
  if (some == 0 || some >= all) return 0;
  return static_cast<std::uint32_t>(
      std::lround(parts * std::log2(static_cast<double>(all) / static_cast<double>(some))));
}

}  // namespace

// Sums by entry, of those that were met only. A thread keeps its places from one entry to the next: to make them anew
// for each would cost as much as there are entries.
class Likeness::Sums {
 public:
  explicit Sums(std::size_t entries) {
    if (places.size() < entries) places.resize(entries, UINT32_MAX);
  }
  Sums(const Sums&) = delete;
  Sums& operator=(const Sums&) = delete;
  ~Sums() { forget(); }

  Candidate& of(EntryId id) {
    std::uint32_t& place = places[id.value];
    if (place == UINT32_MAX) {
      place = static_cast<std::uint32_t>(met_.size());
      met_.push_back({.entry = id});
    }
    return met_[place];
  }
  [[nodiscard]] std::vector<Candidate> take() {
    forget();
    return std::exchange(met_, {});
  }

 private:
  void forget() {
    for (const Candidate& candidate : met_) places[candidate.entry.value] = UINT32_MAX;
  }

  static thread_local std::vector<std::uint32_t> places;
  std::vector<Candidate> met_;
};

thread_local std::vector<std::uint32_t> Likeness::Sums::places;

Likeness::Likeness(const content::Graph& graph, const std::vector<EntryId>& documents, const search::Postings& postings)
    : graph_(graph),
      words_(std::make_shared<const Words>(read_words(documents.size(), postings))),
      entries_(documents) {
  read_references();
  read_documents();
}

Likeness::Likeness(const content::Graph& graph, const std::vector<EntryId>& documents,
                   std::shared_ptr<const Words> words)
    : graph_(graph), words_(std::move(words)), entries_(documents) {
  read_references();
  read_documents();
}

void Likeness::read_references() {
  neighbours_.resize(graph_.entries().size());
  for (const content::Collection& collection : graph_.model().collections) {
    for (const EntryId target : graph_.ordered(collection.id)) {
      for (const content::Backlink& backlink : graph_.backlinks(target)) {
        for (const EntryId referrer : backlink.entries) {
          neighbours_[target.value].push_back(referrer);
          neighbours_[referrer.value].push_back(target);
        }
      }
    }
  }
  for (std::vector<EntryId>& neighbours : neighbours_) {
    std::ranges::sort(neighbours, {}, [&](EntryId id) { return std::pair(graph_.get(id).collection.value, id); });
    const auto repeats = std::ranges::unique(neighbours);
    neighbours.erase(repeats.begin(), repeats.end());
  }
}

void Likeness::read_documents() {
  document_of_.assign(graph_.entries().size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].valid()) document_of_[entries_[i].value] = i;
  }
}

// Keeps for each document the terms that say most of it: rare ones that it has much of.
Likeness::Words Likeness::read_words(std::size_t documents, const search::Postings& postings) {
  const std::size_t families = postings.begins.empty() ? 0 : postings.begins.size() - 1;
  Words words{.postings = postings, .rarities = {}, .terms = {}, .lengths = {}};
  words.rarities.resize(families);
  words.terms.resize(documents);
  words.lengths.assign(documents, 0);
  const auto heavier = [](const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.family < b.family;
  };
  for (std::uint32_t family = 0; family < families; ++family) {
    const auto found = postings.of(family);
    words.rarities[family] = bits(documents, found.size(), 16);
    for (const search::Posting& posting : found) {
      const Term term{.family = family, .weight = words.rarities[family] * posting.impact};
      words.lengths[posting.document] += std::uint64_t{term.weight} * term.weight;
      if (found.size() < 2 || found.size() > kCommon) continue;
      std::vector<Term>& terms = words.terms[posting.document];  // A heap with the lightest on top.
      if (terms.size() == kTerms && !heavier(term, terms.front())) continue;
      if (terms.size() == kTerms) {
        std::ranges::pop_heap(terms, heavier);
        terms.pop_back();
      }
      terms.push_back(term);
      std::ranges::push_heap(terms, heavier);
    }
  }
  return words;
}

// The entries of a collection that refer to `shared` or that it refers to.
std::span<const EntryId> Likeness::of_collection(EntryId shared, CollectionId collection) const {
  const auto found = std::ranges::equal_range(neighbours_[shared.value], collection.value, {},
                                              [&](EntryId id) { return graph_.get(id).collection.value; });
  return {found.begin(), found.end()};
}

// At least 1: to have anything in common is more than to have nothing.
std::uint32_t Likeness::rarity(EntryId shared, CollectionId collection) const {
  return 1 + bits(graph_.ordered(collection).size(), of_collection(shared, collection).size(), 1);
}

void Likeness::add_references(EntryId id, Sums& sums) const {
  const CollectionId collection = graph_.get(id).collection;
  for (const EntryId direct : of_collection(id, collection)) sums.of(direct).references += kDirect;
  for (const EntryId shared : neighbours_[id.value]) {
    const auto others = of_collection(shared, collection);
    if (others.size() > kCommon) continue;
    for (const EntryId other : others) sums.of(other).references += rarity(shared, collection);
  }
}

void Likeness::add_words(EntryId id, Sums& sums) const {
  const std::uint32_t document = document_of_[id.value];
  if (document == UINT32_MAX) return;
  for (const Term& term : words_->terms[document]) {
    for (const search::Posting& posting : words_->postings.of(term.family)) {
      const EntryId other = entries_[posting.document];
      if (!other.valid() || graph_.get(other).collection != graph_.get(id).collection) continue;
      sums.of(other).words += std::uint64_t{term.weight} * words_->rarities[term.family] * posting.impact;
    }
  }
}

std::vector<EntryId> Likeness::shared(EntryId a, EntryId b) const {
  const CollectionId collection = graph_.get(a).collection;
  std::vector<EntryId> both;
  for (const EntryId id : neighbours_[a.value]) {
    if (std::ranges::binary_search(of_collection(id, collection), b)) both.push_back(id);
  }
  std::ranges::sort(both, {}, [&](EntryId id) { return std::pair(-std::int64_t{rarity(id, collection)}, id); });
  return both;
}

// The version that a reader of `reader` can read, else the one there is.
EntryId Likeness::in_language_of(EntryId id, EntryId reader) const {
  for (const EntryId version : graph_.translations(id)) {
    if (graph_.is_published(version) && graph_.language(version) == graph_.language(reader)) return version;
  }
  return id;
}

std::vector<Near> Likeness::near(EntryId id, std::size_t count) const {
  const CollectionId collection = graph_.get(id).collection;
  const std::vector<EntryId>& listed = graph_.ordered(collection);
  // Backlinks and words are those of the version that lists show.
  const auto& versions = graph_.translations(id);
  const auto version = std::ranges::find_if(versions, [&](EntryId other) { return graph_.is_published(other); });
  const EntryId self = version == versions.end() ? id : *version;
  if (listed.size() < 2) return {};

  Sums sums(graph_.entries().size());
  add_references(self, sums);
  add_words(self, sums);
  const std::uint32_t document = document_of_[self.value];
  const std::uint64_t own_length = document == UINT32_MAX ? 0 : words_->lengths[document];
  std::vector<Candidate> candidates = sums.take();
  std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.entry == self; });
  for (const EntryId shared : neighbours_[self.value]) {
    if (of_collection(shared, collection).size() <= kCommon) continue;
    for (Candidate& candidate : candidates) {
      if (std::ranges::binary_search(of_collection(shared, collection), candidate.entry))
        candidate.references += rarity(shared, collection);
    }
  }
  for (Candidate& candidate : candidates) {
    const std::uint32_t other = document_of_[candidate.entry.value];
    const std::uint64_t length = other == UINT32_MAX ? 0 : words_->lengths[other];
    candidate.words = length == 0 ? 0 : candidate.words * candidate.words / length;
  }
  const std::uint64_t least = own_length / 10'000 * (kLeastPerHundred * kLeastPerHundred);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return candidate.references == 0 && (candidate.words == 0 || candidate.words < least);
  });
  const auto order = [](const Candidate& candidate) {
    return std::tuple(~candidate.references, ~candidate.words, candidate.entry);
  };
  const std::size_t kept = std::min(count, candidates.size());
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept), {}, order);
  candidates.resize(kept);
  std::vector<Near> near;
  for (const Candidate& candidate : candidates) {
    near.push_back({.entry = in_language_of(candidate.entry, id),
                    .shared = shared(self, candidate.entry),
                    .is_direct = candidate.references >= kDirect});
  }
  return near;
}

}  // namespace bondgenoot::site
