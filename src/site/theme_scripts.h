// The scripts of a theme: read, joined where that saves a visitor requests, and put among the assets.
//
// In:  the Theme's files. Out: ES modules without comments, whose imports name the published files. A script named like
// its folder, `search/search.js`, takes along the scripts of that folder that it imports; nobody else names those.
// Owns nothing. Threads: one, for it adds to the SourceMap.
#pragma once

#include <expected>

#include "site/theme.h"
#include "site/theme_assets.h"
#include "site/theme_files.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

[[nodiscard]] std::expected<void, IoError> add_scripts(const FileSystem& files, const Theme& theme,
                                                       const Overlay& overlay, SourceMap& sources,
                                                       Outcome<ThemeAssets>& outcome);

}  // namespace bondgenoot::site
