// A History as text, to be kept from one build to the next; build/CACHE.md draws it.
//
// In:  a History that is whole, or a text that may be damaged. Out: the other. Owns nothing. Threads: any; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/history.h"

namespace bondgenoot::content {

/// Empty for a history that is not whole, or that has a name which does not fit on a line.
[[nodiscard]] std::string history_text(const History& history);

/// Nothing when the text is not exactly what `history_text` wrote.
[[nodiscard]] std::optional<History> parse_history(std::string_view text);

}  // namespace bondgenoot::content
