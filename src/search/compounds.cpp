#include "search/compounds.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_set>

#include "search/half_known.h"
#include "search/part_finder.h"
#include "support/text.h"

namespace bondgenoot::search {
namespace {

constexpr double kHead = 0.5;
constexpr double kModifier = 0.35;
constexpr double kHalfKnown = 0.4;
constexpr std::size_t kShortestCompound = 6;  // Bytes, as all lengths here.
constexpr std::size_t kLongestCompound = 64;
constexpr std::size_t kMostParts = 4;
constexpr std::size_t kMostGivenParts = 8;  // In the settings.
constexpr std::size_t kWordsAtOnce = 256;   // By one thread.

using Parts = std::vector<std::string_view>;

std::vector<PartText> weighed(const Parts& parts, double share) {
  std::vector<PartText> out;
  out.reserve(parts.size());
  for (const std::string_view& part : parts) {
    const bool head = &part == &parts.back();
    out.push_back({.form = part, .weight = (head ? kHead : kModifier) * share});
  }
  return out;
}

/// The cheapest way to cut one word into known parts.
class Cutter {
 public:
  Cutter(PartFinder& finder, const Language& language) : finder_(finder), links_(language.links) {}

  Parts cut(std::string_view word) {
    word_ = word;
    finder_.look_at(word);
    for (auto& row : states_) std::fill_n(row.begin(), word.size() + 1, State{});
    states_[0][0].cost = 0;
    for (std::size_t count = 0; count < kMostParts; ++count) {
      for (std::size_t end = 0; end < word.size(); ++end) {
        if (states_[count][end].cost < kUnreached) extend(count, end);
      }
    }
    std::size_t best = 0;
    for (std::size_t count = 2; count <= kMostParts; ++count) {
      if (states_[count][word.size()].cost < states_[best][word.size()].cost) best = count;
    }
    return best == 0 ? Parts{} : way_to(best);
  }

 private:
  static constexpr double kUnreached = std::numeric_limits<double>::infinity();

  struct State {
    double cost = kUnreached;
    std::size_t begin = 0;     ///< Of the last part.
    std::size_t previous = 0;  ///< Where the part before it ends.
  };

  void extend(std::size_t count, std::size_t end) {
    for (const std::string_view link : links_) {
      if (end == 0 && !link.empty()) continue;
      if (word_.substr(end, link.size()) != link) continue;
      const std::size_t begin = end + link.size();
      const double price = states_[count][end].cost + (link.empty() ? 0 : kLink * static_cast<double>(link.size()));
      if (begin >= word_.size()) continue;
      for (const PossiblePart& part : finder_.parts_from(begin)) {
        const auto cost = part.end == word_.size() ? part.as_head : part.as_modifier;
        State& state = states_[count + 1][part.end];
        if (cost && price + *cost < state.cost) state = {.cost = price + *cost, .begin = begin, .previous = end};
      }
    }
  }

  [[nodiscard]] Parts way_to(std::size_t count) const {
    Parts parts;
    for (std::size_t end = word_.size(); count > 0; --count) {
      const State& state = states_[count][end];
      parts.push_back(word_.substr(state.begin, end - state.begin));
      end = state.previous;
    }
    std::ranges::reverse(parts);
    return parts;
  }

  static constexpr double kLink = 0.02;
  PartFinder& finder_;
  std::span<const std::string_view> links_;
  std::string_view word_;
  std::array<std::array<State, kLongestCompound + 1>, kMostParts + 1> states_;
};

/// Parts that are compounds themselves give way to theirs, as long as there are not too many.
Parts unfolded(const Parts& parts, const Vocabulary& vocabulary, const std::vector<Parts>& cuts) {
  Parts out;
  std::size_t left = parts.size();
  for (const std::string_view part : parts) {
    --left;
    const auto word = vocabulary.find(part);
    if (word && !cuts[*word].empty() && out.size() + cuts[*word].size() + left <= kMostParts) {
      out.insert(out.end(), cuts[*word].begin(), cuts[*word].end());
    } else {
      out.push_back(part);
    }
  }
  return out;
}

bool may_be_compound(std::uint32_t word, const Vocabulary& vocabulary, const Reading* reading,
                     const Language& language) {
  const std::string_view form = vocabulary.words()[word].form;
  return form.size() >= kShortestCompound && form.size() <= kLongestCompound && !vocabulary.is_stop_word(word) &&
         !(reading != nullptr && language.rules->is_simple(form, *reading)) && !language.rules->is_affix(form);
}

std::vector<std::vector<PartText>> by_rules(const Vocabulary& vocabulary, const Readings& readings,
                                            const Language& language, const WordSettings& settings, ThreadPool& pool) {
  StringMap<bool> never;
  for (const std::string& form : settings.never_split) never.emplace(form, true);

  std::vector<std::uint32_t> order;
  for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
    const std::string_view form = vocabulary.words()[word].form;
    if (!never.contains(form) && may_be_compound(word, vocabulary, readings.best(word, form), language))
      order.push_back(word);
  }
  std::vector<Parts> cuts(vocabulary.size());
  const OccurringParts occurring(vocabulary, readings, language, pool);
  pool.parallel_for((order.size() + kWordsAtOnce - 1) / kWordsAtOnce, [&](std::size_t piece) {
    PartFinder finder(occurring, language);
    Cutter cutter(finder, language);
    const std::size_t end = std::min((piece + 1) * kWordsAtOnce, order.size());
    for (std::size_t i = piece * kWordsAtOnce; i < end; ++i)
      cuts[order[i]] = cutter.cut(vocabulary.words()[order[i]].form);
  });
  std::ranges::stable_sort(order, {}, [&](std::uint32_t word) { return vocabulary.words()[word].form.size(); });
  std::vector<std::uint32_t> uncut;
  for (const std::uint32_t word : order) {  // Parts are shorter than what they are of, so they are unfolded before it.
    cuts[word] = unfolded(cuts[word], vocabulary, cuts);
    if (cuts[word].empty()) uncut.push_back(word);
  }
  std::vector<std::vector<PartText>> splits(vocabulary.size());
  for (const std::uint32_t word : order) splits[word] = weighed(cuts[word], 1);
  const std::vector<Parts> half_known = find_half_known(vocabulary, occurring, language, uncut, pool);
  for (std::size_t index = 0; index < uncut.size(); ++index)
    splits[uncut[index]] = weighed(half_known[index], kHalfKnown);
  return splits;
}

}  // namespace

std::vector<std::vector<PartText>> split_compounds(const Vocabulary& vocabulary, const Readings& readings,
                                                   const Language& language, const WordSettings& settings,
                                                   ThreadPool& pool) {
  std::vector<std::vector<PartText>> splits = language.rules == nullptr
                                                  ? std::vector<std::vector<PartText>>(vocabulary.size())
                                                  : by_rules(vocabulary, readings, language, settings, pool);
  for (const auto& [form, parts] : settings.split) {
    const auto word = vocabulary.find(form);
    if (!word) continue;
    Parts given;
    for (const std::string& part : parts) {
      if (!part.empty() && part != form && given.size() < kMostGivenParts) given.emplace_back(part);
    }
    splits[*word] = weighed(given, 1);
  }
  return splits;
}

}  // namespace bondgenoot::search
