// Menus, the footer and breadcrumbs: items of site.yaml as addresses.
//
// In:  Config, Graph, Plan. Out: links, and a diagnostic for each item that leads nowhere. Owns: its strings.
// Threads: const once made, so any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

struct NavigationLink {
  std::string title;
  std::string href;  ///< With the base path, or elsewhere.
  bool is_external = false;
  std::string language;  ///< Of a page that is not there in the language of the navigation; else empty.
};

struct NavigationLinks {
  std::string title;
  std::vector<NavigationLink> links;
};

struct Navigation {
  std::vector<NavigationLink> main;
  std::vector<NavigationLinks> footer;
  std::vector<NavigationLink> pages;  ///< The title is the role.
};

/// For readers of `language`: titles as in the Config, pages in that language where they are translated.
[[nodiscard]] Outcome<Navigation> make_navigation(const Config& config, const content::Graph& graph, const Plan& plan,
                                                  std::string_view language);

struct Breadcrumb {
  std::string title;
  std::string href;
};

/// The entry behind `pages/over.md`; invalid when there is none.
[[nodiscard]] content::EntryId find_page(const content::Graph& graph, std::string_view page);

/// Home, the list the page belongs to (and, on a facet page, the list itself), the page. On the home page: only itself.
[[nodiscard]] std::vector<Breadcrumb> breadcrumbs(const content::Graph& graph, const Plan& plan, const Config& config,
                                                  const Page& page);

}  // namespace bondgenoot::site
