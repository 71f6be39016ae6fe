#include "search/part_finder.h"

#include <algorithm>

namespace bondgenoot::search {
namespace {

// Any part costs more than all that is added, so fewer parts win; then listed ones, then frequent ones.
constexpr double kListed = 1;
constexpr double kDerived = 1.03;
constexpr double kDoubtfulS = 0.03;  // On top: `beleid-smakers` must not beat `beleid-s-makers`.
constexpr double kOccurring = 1.05;
constexpr double kOnce = 1.15;
constexpr double kShort = 0.2;  // On top, for parts under four letters.
constexpr std::size_t kShortestPart = 2;
constexpr std::size_t kShortestOccurring = 4;  // Of a part nobody lists…
constexpr std::size_t kSureLength = 5;         // …and, when it is in one document alone, this.

std::optional<double> when(bool allowed, double cost) { return allowed ? std::optional(cost) : std::nullopt; }

}  // namespace

void PartFinder::look_at(std::string_view word) {
  word_ = word;
  if (from_.size() < word.size()) from_.resize(word.size());
  is_known_.assign(word.size(), false);
}

const std::vector<PossiblePart>& PartFinder::parts_from(std::size_t begin) {
  std::vector<PossiblePart>& parts = from_[begin];
  if (is_known_[begin]) return parts;
  is_known_[begin] = true;
  parts.clear();
  GrowingHash hash;
  for (std::size_t end = begin + 1; end <= word_.size(); ++end) {
    hash.add(word_[end - 1]);
    if (end < begin + kShortestPart || (begin == 0 && end == word_.size())) continue;
    const PossiblePart part = possible(word_.substr(begin, end - begin), hash.value(), end);
    if (part.as_modifier || part.as_head) parts.push_back(part);
  }
  return parts;
}

PossiblePart PartFinder::possible(std::string_view text, std::uint64_t hash, std::size_t end) const {
  const PartUse known = language_.rules->part_use(text, hash);
  if (known.known) {
    if (!known.modifier && !known.head) return {};
    double cost = known.derived ? kDerived : kListed;
    if (known.derived && text.front() == 's') cost += kDoubtfulS;
    if (text.size() < kShortestOccurring) cost += kShort;
    return {.end = end, .as_modifier = when(known.modifier, cost), .as_head = when(known.head, cost)};
  }
  if (text.size() < kShortestOccurring) return {};
  const auto word = vocabulary_.find(text, hash);
  if (!word || vocabulary_.is_stop_word(*word)) return {};
  const std::uint32_t documents = vocabulary_.words()[*word].documents;
  if (documents == 0) return {};  // Of a synonym alone.
  if (documents == 1 && text.size() < kSureLength) return {};
  const double cost = documents == 1 ? kOnce : kOccurring;
  const Reading* reading = readings_.best(*word, text);
  if (reading == nullptr) return {.end = end, .as_modifier = cost, .as_head = cost};
  const PartUse use = language_.rules->part_use(*reading);
  return {.end = end, .as_modifier = when(use.modifier, cost), .as_head = when(use.head, cost)};
}

}  // namespace bondgenoot::search
