// A small project in a test: texts of files become a Config, a Graph and a Plan.
//
// In:  files by path: `content/…`, and `templates/…` and `themes/…` when layouts are to be checked. Out: the plan, a
// dump, what was said. Owns: the sources and the graph. Threads: one.
#pragma once

#include <map>
#include <string>

#include "content/graph.h"
#include "site/config.h"
#include "site/navigation.h"
#include "site/planner.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

using ProjectFiles = std::map<std::string, std::string>;

class SiteProject {
 public:
  explicit SiteProject(const ProjectFiles& files);

  /// Everything that was said, from site.yaml to the navigation, with excerpts.
  [[nodiscard]] std::string diagnostics() const;
  [[nodiscard]] const content::Graph& graph() const { return graph_; }
  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const Plan& plan() const { return plan_; }
  /// Pages, redirects, listings with their facets, the navigation and breadcrumbs, as text.
  [[nodiscard]] std::string dump() const;

 private:
  void read_content(const ProjectFiles& files);
  [[nodiscard]] std::string names(const std::vector<content::EntryId>& entries) const;
  void dump_listing(std::string& out, const Listing& listing) const;

  SourceMap sources_;
  Diagnostics diagnostics_;
  Config config_;
  content::Graph graph_;
  Plan plan_;
  Navigation navigation_;
};

}  // namespace bondgenoot::site
