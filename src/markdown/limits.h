// Texts that no person wrote are refused before they take minutes or gigabytes.
//
// In:  a Markdown text, split into lines. Out: whether it may be parsed, and a diagnostic when not. Owns nothing.
// Threads: any. Linear in the text. The numbers are far above what people write, and low enough that cmark-gfm's known
// quadratic cases (CVE-2023-22483 and its kin, all present in 0.29.0.gfm.6) stay below some tens of milliseconds for
// each paragraph.
#pragma once

#include <cstddef>

#include "markdown/line_map.h"
#include "markdown/report.h"

namespace bondgenoot::markdown {

/// The largest text of one entry, in bytes.
inline constexpr std::size_t kLargestText = std::size_t{1} << 20;
/// The deepest nesting of a tree: a list and its item count as two.
inline constexpr std::size_t kDeepestTree = 64;

/// Checked first, since a huge text is not even split into lines.
[[nodiscard]] bool within_size(std::string_view text, Report& report);
[[nodiscard]] bool within_limits(const LineMap& lines, Report& report);
/// Of what came out of it.
[[nodiscard]] bool within_depth(const Tree& tree, Report& report);

}  // namespace bondgenoot::markdown
