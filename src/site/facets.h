// The facets of a listing: which values its entries have, and which entries have each.
//
// In:  the Graph, the Config, a Listing with its entries in order. Out: facets with addresses. Owns nothing. Threads:
// any; pure. Each entry is looked at once per facet, so the work grows with the entries and their values only.
#pragma once

#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

/// Facets of all collections of the listing, merged by the names of their fields, in the order of the model. A field
/// that differs in kind from the first of its name is left out (`merges_with`). Withheld values count for nothing.
/// Labels are in `language`.
[[nodiscard]] std::vector<Facet> make_facets(const content::Graph& graph, const Config& config, const Listing& listing,
                                             std::string_view language);

/// Whether two fields of one name make one facet.
[[nodiscard]] bool merges_with(const content::Field& a, const content::Field& b);

}  // namespace bondgenoot::site
