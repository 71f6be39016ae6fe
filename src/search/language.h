// Languages: stop words, letters that join compounds, rules. A folder each in languages/.
//
// In: a code. Out: data that lives for ever. Owns nothing. Threads: any.
#pragma once

#include <span>
#include <string_view>

namespace bondgenoot::search {

class WordRules;

struct Language {
  std::string_view code{};                         ///< `nl`
  std::span<const std::string_view> stop_words{};  ///< Folded and sorted: words that say nothing by themselves.
  std::span<const std::string_view> links{};       ///< What may stand between the parts of a compound; `""` among them.
  std::string_view stemmer{};  ///< Snowball's name for it; empty with rules of its own, or when Snowball has none.
  const WordRules* rules = nullptr;  ///< Its own rules for inflection and compounds.
};

/// The language of `code` (`nl`, `en-GB`): its own rules where there are any, else none of its own, and Snowball's
/// stems.
[[nodiscard]] const Language& language(std::string_view code);

[[nodiscard]] bool is_stop_word(const Language& language, std::string_view form);

}  // namespace bondgenoot::search
