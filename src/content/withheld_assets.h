// Files beside entries that must not be published: what only withheld fields and unpublished entries name.
//
// In:  a Graph. Out: assets. Owns nothing. Threads: any; pure.
#pragma once

#include <set>
#include <string>

#include "content/graph.h"

namespace bondgenoot::content {

/// As in `graph.assets()`. A file that nobody names is not among them, nor one that any published entry shows or links
/// to where everybody sees it.
[[nodiscard]] std::set<std::string> withheld_assets(const Graph& graph);

}  // namespace bondgenoot::content
