// How a browser may search the site from its address bar: an OpenSearch 1.1 description.
//
// In:  the Graph, the Plan, the Config. Out: a file. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

inline constexpr std::string_view kOpenSearchFile = "opensearch.xml";
inline constexpr std::string_view kOpenSearchType = "application/opensearchdescription+xml";

/// The address of the page that searches (`pages: {search: …}` in site.yaml); empty when there is none, or no host.
[[nodiscard]] std::string search_page_href(const Exports& exports);

[[nodiscard]] std::vector<OutputFile> open_search_files(const Exports& exports);

}  // namespace bondgenoot::site
