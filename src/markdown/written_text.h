// Text as it was typed beside text as it reads: which characters were escaped, and where each stands in the source.
//
// In:  a text that Markdown has read, and the source from where it begins. Out: text nodes. Owns nothing. Threads: one
// at a time per tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// Appends `text` to `parent` as one node, or as several: an escaped `~`, `'`, `"`, `-` or `.` (`\~`, `&quot;`) stands
/// alone and is literal. `begin` is where it stands in `source`, when that is known.
void append_written_text(Tree& tree, NodeId parent, std::string_view text, std::string_view source,
                         std::optional<std::uint32_t> begin);

}  // namespace bondgenoot::markdown
