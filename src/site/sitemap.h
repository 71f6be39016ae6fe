// `sitemap.xml`: the pages that search engines may keep.
//
// In:  the Graph, the Plan, the Config, the day each entry last changed where that is known. Out: XML files. Owns
// nothing. Threads: any; pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "site/config.h"
#include "site/output_file.h"
#include "site/page.h"

namespace bondgenoot::site {

/// What one file may hold by the protocol (sitemaps.org).
inline constexpr std::size_t kSitemapLimit = 50'000;

/// One file, or an index and several; none when the site has no host, since a sitemap holds whole addresses. `changes`
/// is by EntryId, `2017-01-23` or empty; a list changed when one of its entries did. A page that is there
/// in more languages names them all, itself included.
[[nodiscard]] std::vector<OutputFile> make_sitemap(const content::Graph& graph, const Plan& plan, const Config& config,
                                                   const std::vector<std::string>& changes = {},
                                                   std::size_t limit = kSitemapLimit);

}  // namespace bondgenoot::site
