// What is written into a project: in the language of its content, whatever language is spoken.
//
// In:  a language, English words. Out: text, from the catalogue of phrase.h. Owns: nothing. Threads: any.
#pragma once

#include "support/phrase.h"

namespace bondgenoot {

/// As the catalogue of `language` has it; as given where that has nothing.
[[nodiscard]] std::string_view translated_to(Language language, std::string_view english);

[[nodiscard]] inline Words phrase_in(Language language, LiteralText english) {
  return Words(translated_to(language, english.text()));
}

template <typename First, typename... Rest>
[[nodiscard]] std::string phrase_in(Language language, fmt::format_string<const First&, const Rest&...> english,
                                    const First& first, const Rest&... rest) {
  const fmt::string_view text = english;
  const std::string_view words = translated_to(language, {text.data(), text.size()});
  return fmt::vformat(fmt::string_view(words), fmt::make_format_args(first, rest...));
}

}  // namespace bondgenoot
