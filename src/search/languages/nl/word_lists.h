// Common Dutch words, as the files beside this one write them down; dutch_lexicon.cpp reads them.
//
// In: nothing. Out: texts of words divided by white space. Owns nothing. Threads: any.
//
// A noun stands alone when its plural follows the rules; else `+` says that it takes -s, `-` that it has none, and
// `:` is followed by its plurals. A verb stands there by its stem (`leer`, `reis`); a strong one with its past
// (singular, plural) and participle. After an adjective `-` says that it has no degrees.
#pragma once

#include <string_view>

namespace bondgenoot::search::nl {

[[nodiscard]] std::string_view nouns_of_public_life();
[[nodiscard]] std::string_view nouns_of_everyday_life();
[[nodiscard]] std::string_view abstract_nouns();
[[nodiscard]] std::string_view technical_nouns();
[[nodiscard]] std::string_view weak_verbs();
[[nodiscard]] std::string_view strong_verbs();
[[nodiscard]] std::string_view adjectives();

/// Particles, prefixes and endings: never parts of a compound, however often they occur.
[[nodiscard]] std::string_view affixes();
/// Particles that a verb can be separated from: `op` of `opleiden`.
[[nodiscard]] std::string_view particles();
/// Words of two or three letters that begin compounds, and of three that end them.
[[nodiscard]] std::string_view short_modifiers();
[[nodiscard]] std::string_view short_heads();

}  // namespace bondgenoot::search::nl
