// Whether every layout that the plan asks for is a template.
//
// In:  the Plan, the Graph, the Theme. Out: a diagnostic for each that is not, at the place that names it. Owns
// nothing. Threads: any; pure.
#pragma once

#include "content/graph.h"
#include "site/page.h"
#include "site/theme.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// Each layout is said once, where it is named: in an entry, or in the collection.
[[nodiscard]] Diagnostics check_layouts(const Plan& plan, const content::Graph& graph, const Theme& theme);

}  // namespace bondgenoot::site
