// A template's text cut into tokens: data, tags and what is within them, with Jinja's white space control.
//
// In:  one Source. Out: its tokens, ending with End, and what is wrong with them; after a mistake it goes on behind the
// tag. Owns nothing: tokens point into the source. Threads: any.
#pragma once

#include <vector>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/token.h"

namespace bondgenoot::templates {

/// Templates are written by people; a larger one is a mistake.
inline constexpr std::size_t kMaxTemplateSize = std::size_t{4} << 20;

/// After so many mistakes in one template it is not read on.
inline constexpr std::size_t kMaxSyntaxErrors = 50;

[[nodiscard]] Outcome<std::vector<Token>> tokenize(const Source& source);

/// Jinja's default: one line break at the end of a file is not part of it. The size of what is left.
[[nodiscard]] std::size_t size_without_final_newline(std::string_view text);

}  // namespace bondgenoot::templates
