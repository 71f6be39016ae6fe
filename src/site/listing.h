// Listings: the entries that are shown as one list, in order, with their facets.
//
// In:  the Graph, the Config, what is listed. Out: Listings. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"
#include "support/thread_pool.h"

namespace bondgenoot::site {

/// What a listing is made of. The rest follows.
struct ListingRequest {
  ListingId id;
  std::string title;
  std::string description;
  std::string path;                                ///< Without the base path, not encoded.
  std::string language;                            ///< Of its readers.
  std::vector<content::CollectionId> collections;  ///< At least one.
  content::EntryId entry;                          ///< The free page that brings it.
};

/// As readers of `language` see them. Entries of several collections are sorted by the order of the first when all have
/// its field, with the same type; else one collection follows the other.
[[nodiscard]] std::vector<content::EntryId> entries_in_order(const content::Graph& graph,
                                                             const std::vector<content::CollectionId>& collections,
                                                             std::string_view language);

/// The same of a listing that was in order before the entries `changed`, of a graph with the same ones published.
[[nodiscard]] std::vector<content::EntryId> entries_in_order_again(const content::Graph& graph, const Listing& listing,
                                                                   const std::vector<content::EntryId>& changed);

/// Its entries are in that order; as many go on a page as in the first collection.
[[nodiscard]] Listing make_listing(const content::Graph& graph, const Config& config, ListingRequest request,
                                   ThreadPool* pool = nullptr);

}  // namespace bondgenoot::site
