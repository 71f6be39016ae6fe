// Feeds: what was changed last, for feed readers (Atom 1.0, JSON Feed 1.1).
//
// In:  Exports. Out: files, and which there are. Owns nothing. Threads: any; pure.
//
// One for the site, with the entries of all collections that have `feed: true`, one for each of those, and one for each
// value of their facets; in each further language of the site the same, of what is written in it. What has no moment
// (exports.h) is in none: a feed is an order in time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

/// How many entries a feed has: the newest.
inline constexpr std::size_t kFeedEntries = 50;
/// The same for one value of a facet. There are many of those, so their entries are told by their summaries alone.
inline constexpr std::size_t kValueFeedEntries = 20;

inline constexpr std::string_view kAtomFile = "feed.xml";
inline constexpr std::string_view kAtomType = "application/atom+xml";
inline constexpr std::string_view kJsonFeedFile = "feed.json";
inline constexpr std::string_view kJsonFeedType = "application/feed+json";

/// Whether a feed has something in it, and so is written.
[[nodiscard]] bool has_feed(const Exports& exports, const content::Collection& collection);
[[nodiscard]] bool has_feed(const Exports& exports, const FacetValue& value);

/// Whether the feeds of a list's values are written below that list, which is in the language of the exports.
/// Collections have theirs below their own list; a page that lists several leads to those, unless one of the
/// collections has no list.
[[nodiscard]] bool keeps_value_feeds(const Exports& exports, const Listing& listing);

/// `Kennisbank: Praktijken`
[[nodiscard]] std::string feed_title(const content::Collection& collection, const Config& config,
                                     std::string_view language);
/// `Kennisbank: Praktijken: voorschool`
[[nodiscard]] std::string feed_title(const Listing& listing, const FacetValue& value, std::string_view site_title);

/// None when the site has no host: a feed's addresses are whole.
[[nodiscard]] std::vector<OutputFile> feed_files(const Exports& exports);

}  // namespace bondgenoot::site
