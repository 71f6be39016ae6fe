// Pages to HTML: the template engine put together with the site's views and functions.
//
// In:  a project, its plan, assets and navigation. Out: HTML in an OutputTree; diagnostics in the project.
// Owns: the compiled templates and the views; the rest is borrowed and outlives it.
// Threads: made by one; `render_pages` spreads the pages over the pool.
#pragma once

#include <expected>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "build/options.h"
#include "build/output_tree.h"
#include "build/project.h"
#include "site/figures.h"
#include "site/views.h"
#include "support/file_system.h"
#include "support/thread_pool.h"
#include "templates/environment.h"
#include "templates/loader.h"

namespace bondgenoot::build {

/// What was found out about the content as a whole, for pages to show. The caller keeps all of it.
struct Findings {
  const site::Likeness* likeness = nullptr;
  const site::Glossary* glossary = nullptr;
  const std::vector<std::vector<site::TermUse>>* terms = nullptr;
  const std::vector<content::EntryDates>* dates = nullptr;
};

class Renderer {
 public:
  /// Reads and compiles every template that the plan's pages need.
  static std::expected<std::unique_ptr<Renderer>, IoError> make(const FileSystem& files, Project& project,
                                                                const site::Plan& plan, const site::Assets& assets,
                                                                const site::Navigation& navigation,
                                                                const Findings& findings, const BuildOptions& options);

  /// Adds a file for each page. What goes wrong is added to the project's diagnostics, each with the page it happened
  /// on.
  void render_pages(OutputTree& tree, ThreadPool& pool);

  /// The site's figures, as the template `figures.json` prints them; from now on pages see them.
  [[nodiscard]] std::vector<site::Figure> render_figures();

  /// What a search result shows of each entry, as the template `search-hit.json` prints it: JSON
  /// (site/search_documents.h). What goes wrong is added to the project's diagnostics.
  [[nodiscard]] std::vector<std::string> render_results(const std::vector<content::EntryId>& entries, ThreadPool& pool);

 private:
  Renderer(Project& project, const site::Plan& plan, const site::Assets& assets, const site::Navigation& navigation,
           const Findings& findings, const BuildOptions& options, templates::MapLoader loader);
  void compile();
  [[nodiscard]] const site::Views& views_for(const site::Page& page) const;
  [[nodiscard]] Outcome<std::string> render_page(const site::Page& page) const;
  [[nodiscard]] Outcome<std::string> render(std::string_view layout, const site::Page& page) const;
  [[nodiscard]] Outcome<std::string> render_result(content::EntryId entry) const;

  Project& project_;
  const site::Plan& plan_;
  templates::Value figures_ = templates::Value::list({});
  site::SiteData data_;
  templates::MapLoader loader_;
  templates::Environment environment_;
  std::map<std::string, std::unique_ptr<site::Views>> views_;  // By language.
};

}  // namespace bondgenoot::build
