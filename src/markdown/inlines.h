// Passes over running text that cmark leaves to us: one text out of its pieces, `~~struck out~~`, bare addresses, and
// references to footnotes that are not there.
//
// In/Out: a tree, refined in place. Owns nothing. Threads: one at a time per tree. Each pass is linear in the tree.
#pragma once

#include "markdown/line_map.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// Wraps what stands between equal runs of one or two `~`, then joins neighbouring texts. To be done first.
void join_texts(Tree& tree);

/// Makes links of `www.…`, mail addresses and the `https://…` that stood within brackets.
void link_addresses(Tree& tree);

/// Warns of `[^label]` without a footnote, and of footnotes that nothing refers to.
void check_footnotes(const Tree& tree, const LineMap& lines, Report& report);

}  // namespace bondgenoot::markdown
