// What was meant as a link or an image and is shown as it was typed: a space in the address, or before it.
//
// In:  a tree whose texts are joined, the text. Out: diagnostics. Owns nothing. Threads: any, each on its own tree.
#pragma once

#include "markdown/line_map.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// Says `[words](two words.md)` and `[words] (page.md)`. To be done before bare addresses become links.
void check_half_links(const Tree& tree, const LineMap& lines, Report& report);

}  // namespace bondgenoot::markdown
