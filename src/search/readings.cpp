#include "search/readings.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLongestRead = 64;  // Bytes. Rules are for words; what is longer stays by itself.

}  // namespace

Readings::Readings(const Vocabulary& vocabulary, const Language& language, const Vocabulary* before,
                   const Readings* known)
    : first_(vocabulary.size() + 1, 0) {
  if (language.rules == nullptr) return;
  all_.reserve(vocabulary.size() * 2);
  for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
    const std::string_view form = vocabulary.words()[word].form;
    if (const auto place = before != nullptr ? before->find(form) : std::nullopt) {
      const std::span<const Reading> same = known->of(*place);
      all_.insert(all_.end(), same.begin(), same.end());
    } else if (form.size() <= kLongestRead && !vocabulary.is_stop_word(word)) {
      language.rules->read(form, vocabulary, all_);
    }
    first_[word + 1] = static_cast<std::uint32_t>(all_.size());
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
