// Expressions, by precedence climbing with Jinja's levels.
//
// In:  a TokenReader at the first token. Out: an expression; null after a mistake, which has been said then.
// Owns nothing. Threads: one per reader.
#pragma once

#include <span>
#include <string_view>

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

/// Words that end an expression without commas around it: `in` of a `for`, `recursive`.
using EndWords = std::span<const std::string_view>;

/// `a if b else c` and all below it.
[[nodiscard]] ExpressionPtr parse_expression(TokenReader& reader);
/// The same without a conditional at the top, as after `{% if %}`; and `a, b` makes a tuple.
[[nodiscard]] ExpressionPtr parse_condition(TokenReader& reader, EndWords end_words = {});
/// An expression, or `a, b` as a tuple; within parentheses also nothing, the empty tuple.
[[nodiscard]] ExpressionPtr parse_expression_list(TokenReader& reader, bool parenthesized = false);

}  // namespace bondgenoot::templates
