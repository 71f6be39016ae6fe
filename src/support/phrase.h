// What is said to people, in their language.
//
// In:  English words where they are needed, a catalogue (phrases/*.def) with the same in Dutch. Out: text.
// Owns: the language of the process. Threads: the language is set once, before any other thread starts; the rest is
// read-only.
//
// English is the key, so a file reads as what it says and a phrase that a catalogue lacks still comes out. A test holds
// the catalogue and the source together: no phrase without its Dutch, no Dutch without its phrase, the same values in
// both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace bondgenoot {

enum class Language : std::uint8_t { English, Dutch };

/// `nl`, `nl_BE.UTF-8`, `en-GB`, `C`: by the language alone; nothing for one that is not spoken here.
[[nodiscard]] std::optional<Language> find_language(std::string_view tag);

/// The language of everything said from now on.
void set_language(Language language);
[[nodiscard]] Language language();

/// As the catalogue of the language has it; as given where that has nothing.
[[nodiscard]] std::string_view translated(std::string_view english);

/// `phrase("{} of {} entries", a, b)`. A catalogue that needs another order writes `{1}` and `{0}`.
template <typename... Arguments>
[[nodiscard]] std::string phrase(fmt::format_string<const Arguments&...> english, const Arguments&... arguments) {
  const fmt::string_view text = english;
  return fmt::vformat(fmt::string_view(translated({text.data(), text.size()})), fmt::make_format_args(arguments...));
}

}  // namespace bondgenoot
