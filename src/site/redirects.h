// Pages at old addresses that lead visitors, search engines and readers without scripts to the new one.
//
// In:  the Plan's redirects. Out: HTML files. Owns nothing. Threads: any; pure.
#pragma once

#include <vector>

#include "site/config.h"
#include "site/output_file.h"
#include "site/page.h"

namespace bondgenoot::site {

[[nodiscard]] std::vector<OutputFile> redirect_pages(const Plan& plan, const Config& config);

}  // namespace bondgenoot::site
