// The English words we know, and what is irregular about them.
//
// In:  word_lists.h. Out: what is known of a word. Owns: its tables. Threads: any; made once, then const.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/text.h"

namespace bondgenoot::search::en {

[[nodiscard]] bool is_vowel(char letter);

class Lexicon {
 public:
  static const Lexicon& instance();

  [[nodiscard]] bool is_plain(std::string_view word) const { return plain_.contains(word); }
  [[nodiscard]] bool is_verb(std::string_view word) const { return verbs_.contains(word); }
  [[nodiscard]] bool is_gradable(std::string_view word) const { return gradable_.contains(word); }
  [[nodiscard]] bool is_modifier(std::string_view word) const { return modifiers_.contains(word); }
  [[nodiscard]] bool is_head(std::string_view word) const { return heads_.contains(word); }
  [[nodiscard]] bool has_irregular(std::string_view lemma) const { return forms_.contains(lemma); }
  /// `children`, `analyses`: no -s beside it.
  [[nodiscard]] bool has_irregular_plural(std::string_view lemma) const;
  [[nodiscard]] bool is_noun_by_ending(std::string_view word) const;
  [[nodiscard]] bool lists(std::string_view word) const {
    return is_plain(word) || is_verb(word) || is_gradable(word) || has_irregular(word) || lemmas_.contains(word);
  }
  [[nodiscard]] std::span<const std::string_view> irregular_forms_of(std::string_view lemma) const;
  [[nodiscard]] std::span<const std::string_view> lemmas_of_irregular(std::string_view form) const;

 private:
  Lexicon();
  using Set = StringMap<bool>;
  using Lists = StringMap<std::vector<std::string_view>>;
  Set plain_, verbs_, gradable_, modifiers_, heads_;
  Lists forms_;   ///< By lemma.
  Lists lemmas_;  ///< By form.
};

}  // namespace bondgenoot::search::en
