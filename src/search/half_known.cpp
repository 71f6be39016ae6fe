#include "search/half_known.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kShortestWord = 9;
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kShortestKnown = 4;
constexpr std::size_t kShortestKnownHead = 5;  // After an unknown beginning: `kapi-taal`.
constexpr std::size_t kShortestUnknown = 5;
constexpr std::uint32_t kEvidence = 2;        // Words with the unknown part, each beside another known one…
constexpr std::uint32_t kEvidenceInMany = 3;  // …among this many words:
constexpr std::size_t kMany = 20'000;
constexpr std::uint32_t kSteps = 4;  // Evidence counts before what is between the parts does.

using Parts = std::vector<std::string_view>;

struct Cut {
  std::uint32_t index = 0;  ///< In the words.
  std::string_view known;
  std::string_view unknown;
  bool unknown_is_head = false;
  std::uint32_t preference = 0;  ///< Among cuts of the same evidence.
};

/// The known parts an unknown one stands beside: as many as there are different beginnings, since `stand` and `standen`
/// prove no more than one of them.
class Partners {
 public:
  void add(std::string_view known) {
    const std::string_view beginning = known.substr(0, kShortestKnown);
    if (count_ < seen_.size() &&
        std::find(seen_.begin(), seen_.begin() + count_, beginning) == seen_.begin() + count_) {
      seen_[count_++] = beginning;
    }
  }
  void add(const Partners& others) {
    for (std::uint32_t i = 0; i < others.count_; ++i) add(others.seen_[i]);
  }
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  std::array<std::string_view, 4> seen_;
  std::uint32_t count_ = 0;
};

/// Every way to cut words into a known and an unknown part, and in how many words each unknown one is met.
class Cuts {
 public:
  Cuts(const OccurringParts& occurring, const Language& language) : finder_(occurring, language), language_(language) {}

  void add(std::uint32_t index, std::string_view word) {
    finder_.look_at(word);
    for (const PossiblePart& part : finder_.parts_from(0)) {
      if (part.as_modifier && part.end >= kShortestKnown) add_heads(index, word, part.end);
    }
    for (std::size_t begin = kShortestUnknown; begin + kShortestKnownHead <= word.size(); ++begin) {
      const std::vector<PossiblePart>& parts = finder_.parts_from(begin);
      if (!parts.empty() && parts.back().end == word.size() && parts.back().as_head) add_beginnings(index, word, begin);
    }
  }

  /// Takes those of words that come after its own.
  void take(Cuts& later) {
    cuts_.insert(cuts_.end(), later.cuts_.begin(), later.cuts_.end());
    for (const auto& [unknown, partners] : later.heads_) heads_[unknown].add(partners);
    for (const auto& [unknown, partners] : later.beginnings_) beginnings_[unknown].add(partners);
    later.cuts_ = {};
    later.heads_ = {};
    later.beginnings_ = {};
  }

  [[nodiscard]] const std::vector<Cut>& all() const { return cuts_; }
  [[nodiscard]] std::uint32_t evidence(const Cut& cut) const {
    const auto& counts = cut.unknown_is_head ? heads_ : beginnings_;
    const auto found = counts.find(cut.unknown);
    return found == counts.end() ? 0 : found->second.count();
  }

 private:
  void add_heads(std::uint32_t index, std::string_view word, std::size_t end) {
    const std::string_view rest = word.substr(end);
    for (const std::string_view link : language_.links) {
      if (!rest.starts_with(link) || !may_be_part(rest.substr(link.size()))) continue;
      if (!link.empty() && is_known(rest)) continue;  // `afstand-schoten`, whatever `schoten` may be.
      cuts_.push_back(
          {index, word.substr(0, end), rest.substr(link.size()), true, preference(word.substr(0, end), link, rest)});
      heads_[cuts_.back().unknown].add(cuts_.back().known);
    }
  }

  void add_beginnings(std::uint32_t index, std::string_view word, std::size_t begin) {
    const std::string_view before = word.substr(0, begin);
    for (const std::string_view link : language_.links) {
      if (!before.ends_with(link) || !may_be_part(before.substr(0, begin - link.size()))) continue;
      if (!link.empty() && is_known(before)) continue;
      cuts_.push_back(
          {index, word.substr(begin), before.substr(0, begin - link.size()), false, link.empty() ? 1U : 0U});
      beginnings_[cuts_.back().unknown].add(cuts_.back().known);
    }
  }

  [[nodiscard]] std::uint32_t preference(std::string_view before, std::string_view link, std::string_view rest) const {
    if (link.empty()) return 2;
    return language_.rules->is_rather_link(before, link, rest) ? 3 : link.size() == 1 ? 1 : 0;
  }

  [[nodiscard]] bool may_be_part(std::string_view text) const {
    if (text.size() < kShortestUnknown || is_continuation(text.front())) return false;
    return !is_known(text);
  }

  [[nodiscard]] bool is_known(std::string_view text) const {
    return language_.rules->part_use(text, forward_hash(text)).known || language_.rules->is_affix(text) ||
           is_stop_word(language_, text);
  }

  PartFinder finder_;
  const Language& language_;
  std::vector<Cut> cuts_;
  std::unordered_map<std::string_view, Partners> heads_;
  std::unordered_map<std::string_view, Partners> beginnings_;
};

}  // namespace

std::vector<Parts> find_half_known(const Vocabulary& vocabulary, const OccurringParts& occurring,
                                   const Language& language, std::span<const std::uint32_t> words, ThreadPool& pool) {
  // As many pieces as threads, as each adds its own evidence to that of the others.
  std::vector<Cuts> pieces(pool.jobs(), Cuts(occurring, language));
  pool.parallel_for(pieces.size(), [&](std::size_t piece) {
    const std::size_t end = words.size() * (piece + 1) / pieces.size();
    for (std::size_t index = words.size() * piece / pieces.size(); index < end; ++index) {
      const std::string_view word = vocabulary.words()[words[index]].form;
      if (word.size() >= kShortestWord && word.size() <= kLongestWord)
        pieces[piece].add(static_cast<std::uint32_t>(index), word);
    }
  });
  Cuts& cuts = pieces.front();
  for (std::size_t piece = 1; piece < pieces.size(); ++piece) cuts.take(pieces[piece]);
  const std::uint32_t needed = vocabulary.size() < kMany ? kEvidence : kEvidenceInMany;
  std::vector<Parts> parts(words.size());
  std::vector<std::uint32_t> best(words.size(), 0);
  for (const Cut& cut : cuts.all()) {
    const std::uint32_t evidence = cuts.evidence(cut);
    const std::uint32_t score = kSteps * evidence + cut.preference;
    if (evidence < needed || score <= best[cut.index]) continue;
    best[cut.index] = score;
    parts[cut.index] = cut.unknown_is_head ? Parts{cut.known, cut.unknown} : Parts{cut.unknown, cut.known};
  }
  return parts;
}

}  // namespace bondgenoot::search
