// Common English words, as word_lists.cpp writes them down; english_lexicon.cpp reads them.
//
// In: nothing. Out: texts of words divided by white space, and a sorted list. Owns nothing. Threads: any.
#pragma once

#include <span>
#include <string_view>

namespace bondgenoot::search::en {

[[nodiscard]] std::span<const std::string_view> stop_words();
/// A lemma, a colon, its irregular forms divided by commas.
[[nodiscard]] std::string_view irregular_words();
/// Words that look like a form of another one, and are not.
[[nodiscard]] std::string_view plain_words();
/// Adjectives that take -er and -est.
[[nodiscard]] std::string_view gradable_adjectives();
[[nodiscard]] std::string_view verbs();
/// What the compounds written as one word are made of.
[[nodiscard]] std::string_view compound_modifiers();
[[nodiscard]] std::string_view compound_heads();

}  // namespace bondgenoot::search::en
