// Entries as the documents of the search index.
//
// In:  the Graph, the Config, the addresses of entries. Out: search::Collected in the order of FORMAT.md, and which
// entry is which document. Owns its strings, but not the texts, which are the Graph's. Threads: any; pure. What a
// field's `private_when` withholds is in none of it.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "search/document.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

struct SearchDocuments {
  search::Collected collected;
  std::vector<content::EntryId> entries;  ///< For each document.
};

/// The collections that are searched; empty means that the site has no index.
[[nodiscard]] std::vector<content::CollectionId> searched_collections(const content::Graph& graph);

/// Where the index for readers of `language` begins, as an href: `/kennisbank/search/nl/root.json`. Empty without one.
[[nodiscard]] std::string search_root(const content::Graph& graph, const Config& config, std::string_view language);

/// What readers of `language` see in lists: translated or not. Without `stored`: what a result shows is the theme's,
/// see `stored_result`.
[[nodiscard]] SearchDocuments collect_search_documents(const content::Graph& graph, const Config& config,
                                                       std::string_view language);

/// What every result has (FORMAT.md, m files), and behind it the members of `more`, a JSON object that a template
/// printed. What is not in `language` names its own. An error in words when that is no JSON object.
[[nodiscard]] std::expected<std::string, std::string> stored_result(const content::Graph& graph, content::EntryId entry,
                                                                    std::string_view language, std::string_view href,
                                                                    std::string_view more);

}  // namespace bondgenoot::site
