// Markdown to a syntax tree. The only unit that sees cmark-gfm, with its extension.
//
// In:  Markdown, already within the bounds of limits.h. Out: a Tree in our own words, with byte ranges.
// Owns: nothing between calls. Threads: any number at once. cmark-gfm's own extensions for autolinks, strikethrough and
// task lists are not used: the first two switch characters on and off in tables that all threads share (and the first
// reads beyond its buffer in 0.29.0.gfm.6), the last one misreads `- [ ] see [x]`. Our passes in inlines.h and blocks.h
// do their work.
#pragma once

#include <string>
#include <string_view>

#include "markdown/line_map.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

struct TreeResult {
  Tree tree;
  bool complete =
      true;  ///< False when the text asks for more memory than its size can explain; the tree is then empty.
};

/// Blocks, emphasis, links, images, tables, footnotes and `https://…` in running text. The text of `lines` must outlive
/// the tree.
[[nodiscard]] TreeResult parse_tree(const LineMap& lines);

/// `text` with its HTML entities replaced by what they stand for.
[[nodiscard]] std::string decoded_entities(std::string_view text);

}  // namespace bondgenoot::markdown
