// Decides what will exist: a page for every entry, list, facet value; where each is written; what it is rendered with.
//
// In:  the Graph, the Config. Out: the Plan, and a diagnostic for two pages or files on one address (naming both), an
// alias on a page, a
//      page that lists what is no collection. No HTML yet. Owns nothing. Threads: one, which spreads the work over a
//      pool.
#pragma once

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"
#include "support/diagnostic.h"
#include "support/thread_pool.h"

namespace bondgenoot::site {

/// Whether layouts exist is layouts.h's question, where the navigation leads navigation.h's.
[[nodiscard]] Outcome<Plan> plan(const content::Graph& graph, const Config& config, const SourceMap& sources,
                                 ThreadPool& pool);

}  // namespace bondgenoot::site
