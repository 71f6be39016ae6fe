// What was meant as a heading and is shown as it was typed: no space behind `##`.
//
// In:  a tree, the text. Out: diagnostics. Owns nothing. Threads: any, each on its own tree.
#pragma once

#include "markdown/line_map.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// Says `##Title`, where a paragraph begins or on a line of its own. One `#` may be a word with a hash: `#kansen`.
void check_half_headings(const Tree& tree, const LineMap& lines, Report& report);

}  // namespace bondgenoot::markdown
