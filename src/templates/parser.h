// Templates parsed into trees.
//
// In:  one Source. Out: its tree, and all that is wrong with it, tag by tag; after a mistake the tree is for nothing
// but
//      finding more of them.
// Owns nothing: the tree's names are views into the source. Threads: any.
#pragma once

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/ast.h"

namespace bondgenoot::templates {

[[nodiscard]] Outcome<TemplateTree> parse_template(const Source& source);

}  // namespace bondgenoot::templates
