// `theme.yaml`: what one theme says of itself.
//
// In:  a Source. Out: ThemeManifest and diagnostics; theme.h looks for the files. Owns: its strings. Threads: any;
// pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/settings.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

struct ThemeManifest {
  PlacedText extends;                   ///< Empty: no theme.
  std::vector<PlacedText> stylesheets;  ///< Paths within the theme, normalised.
  std::vector<PlacedText> head_scripts;
  std::vector<PlacedText> module_scripts;
  PlacedText icons;  ///< A folder; empty when not given.
  std::vector<std::pair<std::string, std::string>> settings;
};

[[nodiscard]] Outcome<ThemeManifest> parse_theme(const Source& source);

}  // namespace bondgenoot::site
