// Stylesheets made smaller, with the files they name under their published names.
//
// In:  a Source of CSS, and a function that knows published names. Out: CSS that means the same, and diagnostics.
// Owns nothing. Threads: any; pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot::site {

/// Gives what stands in place of an address in `url(…)`; its span is that of the address without quotes.
using UrlRewriter = std::function<std::string(std::string_view url, Span span)>;

/// Appends `source` to `out` without comments and needless white space. Texts in quotes, escapes and `calc` stay as
/// they are. A `{`, a quote or a comment that is never closed, and an `@import`, are diagnostics.
void append_css(std::string& out, const Source& source, const UrlRewriter& rewrite, Diagnostics& diagnostics);

}  // namespace bondgenoot::site
