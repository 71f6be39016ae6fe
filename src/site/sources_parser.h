// `sources` in site.yaml: the other projects whose content is gathered; and how any repository is named.
//
// In:  YAML nodes. Out: Allies, and diagnostics at the narrowest key or value; one that is wrong is left out. Owns
// nothing. Threads: any; pure. Whether the folders are there is asked later, by content/gather.h.
#pragma once

#include <string>
#include <vector>

#include "content/ally.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

[[nodiscard]] std::vector<content::Ally> parse_sources(const content::YamlPair& pair, Diagnostics& diagnostics);

/// `https://github.com/organisation/repository`, without `.git` and final `/`; empty when none is given, or a wrong
/// one.
[[nodiscard]] std::string read_repository(const content::YamlPair& pair, Diagnostics& diagnostics);
/// Empty when none is given, or a wrong one.
[[nodiscard]] std::string read_branch(const content::YamlPair& pair, Diagnostics& diagnostics);

}  // namespace bondgenoot::site
