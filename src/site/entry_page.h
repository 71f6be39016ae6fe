// The page of one entry, as the plan has it.
//
// In:  the Graph, the Config, an entry. Out: its Page. Owns nothing. Threads: any; pure.
#pragma once

#include <string_view>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

/// The page that site.yaml names as the report for editors; invalid when there is none.
[[nodiscard]] content::EntryId find_report(const content::Graph& graph, const Config& config);

/// `path` is what entry_path() gives, `report` what find_report() gives.
[[nodiscard]] Page plan_entry_page(const content::Graph& graph, const Config& config, content::EntryId report,
                                   content::EntryId id, std::string_view path);

}  // namespace bondgenoot::site
