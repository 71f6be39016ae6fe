// Collects the readings of one form: each lemma only once with its certainty, guesses only when their base occurs.
//
// In:  lemmas. Out: readings, into a vector that must outlive it. Owns nothing. Threads: one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "search/language.h"
#include "search/languages/nl/dutch_forms.h"
#include "search/languages/nl/dutch_lexicon.h"
#include "search/languages/nl/stop_words.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"

namespace bondgenoot::search::nl {

class ReadingList {
 public:
  ReadingList(const Vocabulary& vocabulary, std::vector<Reading>& out) : vocabulary_(vocabulary), out_(out) {}

  /// Adds a reading if the lemma is known, or, `may_guess`, if its own form occurs.
  void add(std::string_view lemma, Kind kind, Cell cell, bool may_guess = false) {
    if (lemma.size() < 2) return;
    const Certainty certainty = lexicon_.certainty(lemma, kind);
    if (certainty == Certainty::Guessed && !(may_guess && occurs(lemma, kind))) return;
    push(std::string(lemma), kind, cell, certainty);
  }

  /// Adds a reading of which the caller knows that it is right as far as the listed word is.
  void push(std::string lemma, Kind kind, Cell cell, Certainty certainty) {
    out_.push_back({.lemma = std::move(lemma),
                    .kind = static_cast<std::uint8_t>(kind),
                    .cell = static_cast<std::uint8_t>(cell),
                    .certainty = certainty});
  }

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  static constexpr std::size_t kShortestGuess = 4;

  [[nodiscard]] bool occurs(std::string_view lemma, Kind kind) const {
    if (lemma.size() < kShortestGuess || std::ranges::binary_search(stop_words(), lemma)) return false;
    return (kind == Kind::Verb ? vocabulary_.contains(infinitive(lemma)) : vocabulary_.contains(lemma));
  }

  const Lexicon& lexicon_ = Lexicon::instance();
  const Vocabulary& vocabulary_;
  std::vector<Reading>& out_;
};

}  // namespace bondgenoot::search::nl
