// `navigation` and `footer` of site.yaml, as written; navigation.h finds where they lead.
//
// In:  YAML. Out: items and diagnostics. Owns nothing. Threads: any; pure.
#pragma once

#include <vector>

#include "content/yaml.h"
#include "site/config.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

[[nodiscard]] std::vector<NavigationItem> parse_navigation(const content::YamlPair& pair, Diagnostics& diagnostics);
[[nodiscard]] std::vector<NavigationGroup> parse_footer(const content::YamlPair& pair, Diagnostics& diagnostics);

}  // namespace bondgenoot::site
