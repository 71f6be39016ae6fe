// What stands between the parentheses of a call, and filters, which may have them.
//
// In:  a TokenReader. Out: arguments or an expression; nothing after a mistake, which has been said then.
// Owns nothing. Threads: one per reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

/// `(a, b, c=d, *e, **f)`, at its `(`.
[[nodiscard]] std::optional<CallArguments> parse_call_arguments(TokenReader& reader);
/// `name(arguments)`, behind its `|`. `begin` is where its input begins.
[[nodiscard]] ExpressionPtr parse_filter(TokenReader& reader, std::uint32_t begin, ExpressionPtr input);
/// `name(arguments)|name…` without what comes before it: for `{% filter %}`. At the first name.
[[nodiscard]] ExpressionPtr parse_filter_chain(TokenReader& reader);
/// A name, or a complaint that `what` is expected; the empty identifier then.
[[nodiscard]] Identifier parse_identifier(TokenReader& reader, std::string_view what);

}  // namespace bondgenoot::templates
