// Where a page says that what it shows is there in other forms: `<link rel="alternate">` to feeds, calendars and
// vocabularies, `<link rel="search">` to how the site is searched.
//
// In:  Exports; then a Page. Out: what its head names. Owns: its strings. Threads: any; pure, const once made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"

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

/// What is written beside the pages.
struct Alternates {
  std::string site_title;
  std::vector<Alternate> of_site;
  std::vector<std::vector<Alternate>> of_collections;       ///< By CollectionId.
  std::vector<std::vector<std::vector<bool>>> value_feeds;  ///< By ListingId, facet and value: whether there is one.
};

/// With titles in the language of the exports.
[[nodiscard]] Alternates find_alternates(const Exports& exports);

/// Those of the site, of the collections and of the value that a page is about.
[[nodiscard]] std::vector<Alternate> alternates_of(const Alternates& alternates, const content::Graph& graph,
                                                   const Plan& plan, const Page& page);

}  // namespace bondgenoot::site
