// Feeds: what was changed last, for feed readers (Atom 1.0, JSON Feed 1.1), and where a page says they are.
//
// In:  Exports. Out: files; addresses. Owns nothing. Threads: any; pure.
//
// One for the site, with the entries of all collections that have `feed: true`, and one for each of those. What has no
// moment (exports.h) is in none: a feed is an order in time.
#pragma once

#include <string>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

/// How many entries a feed has: the newest.
inline constexpr std::size_t kFeedEntries = 50;

/// None when the site has no host: a feed's addresses are whole.
[[nodiscard]] std::vector<OutputFile> feed_files(const Exports& exports);

/// The same page, list or site in another form: `<link rel="alternate">`.
struct Alternate {
  std::string rel;   ///< `alternate`; `search` for how to search the site.
  std::string type;  ///< `application/atom+xml`
  std::string title;
  std::string href;
};
/// Which feeds and calendars are written, and how to search.
struct Alternates {
  std::vector<Alternate> of_site;
  std::vector<std::vector<Alternate>> of_collections;  ///< By CollectionId.
};
/// With titles in `language`.
[[nodiscard]] Alternates find_alternates(const Exports& exports, std::string_view language);
/// Those of the site and of the collections that a page is about.
[[nodiscard]] std::vector<Alternate> alternates_of(const Alternates& alternates, const content::Graph& graph,
                                                   const Plan& plan, const Page& page);

}  // namespace bondgenoot::site
