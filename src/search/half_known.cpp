#include "search/half_known.h"

#include <algorithm>
#include <unordered_map>

namespace bondgenoot::search {
namespace {

constexpr std::size_t kShortestWord = 9;
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kShortestKnown = 4;
constexpr std::size_t kShortestKnownHead = 5;   // After an unknown beginning: `kapi-taal`.
constexpr std::size_t kShortestUnknown = 5;
constexpr std::uint32_t kEvidence = 2;          // Words with the unknown part, each beside another known one…
constexpr std::uint32_t kEvidenceInMany = 3;    // …among this many words:
constexpr std::size_t kMany = 20'000;
constexpr std::uint32_t kSteps = 4;             // Evidence counts before the link does: none is best.

using Parts = std::vector<std::string_view>;

struct Cut {
  std::uint32_t index = 0;  ///< In the words.
  std::string_view known;
  std::string_view unknown;
  bool unknown_is_head = false;
  std::size_t link = 0;  ///< Letters between the two.
};

/// Every way to cut words into a known and an unknown part, and in how many words each unknown one is met.
class Cuts {
 public:
  Cuts(PartFinder& finder, const Language& language) : finder_(finder), language_(language) {}

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

  [[nodiscard]] const std::vector<Cut>& all() const { return cuts_; }
  [[nodiscard]] std::uint32_t evidence(const Cut& cut) const {
    const auto& counts = cut.unknown_is_head ? heads_ : beginnings_;
    const auto found = counts.find(cut.unknown);
    return found == counts.end() ? 0 : found->second;
  }

 private:
  void add_heads(std::uint32_t index, std::string_view word, std::size_t end) {
    const std::string_view rest = word.substr(end);
    for (const std::string_view link : language_.links) {
      if (!rest.starts_with(link) || !may_be_part(rest.substr(link.size()))) continue;
      cuts_.push_back({index, word.substr(0, end), rest.substr(link.size()), true, link.size()});
      ++heads_[cuts_.back().unknown];
    }
  }

  void add_beginnings(std::uint32_t index, std::string_view word, std::size_t begin) {
    std::string_view before = word.substr(0, begin);
    for (const std::string_view link : language_.links) {
      if (!before.ends_with(link) || !may_be_part(before.substr(0, begin - link.size()))) continue;
      cuts_.push_back({index, word.substr(begin), before.substr(0, begin - link.size()), false, link.size()});
      ++beginnings_[cuts_.back().unknown];
    }
  }

  [[nodiscard]] bool may_be_part(std::string_view text) const {
    if (text.size() < kShortestUnknown || (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) return false;
    return !language_.rules->is_affix(text) && !is_stop_word(language_, text) &&
           !language_.rules->part_use(text, forward_hash(text)).known;
  }

  PartFinder& finder_;
  const Language& language_;
  std::vector<Cut> cuts_;
  std::unordered_map<std::string_view, std::uint32_t> heads_;
  std::unordered_map<std::string_view, std::uint32_t> beginnings_;
};

}  // namespace

std::vector<Parts> find_half_known(const Vocabulary& vocabulary, PartFinder& finder, const Language& language,
                                   std::span<const std::uint32_t> words) {
  Cuts cuts(finder, language);
  for (std::uint32_t index = 0; index < words.size(); ++index) {
    const std::string_view word = vocabulary.words()[words[index]].form;
    if (word.size() >= kShortestWord && word.size() <= kLongestWord) cuts.add(index, word);
  }
  const std::uint32_t needed = vocabulary.size() < kMany ? kEvidence : kEvidenceInMany;
  std::vector<Parts> parts(words.size());
  std::vector<std::uint32_t> best(words.size(), 0);
  for (const Cut& cut : cuts.all()) {
    const std::uint32_t evidence = cuts.evidence(cut);
    const std::uint32_t score = kSteps * evidence + (cut.link == 0 ? 2U : cut.link == 1 ? 1U : 0U);
    if (evidence < needed || score <= best[cut.index]) continue;
    best[cut.index] = score;
    parts[cut.index] = cut.unknown_is_head ? Parts{cut.known, cut.unknown} : Parts{cut.unknown, cut.known};
  }
  return parts;
}

}  // namespace bondgenoot::search
