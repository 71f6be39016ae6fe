// The pages of a listing: its own, and those of each value of its facets, cut into numbers.
//
// In:  the Graph, the Config, a Listing. Out: Pages. Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

/// What all pages of a listing have in common. `report` is find_report's.
[[nodiscard]] Page listing_page(const content::Graph& graph, const Config& config, content::EntryId report,
                                const Listing& listing);

/// The whole of a listing, or what one value of a facet selects of it.
struct Selection {
  std::optional<FacetSelection> facet;
  std::string title;
  std::string path;  ///< Of its first page, without the base path, not encoded.
  const std::vector<content::EntryId>* entries;
};

/// The whole first, then each value that has entries.
void for_each_selection(const Listing& listing, const std::function<void(const Selection&)>& visit);

/// Page `number` of `pages`; `base` is the listing's.
[[nodiscard]] Page numbered_page(const Config& config, const Page& base, const Listing& listing,
                                 const Selection& selection, std::uint32_t number, std::uint32_t pages);

}  // namespace bondgenoot::site
