#include "site/listing_pages.h"

#include <fmt/format.h>

#include "site/entry_page.h"
#include "site/pagination.h"
#include "site/routes.h"

namespace bondgenoot::site {

Page listing_page(const content::Graph& graph, const Config& config, content::EntryId report, const Listing& listing) {
  Page page;
  if (listing.entry.valid()) {
    page = plan_entry_page(graph, config, report, listing.entry, listing.path);
  } else {
    page.language = listing.language;
    page.layout = graph.model().get(listing.collections.front()).list_layout;
  }
  page.kind = PageKind::List;
  page.listing = listing.id;
  page.title = listing.title;
  page.description = listing.description;
  return page;
}

void for_each_selection(const Listing& listing, const std::function<void(const Selection&)>& visit) {
  visit({.facet = {}, .title = listing.title, .path = listing.path, .entries = &listing.entries});
  for (std::uint32_t facet = 0; facet < listing.facets.size(); ++facet) {
    const std::vector<FacetValue>& values = listing.facets[facet].values;
    for (std::uint32_t value = 0; value < values.size(); ++value) {
      if (values[value].entries.empty()) continue;
      visit({.facet = FacetSelection{.facet = facet, .value = value},
             .title = fmt::format("{}: {}", listing.title, values[value].label),
             .path = facet_path(listing.path, listing.facets[facet].field, values[value].value),
             .entries = &values[value].entries});
    }
  }
}

Page numbered_page(const Config& config, const Page& base, const Listing& listing, const Selection& selection,
                   std::uint32_t number, std::uint32_t pages) {
  Page page = base;
  const std::string path = numbered_path(selection.path, number);
  page.href = href_of(config, path);
  page.output = output_of(path);
  page.title = selection.title;
  page.facet = selection.facet;
  page.number = number;
  page.pages = pages;
  const auto shown = entries_on_page(*selection.entries, listing.per_page, number);
  page.entries.assign(shown.begin(), shown.end());
  return page;
}

}  // namespace bondgenoot::site
