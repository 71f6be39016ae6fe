// What `set`, `for` and `with` assign to.
//
// In:  a TokenReader. Out: a target; nothing after a mistake, which has been said then. Owns nothing. Threads: one per
// reader.
#pragma once

#include <optional>

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

/// `a`, `a, b` or `(a, (b, c))`; with `namespaces` also `space.a`.
[[nodiscard]] std::optional<Target> parse_target(TokenReader& reader, bool namespaces = false);
/// One name that can be assigned to; the empty identifier after a mistake.
[[nodiscard]] Identifier parse_new_name(TokenReader& reader, std::string_view what);

}  // namespace bondgenoot::templates
