// Small files for whoever hosts or crawls the site: robots.txt, CNAME, .nojekyll.
//
// In:  the Config. Out: files. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/output_file.h"

namespace bondgenoot::site {

/// `CNAME` only for a domain of the site's own: no `github.io`, no path below it.
[[nodiscard]] std::vector<OutputFile> host_files(const Config& config);

/// The domain that GitHub Pages must answer to; empty when `base_url` is none of its own.
[[nodiscard]] std::string own_domain(const Config& config);

/// Whether the content brings this file itself: `content/static/robots.txt` takes the place of ours.
[[nodiscard]] bool is_brought(std::string_view output, const content::Graph& graph);

}  // namespace bondgenoot::site
