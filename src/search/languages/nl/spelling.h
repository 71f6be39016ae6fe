// How Dutch writes a stem before an ending: `baan`, `banen`; `les`, `lessen`; `brief`, `brieven`; `huis`, `huizen`.
//
// In/Out: folded words of a-z. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::search::nl {

[[nodiscard]] bool is_vowel(char letter);
/// Whether the letter at `place` sounds in a vowel: `j` does in `ij`.
[[nodiscard]] bool in_vowel(std::string_view word, std::size_t place);
/// Groups of vowels.
[[nodiscard]] std::size_t syllables(std::string_view word);
[[nodiscard]] bool is_plain(std::string_view word);  ///< Only a-z, one vowel at least.

/// Whether the last syllable is weak, as in `middel` or `verander`: its consonant is not doubled.
[[nodiscard]] bool ends_weakly(std::string_view stem);
/// A stem as it is before an ending that begins with a vowel: `les` → `less`, `baan` → `ban`, `brief` → `briev`.
[[nodiscard]] std::string opened(std::string_view stem);
/// The stems that may be behind what stands before such an ending: `ban` → `baan`, `ban`. The likelier first.
[[nodiscard]] std::vector<std::string> closed(std::string_view opened);
/// `d` after most stems, `t` after those whose infinitive has one of t, k, f, s, ch, p before `-en`.
[[nodiscard]] char past_letter(std::string_view stem);

}  // namespace bondgenoot::search::nl
