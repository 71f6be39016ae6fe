// The words of a text without its marks: for search, summaries, alternative texts and ids.
//
// In:  nodes of a tree. Out: text; one line for each block, one space between a table's cells. Owns nothing. Threads:
// any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// Appends the words under `node`: also those between the tags of raw HTML, and an image's alternative text; not the
/// numbers of footnotes, nor the address of a video that is shown as a card.
void append_plain_text(std::string& out, const Tree& tree, NodeId node);
[[nodiscard]] std::string plain_text(const Tree& tree, NodeId node);

/// Runs of letters and digits, with `'`, `-` and the like within them.
[[nodiscard]] std::uint32_t count_words(std::string_view text);
/// At 200 words a minute, rounded up, at least one.
[[nodiscard]] std::uint32_t reading_minutes(std::uint32_t words);

}  // namespace bondgenoot::markdown
