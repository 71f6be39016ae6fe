// The expressions that others are made of: names, literals, and what stands in brackets.
//
// In:  a TokenReader. Out: an expression; null after a mistake, which has been said then. Owns nothing. Threads: one
// per reader.
#pragma once

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

[[nodiscard]] ExpressionPtr parse_primary(TokenReader& reader);
/// At an integer or float.
[[nodiscard]] ExpressionPtr parse_number(TokenReader& reader);

}  // namespace bondgenoot::templates
