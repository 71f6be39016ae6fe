// The words of one index, to be asked whether a form occurs.
//
// In:  sorted words, which must outlive it. Out: their places. Owns: a table. Threads: any, once made.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "search/form_table.h"
#include "search/word_analysis.h"

namespace bondgenoot::search {

class Vocabulary {
 public:
  explicit Vocabulary(std::span<const Word> words) : words_(words), places_(words.size()) {
    for (std::uint32_t place = 0; place < words.size(); ++place) {
      places_.add(words[place].form, forward_hash(words[place].form), place);
    }
  }

  [[nodiscard]] std::span<const Word> words() const { return words_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool contains(std::string_view form) const { return find(form).has_value(); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view form) const { return find(form, forward_hash(form)); }
  /// `hash` is forward_hash(form).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view form, std::uint64_t hash) const {
    return places_.find(form, hash);
  }

 private:
  std::span<const Word> words_;
  FormTable places_;
};

}  // namespace bondgenoot::search
