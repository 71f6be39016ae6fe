// The first letter of a text as a sentence turns it: a label is written once, and stands at its start and within it.
//
// In:  a text and the code of its language (BCP 47), for in Dutch `ij` is one letter. Out: another text. Owns nothing.
// Threads: any; pure.
#pragma once

#include <string>
#include <string_view>

namespace bondgenoot {

/// First letter in upper case, the rest untouched: "één keer" → "Één keer", and in Dutch "ijsbaan" → "IJsbaan".
[[nodiscard]] std::string upper_first(std::string_view text, std::string_view language = {});
/// First letter in lower case, unless its word has other capitals: "Bewezen in de praktijk" → "bewezen in de praktijk",
/// but "AVG" and "VO-raad" stay as they are.
[[nodiscard]] std::string lower_first(std::string_view text, std::string_view language = {});

}  // namespace bondgenoot
