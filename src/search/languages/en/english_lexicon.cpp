#include "search/languages/en/english_lexicon.h"

#include <algorithm>
#include <array>

#include "search/languages/en/word_lists.h"

namespace bondgenoot::search::en {
namespace {

template <typename Each>
void for_each_item(std::string_view list, Each each) {
  constexpr std::string_view kSpace = " \n\t";
  while (true) {
    const std::size_t begin = list.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return;
    list.remove_prefix(begin);
    const std::size_t end = std::min(list.find_first_of(kSpace), list.size());
    each(list.substr(0, end));
    list.remove_prefix(end);
  }
}

std::span<const std::string_view> found_in(const StringMap<std::vector<std::string_view>>& lists,
                                           std::string_view key) {
  const auto found = lists.find(key);
  return found == lists.end() ? std::span<const std::string_view>{} : std::span(found->second);
}

}  // namespace

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

const Lexicon& Lexicon::instance() {
  static const Lexicon kLexicon;
  return kLexicon;
}

Lexicon::Lexicon() {
  const auto fill = [](Set& set, std::string_view list) {
    for_each_item(list, [&](std::string_view item) { set.emplace(std::string(item), true); });
  };
  fill(plain_, plain_words());
  fill(verbs_, verbs());
  fill(gradable_, gradable_adjectives());
  fill(modifiers_, compound_modifiers());
  fill(heads_, compound_heads());
  for_each_item(irregular_words(), [&](std::string_view item) {
    const std::size_t colon = item.find(':');
    const std::string_view lemma = item.substr(0, colon);
    for (const std::string_view form : split(item.substr(colon + 1), ',')) {
      forms_[std::string(lemma)].push_back(form);
      lemmas_[std::string(form)].push_back(lemma);
    }
  });
}

bool Lexicon::has_irregular_plural(std::string_view lemma) const {
  constexpr std::array<std::string_view, 6> kEndings{"man", "child", "foot", "tooth", "sis", "ion"};
  return has_irregular(lemma) &&
         std::ranges::any_of(kEndings, [&](std::string_view ending) { return lemma.ends_with(ending); });
}

bool Lexicon::is_noun_by_ending(std::string_view word) const {
  constexpr std::array<std::string_view, 9> kEndings{"tion", "sion", "ment", "ity",  "ship",
                                                     "ance", "ence", "ism",  "ology"};
  return std::ranges::any_of(
      kEndings, [&](std::string_view ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); });
}

std::span<const std::string_view> Lexicon::irregular_forms_of(std::string_view lemma) const {
  return found_in(forms_, lemma);
}

std::span<const std::string_view> Lexicon::lemmas_of_irregular(std::string_view form) const {
  return found_in(lemmas_, form);
}

}  // namespace bondgenoot::search::en
