#include "search/readings.h"

#include <algorithm>
#include <iterator>

namespace bondgenoot::search {
namespace {

constexpr std::size_t kWordsAtOnce = 512;  // By one thread.
constexpr std::size_t kLongestRead = 64;   // Bytes. Rules are for words; what is longer stays by itself.

}  // namespace

Readings::Readings(const Vocabulary& vocabulary, const Language& language, const Vocabulary* before,
                   const Readings* known, ThreadPool& pool)
    : first_(vocabulary.size() + 1, 0) {
  if (language.rules == nullptr) return;
  std::vector<std::vector<Reading>> pieces((vocabulary.size() + kWordsAtOnce - 1) / kWordsAtOnce);
  pool.parallel_for(pieces.size(), [&](std::size_t piece) {
    const std::size_t end = std::min((piece + 1) * kWordsAtOnce, vocabulary.size());
    for (std::size_t i = piece * kWordsAtOnce; i < end; ++i) {
      const auto word = static_cast<std::uint32_t>(i);
      const std::string_view form = vocabulary.words()[word].form;
      if (const auto place = before != nullptr ? before->find(form) : std::nullopt) {
        const std::span<const Reading> same = known->of(*place);
        pieces[piece].insert(pieces[piece].end(), same.begin(), same.end());
      } else if (form.size() <= kLongestRead && !vocabulary.is_stop_word(word)) {
        language.rules->read(form, vocabulary, pieces[piece]);
      }
      first_[i + 1] = static_cast<std::uint32_t>(pieces[piece].size());
    }
  });
  std::size_t all = 0;
  for (const std::vector<Reading>& piece : pieces) all += piece.size();
  all_.reserve(all);
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    const std::size_t end = std::min((piece + 1) * kWordsAtOnce, vocabulary.size());
    for (std::size_t word = piece * kWordsAtOnce; word < end; ++word)
      first_[word + 1] += static_cast<std::uint32_t>(all_.size());
    std::ranges::move(pieces[piece], std::back_inserter(all_));
    pieces[piece] = {};
  }
}

const Reading* Readings::best(std::uint32_t word, std::string_view form) const {
  const Reading* best = nullptr;
  const auto rank = [&](const Reading& reading) {
    return static_cast<int>(reading.certainty) * 2 + (reading.lemma == form ? 1 : 0);
  };
  for (const Reading& reading : of(word)) {
    if (best == nullptr || rank(reading) > rank(*best)) best = &reading;
  }
  return best;
}

}  // namespace bondgenoot::search
