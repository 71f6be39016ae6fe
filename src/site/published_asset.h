// What stylesheets and scripts share on their way into the site.
//
// In:  names and bytes. Out: assets under names that change with their bytes. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>

#include "site/theme_assets.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// `css/x.css` becomes `assets/css/x.4f2a9c0d11.css`.
void add_asset(ThemeAssets& assets, const std::string& name, std::string bytes);

/// Whether an address leads to another host.
[[nodiscard]] bool is_external(std::string_view address);
void report_external(std::string_view address, Span span, Diagnostics& diagnostics);

}  // namespace bondgenoot::site
