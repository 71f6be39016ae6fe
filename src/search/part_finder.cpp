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

OccurringParts::OccurringParts(const Vocabulary& vocabulary, const Readings& readings, const Language& language,
                               ThreadPool& pool)
    : vocabulary_(vocabulary), uses_(vocabulary.size()) {
  pool.parallel_for(uses_.size(), [&](std::size_t word) {
    uses_[word] = use_of(static_cast<std::uint32_t>(word), vocabulary, readings, language);
  });
  // Words are sorted: what one has in common with the one before has been added with that.
  const auto for_each_new = [&](auto each) {
    std::string_view last;
    for (std::uint32_t word = 0; word < uses_.size(); ++word) {
      if (!uses_[word].modifier && !uses_[word].head) continue;
      const std::string_view form = vocabulary.words()[word].form;
      each(form, static_cast<std::size_t>(std::ranges::mismatch(form, last).in1 - form.begin()));
      last = form;
    }
  };
  std::size_t count = 0;
  for_each_new([&](std::string_view form, std::size_t shared) { count += form.size() - shared; });
  beginnings_ = HashSieve(count);
  for_each_new([&](std::string_view form, std::size_t shared) {
    GrowingHash hash;
    for (std::size_t letter = 0; letter < form.size(); ++letter) {
      hash.add(form[letter]);
      if (letter >= shared) beginnings_.add(hash.value());
    }
  });
}

OccurringParts::Use OccurringParts::use_of(std::uint32_t word, const Vocabulary& vocabulary, const Readings& readings,
                                           const Language& language) {
  const auto& [form, documents] = vocabulary.words()[word];
  if (form.size() < kShortestOccurring || vocabulary.is_stop_word(word)) return {};
  if (documents == 0) return {};  // Of a synonym alone.
  const bool once = documents == 1;
  if (once && form.size() < kSureLength) return {};
  const Reading* reading = readings.best(word, form);
  if (reading == nullptr) return {.modifier = true, .head = true, .once = once};
  const PartUse use = language.rules->part_use(*reading);
  return {.modifier = use.modifier, .head = use.head, .once = once};
}

PossiblePart OccurringParts::possible(std::string_view text, std::uint64_t hash, std::size_t end) const {
  const auto word = vocabulary_.find(text, hash);
  if (!word) return {};
  const Use& use = uses_[*word];
  const double cost = use.once ? kOnce : kOccurring;
  return {.end = end, .as_modifier = when(use.modifier, cost), .as_head = when(use.head, cost)};
}

void PartFinder::look_at(std::string_view word) {
  word_ = word;
  if (from_.size() < word.size()) from_.resize(word.size());
  is_known_.assign(word.size(), false);
  may_end_derived_.assign(word.size() + 1, false);
  last_derived_ = 0;
  for (std::size_t end = kShortestPart; end <= word.size(); ++end) {
    if (!language_.rules->may_end_part(word.substr(0, end))) continue;
    may_end_derived_[end] = true;
    last_derived_ = end;
  }
}

const std::vector<PossiblePart>& PartFinder::parts_from(std::size_t begin) {
  std::vector<PossiblePart>& parts = from_[begin];
  if (is_known_[begin]) return parts;
  is_known_[begin] = true;
  parts.clear();
  GrowingHash hash;
  bool may_list = true;
  bool may_occur = true;
  for (std::size_t end = begin + 1; end <= word_.size(); ++end) {
    hash.add(word_[end - 1]);
    may_list = may_list && language_.rules->may_begin_part(hash.value());
    may_occur = may_occur && occurring_.may_begin(hash.value());
    if (!may_list && !may_occur && end > last_derived_) break;
    if (end < begin + kShortestPart || (begin == 0 && end == word_.size())) continue;
    const bool may_be_known = may_list || may_end_derived_[end];
    if (!may_be_known && !may_occur) continue;
    const std::string_view text = word_.substr(begin, end - begin);
    const PossiblePart part = possible(text, hash.value(), end, may_be_known, may_occur);
    if (part.as_modifier || part.as_head) parts.push_back(part);
  }
  return parts;
}

PossiblePart PartFinder::possible(std::string_view text, std::uint64_t hash, std::size_t end, bool may_be_known,
                                  bool may_occur) const {
  const PartUse known = may_be_known ? language_.rules->part_use(text, hash) : PartUse{};
  if (!known.known) return may_occur ? occurring_.possible(text, hash, end) : PossiblePart{};
  double cost = known.derived ? kDerived : kListed;
  if (known.derived && text.front() == 's') cost += kDoubtfulS;
  if (text.size() < kShortestOccurring) cost += kShort;
  return {.end = end, .as_modifier = when(known.modifier, cost), .as_head = when(known.head, cost)};
}

}  // namespace bondgenoot::search
