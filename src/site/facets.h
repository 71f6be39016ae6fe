// The facets of a listing: which values its entries have, and which entries have each.
//
// In:  the Graph, the Config, a Listing with its entries in order. Out: facets with addresses. Owns nothing. Threads:
// any; pure. Each entry is looked at once per facet, so the work grows with the entries and their values only.
#pragma once

#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"
#include "support/thread_pool.h"

namespace bondgenoot::site {

/// Facets of all collections of the listing, merged by the names of their fields, in the order of the model. A field
/// that differs in kind from the first of its name is left out (`merges_with`). Withheld values count for nothing.
/// Labels are in the listing's language. With a pool, facets are made side by side.
[[nodiscard]] std::vector<Facet> make_facets(const content::Graph& graph, const Config& config, const Listing& listing,
                                             ThreadPool* pool = nullptr);

/// The same, of a listing that has its entries as they are in `now`, and still its facets as they were in `then`, when
/// nothing but `changed` differs; `moved` says whether its entries stand in another order. Both graphs have the same
/// entries published, under the same names, in the same languages.
void update_facets(const content::Graph& then, const content::Graph& now, const Config& config,
                   const std::vector<content::EntryId>& changed, bool moved, Listing& listing);

/// Whether two fields of one name make one facet.
[[nodiscard]] bool merges_with(const content::Field& a, const content::Field& b);

}  // namespace bondgenoot::site
