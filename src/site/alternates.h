// Where a page says that what it shows is there in other forms: `<link rel="alternate">` to feeds, calendars and
// vocabularies, `<link rel="search">` to how the site is searched.
//
// In:  Exports; then a Page. Out: what its head names. Owns: its strings. Threads: any; const once made.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"
#include "support/made_once.h"

namespace bondgenoot::site {

/// The same page, list or site in another form.
struct Alternate {
  std::string_view kind;  ///< `feed`, `json_feed`, `calendar`, `upcoming`, `vocabulary` or `search`.
  std::string_view of;    ///< `site`, `collection` or `value`, of a facet.
  std::string rel;        ///< `alternate`; `search` for how to search the site.
  std::string type;       ///< `application/atom+xml`
  std::string title;
  std::string href;
};

/// Of a listing, by facet and value: whether there is a feed. Empty for one that keeps none.
using ValueFeeds = std::vector<std::vector<bool>>;

/// What is written beside the pages.
struct Alternates {
  std::string site_title;
  std::vector<Alternate> of_site;
  std::vector<std::vector<Alternate>> of_collections;  ///< By CollectionId.
  std::vector<MadeOnce<ValueFeeds>> value_feeds;       ///< By ListingId, found when a page of it is made.
  std::function<ValueFeeds(const Listing&)> find_value_feeds;

  [[nodiscard]] const ValueFeeds& value_feeds_of(const Listing& listing) const {
    return value_feeds[listing.id.value].get([&] { return find_value_feeds(listing); });
  }
};

/// With titles in the language of the exports, whose parts outlive it.
[[nodiscard]] Alternates find_alternates(const Exports& exports);

/// Those of the site, of the collections and of the value that a page is about.
[[nodiscard]] std::vector<Alternate> alternates_of(const Alternates& alternates, const content::Graph& graph,
                                                   const Plan& plan, const Page& page);

}  // namespace bondgenoot::site
