#include "search/readings.h"

#include <algorithm>

namespace bondgenoot::search {
namespace {

constexpr std::size_t kWordsAtOnce = 512;  // By one thread.
constexpr std::size_t kLongestRead = 64;   // Bytes. Rules are for words; what is longer stays by itself.

}  // namespace

Readings::Readings(const Vocabulary& vocabulary, const Language& language, const Vocabulary* before,
                   const Readings* known, ThreadPool& pool) {
  if (language.rules == nullptr) return;
  of_word_.resize(vocabulary.size());
  pieces_.resize((vocabulary.size() + kWordsAtOnce - 1) / kWordsAtOnce);
  pool.parallel_for(pieces_.size(), [&](std::size_t piece) {
    std::vector<Reading>& readings = pieces_[piece];
    const std::size_t begin = piece * kWordsAtOnce;
    const std::size_t end = std::min(begin + kWordsAtOnce, vocabulary.size());
    std::vector<std::size_t> ends;  // While readings are added they may move.
    for (std::size_t i = begin; i < end; ++i) {
      const auto word = static_cast<std::uint32_t>(i);
      const std::string_view form = vocabulary.words()[word].form;
      if (const auto place = before != nullptr ? before->find(form) : std::nullopt) {
        of_word_[word] = known->of(*place);
      } else if (form.size() <= kLongestRead && !vocabulary.is_stop_word(word)) {
        language.rules->read(form, vocabulary, readings);
      }
      ends.push_back(readings.size());
    }
    readings.shrink_to_fit();
    for (std::size_t i = begin, from = 0; i < end; from = ends[i++ - begin]) {
      if (ends[i - begin] > from) of_word_[i] = std::span(readings).subspan(from, ends[i - begin] - from);
    }
  });
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
