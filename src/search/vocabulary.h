// The words of one index, to be asked whether a form occurs.
//
// In:  sorted words, which must outlive it, and their language. Out: their places. Owns: a table. Threads: any, once
// made.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "search/form_table.h"
#include "search/word_analysis.h"

namespace bondgenoot::search {

class Vocabulary {
 public:
  Vocabulary(std::span<const Word> words, const Language& language)
      : words_(words), places_(words.size()), is_stop_word_(words.size()) {
    auto stop_word = language.stop_words.begin();
    for (std::uint32_t place = 0; place < words.size(); ++place) {
      const std::string_view form = words[place].form;
      places_.add(form, forward_hash(form), place);
      while (stop_word != language.stop_words.end() && *stop_word < form) ++stop_word;
      is_stop_word_[place] = stop_word != language.stop_words.end() && *stop_word == form;
    }
  }

  [[nodiscard]] std::span<const Word> words() const { return words_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool is_stop_word(std::uint32_t place) const { return is_stop_word_[place]; }
  [[nodiscard]] bool contains(std::string_view form) const { return find(form).has_value(); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view form) const {
    return find(form, forward_hash(form));
  }
  /// `hash` is forward_hash(form).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view form, std::uint64_t hash) const {
    return places_.find(form, hash);
  }

 private:
  std::span<const Word> words_;
  FormTable places_;
  std::vector<bool> is_stop_word_;
};

}  // namespace bondgenoot::search
