// A Plan for a graph in which a few entries changed, without planning all the others anew.
//
// In:  the plan and the graph as they were, and the graph as it is. Out: the plan that `plan` would make, or nothing
// when that cannot be said without planning everything. Owns nothing. Threads: one.
//
// It is done when every entry keeps its address. Then the pages of those that changed are made again, and the lists
// that show them, as far as they differ: their order, the values of their facets, what stands on each of their pages.
#pragma once

#include <optional>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

/// There was nothing to say about `before`. Both graphs are of the same model and files, with the same entries
/// published; the configuration is the same.
[[nodiscard]] std::optional<Plan> replan(const Plan& before, const content::Graph& then, const content::Graph& now,
                                         const Config& config);

}  // namespace bondgenoot::site
