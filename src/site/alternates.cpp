#include "site/alternates.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "site/calendar.h"
#include "site/feeds.h"
#include "site/open_search.h"
#include "site/routes.h"
#include "site/vocabulary.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;

void add_feeds(std::vector<Alternate>& alternates, std::string_view of, const std::string& title,
               const std::string& href) {
  const auto add = [&](std::string_view kind, std::string_view type, std::string_view file) {
    alternates.push_back({.kind = kind,
                          .of = of,
                          .rel = "alternate",
                          .type = std::string(type),
                          .title = title,
                          .href = href + std::string(file)});
  };
  add("feed", kAtomType, kAtomFile);
  add("json_feed", kJsonFeedType, kJsonFeedFile);
}

void add_calendars(std::vector<Alternate>& alternates, const Exports& exports, const Collection& collection,
                   std::string_view language) {
  if (!has_calendar(exports, collection)) return;
  for (const CalendarSpan span : {CalendarSpan::All, CalendarSpan::ToCome}) {
    alternates.push_back({.kind = span == CalendarSpan::All ? "calendar" : "upcoming",
                          .of = "collection",
                          .rel = "alternate",
                          .type = std::string(kCalendarType),
                          .title = calendar_title(exports, collection, span, language),
                          .href = href_of(exports.config, path_in(exports.config, language, collection.path)) +
                                  std::string(calendar_file(span))});
  }
}

std::vector<std::vector<bool>> value_feeds(const Exports& exports, const Listing& listing) {
  std::vector<std::vector<bool>> feeds;
  if (!keeps_value_feeds(exports, listing)) return feeds;
  for (const Facet& facet : listing.facets) {
    std::vector<bool>& of_facet = feeds.emplace_back();
    for (const FacetValue& value : facet.values) of_facet.push_back(has_feed(exports, value));
  }
  return feeds;
}

std::vector<CollectionId> collections_of(const content::Graph& graph, const Plan& plan, const Page& page) {
  if (page.listing.valid()) return plan.listings[page.listing.value].collections;
  if (page.entry.valid()) return {graph.get(page.entry).collection};
  return {};
}

void add_value_feed(std::vector<Alternate>& all, const Alternates& alternates, const Listing& listing,
                    FacetSelection selected) {
  const ValueFeeds& feeds = alternates.value_feeds_of(listing);
  if (selected.facet >= feeds.size() || !feeds[selected.facet][selected.value]) return;
  const FacetValue& value = listing.facets[selected.facet].values[selected.value];
  add_feeds(all, "value", feed_title(listing, value, alternates.site_title), value.href);
}

/// The same value of the same facet in another list.
void add_value_feed_like(std::vector<Alternate>& all, const Alternates& alternates, const Listing& other,
                         const Facet& facet, const FacetValue& value) {
  const auto same_facet = std::ranges::find(other.facets, facet.field, &Facet::field);
  if (same_facet == other.facets.end()) return;
  const auto same_value = std::ranges::find(same_facet->values, value.value, &FacetValue::value);
  if (same_value == same_facet->values.end()) return;
  add_value_feed(all, alternates, other,
                 {.facet = static_cast<std::uint32_t>(same_facet - other.facets.begin()),
                  .value = static_cast<std::uint32_t>(same_value - same_facet->values.begin())});
}

void add_value_feeds(std::vector<Alternate>& all, const Alternates& alternates, const Plan& plan, const Page& page) {
  if (!page.facet || alternates.value_feeds.empty()) return;
  const Listing& listing = plan.listings[page.listing.value];
  if (!alternates.value_feeds_of(listing).empty()) {
    add_value_feed(all, alternates, listing, *page.facet);
    return;
  }
  const Facet& facet = listing.facets[page.facet->facet];
  for (const CollectionId id : listing.collections) {
    const ListingId own = plan.listing_of(id, listing.language);
    if (own.valid())
      add_value_feed_like(all, alternates, plan.listings[own.value], facet, facet.values[page.facet->value]);
  }
}

}  // namespace

Alternates find_alternates(const Exports& exports) {
  const std::string_view language = exports.language;
  const Config& config = exports.config;
  const std::vector<Collection>& collections = exports.graph.model().collections;
  Alternates alternates;
  alternates.site_title = config.title;
  alternates.of_collections.resize(collections.size());
  if (config.origin.empty()) return alternates;
  for (const Collection& collection : collections) {
    std::vector<Alternate>& own = alternates.of_collections[collection.id.value];
    if (has_feed(exports, collection)) {
      add_feeds(own, "collection", feed_title(collection, config, language),
                href_of(config, path_in(config, language, collection.path)));
      if (alternates.of_site.empty())
        add_feeds(alternates.of_site, "site", config.title, href_of(config, path_in(config, language, "/")));
    }
    add_calendars(own, exports, collection, language);
    if (collection.concepts && !exports.graph.ordered(collection.id).empty()) {
      own.push_back({.kind = "vocabulary",
                     .of = "collection",
                     .rel = "alternate",
                     .type = std::string(kTurtleType),
                     .title = feed_title(collection, config, language),
                     .href = vocabulary_href(config, collection)});
    }
  }
  alternates.value_feeds = std::vector<MadeOnce<ValueFeeds>>(exports.plan.listings.size());
  alternates.find_value_feeds = [exports](const Listing& listing) { return value_feeds(exports, listing); };
  if (!search_page_href(exports).empty()) {
    alternates.of_site.push_back(
        {.kind = "search",
         .of = "site",
         .rel = "search",
         .type = std::string(kOpenSearchType),
         .title = config.title,
         .href = href_of(config, path_in(config, language, "/")) + std::string(kOpenSearchFile)});
  }
  return alternates;
}

std::vector<Alternate> alternates_of(const Alternates& alternates, const content::Graph& graph, const Plan& plan,
                                     const Page& page) {
  std::vector<Alternate> all = alternates.of_site;
  for (const CollectionId id : collections_of(graph, plan, page)) {
    if (id.value < alternates.of_collections.size())
      std::ranges::copy(alternates.of_collections[id.value], std::back_inserter(all));
  }
  add_value_feeds(all, alternates, plan, page);
  return all;
}

}  // namespace bondgenoot::site
