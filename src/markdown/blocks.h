// Blocks that are made of other blocks: GitHub's alerts, task lists, a video's address alone in a paragraph, an image
// with a caption; and the headings with their ids.
//
// In/Out: a tree, refined in place; diagnostics. Owns nothing. Threads: one at a time per tree. Linear in the tree.
#pragma once

#include <vector>

#include "markdown/document.h"
#include "markdown/heading_ids.h"
#include "markdown/line_map.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// The kinds of callouts as GitHub writes them, in the order of Words::callouts.
[[nodiscard]] const std::vector<std::string>& callout_kinds();

/// Quotes to Callouts, items to tasks, paragraphs to VideoCards and Figures, `{#id}` to the heading's `title`. After
/// link_addresses.
void refine_blocks(Tree& tree, const LineMap& lines, Report& report);

/// Gives every heading its id and its number, and corrects its level to what the page can hold. An empty one gets level
/// 0. After smart punctuation, since a heading's words are what a reader sees.
[[nodiscard]] std::vector<Heading> number_headings(Tree& tree, const LineMap& lines, IdRegistry& ids, Report& report);

}  // namespace bondgenoot::markdown
