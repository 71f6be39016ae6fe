// A page in the other languages of the site: where it is, or what is nearest to it.
//
// In:  the Graph, the Plan, a Page. Out: one version for each language. Owns: its strings. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/page.h"

namespace bondgenoot::site {

/// `ltr`, or `rtl` for languages that are written from right to left: Arabic, Hebrew, Persian and others (CLDR).
[[nodiscard]] std::string_view text_direction(std::string_view language);

struct PageVersion {
  std::string language;
  std::string href;
  std::string title;
  bool is_translated = true;  ///< False: this is not the page, but the list it is in, or the home page.
};

/// In the order of the site's languages, the page itself among them.
[[nodiscard]] std::vector<PageVersion> versions_of(const content::Graph& graph, const Plan& plan, const Page& page);

}  // namespace bondgenoot::site
