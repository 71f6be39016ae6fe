// All links to other sites, each with the places that it stands in.
//
// In:  the Graph, the Config. Out: addresses without `#…`, sorted. Owns: its strings. Threads: any; pure.
// Only what is published: a draft's links, and what an anonymous entry withholds, are nobody's business yet.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "support/source.h"

namespace bondgenoot::site {

struct LinkPlace {
  content::EntryId entry;  ///< Invalid for site.yaml.
  Span span;
};

using ExternalLinks = std::map<std::string, std::vector<LinkPlace>, std::less<>>;

[[nodiscard]] ExternalLinks find_external_links(const content::Graph& graph, const Config& config);

}  // namespace bondgenoot::site
