// A drawing of the theme, made ready to stand in a page as a `<symbol>`.
//
// In:  a Source that holds an SVG file. Out: an Icon, or nothing and a diagnostic: scripts, styles, event attributes,
// anything from
//      elsewhere and whatever is not well-formed is refused, since the markup becomes part of every page.
// Owns nothing. Threads: any; pure.
#pragma once

#include <optional>
#include <string_view>

#include "site/theme.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// Attributes of `<svg>` that say how to draw (`fill`, `stroke` …) move to a group inside; ids get `name` in front, so
/// that the icons of one page do not clash.
[[nodiscard]] Outcome<std::optional<Icon>> parse_icon(const Source& source, std::string_view name);

}  // namespace bondgenoot::site
