// `lists` and the other keys by which a free page says what it is for.
//
// In:  the Graph, an entry. Out: the collections it lists, whether it is listed itself, and diagnostics. Owns nothing.
// Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// The roles that the name of a field has, beside `title`.
inline constexpr std::string_view kSummaryField =
    "summary";                                              ///< What search engines and cards say of an entry: a text.
inline constexpr std::string_view kListsField = "lists";    ///< Of a free page: names of collections, a list of texts.
inline constexpr std::string_view kListedField = "listed";  ///< A boolean; false keeps the page out of the sitemap.

/// The collections that a free page names, each once; a name that is none, and collections whose facets do not fit
/// together, are diagnostics.
[[nodiscard]] std::vector<content::CollectionId> listed_collections(const content::Graph& graph, content::EntryId id,
                                                                    Diagnostics& diagnostics);

[[nodiscard]] bool is_listed(const content::Graph& graph, content::EntryId id);

/// The entry's summary, or nothing.
[[nodiscard]] std::string summary_of(const content::Graph& graph, content::EntryId id);

}  // namespace bondgenoot::site
