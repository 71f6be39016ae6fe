// Pages to HTML: the template engine put together with the site's views and functions.
//
// In:  a prepared site and what was found out about it. Out: HTML, and diagnostics, each with the page it happened on.
// Owns: the compiled templates and the views; the rest is borrowed and outlives it.
// Threads: made by one; then const but for `render_figures`, so any thread may render.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "build/compiled_templates.h"
#include "build/made_file.h"
#include "build/options.h"
#include "build/prepared_site.h"
#include "build/project.h"
#include "site/figures.h"
#include "site/views.h"
#include "support/thread_pool.h"
#include "templates/fragments.h"

namespace bondgenoot::build {

/// What was found out about the content as a whole, for pages to show. The caller keeps all of it; the functions are
/// called by any thread that renders.
struct Findings {
  std::function<const site::Likeness*()> likeness = {};
  const site::Glossary* glossary = nullptr;
  std::function<std::vector<site::TermUse>(content::EntryId)> terms = {};
  const std::vector<content::EntryDates>* dates = nullptr;
};

class PageCache;

class Renderer {
 public:
  /// `site` outlives it.
  Renderer(const PreparedSite& site, const Findings& findings, const BuildOptions& options,
           std::shared_ptr<const CompiledTemplates> templates);

  /// One page of the plan.
  [[nodiscard]] Outcome<std::string> render_page(const site::Page& page) const;

  /// Gives each page, by its number in the plan, to `take`, on any of the threads. With a cache a page that would be as
  /// it was is not rendered: `keep` is given the file that has it.
  void render_pages(const std::function<void(std::size_t, std::string)>& take,
                    const std::function<void(MadeFile&)>& keep, ThreadPool& pool, Diagnostics& said,
                    PageCache* cache = nullptr) const;

  /// The site's figures, as the template `figures.json` prints them; from now on pages see them.
  [[nodiscard]] std::vector<site::Figure> render_figures(Diagnostics& said);

  /// What a search result shows of each entry to readers of `language`, as the template `search-hit.json` prints it:
  /// JSON (site/search_documents.h).
  [[nodiscard]] std::vector<std::string> render_results(const std::vector<content::EntryId>& entries,
                                                        const std::string& language, ThreadPool& pool,
                                                        Diagnostics& said) const;

 private:
  /// The site for readers of one language.
  struct Language {
    site::Views views;
    mutable templates::Fragments fragments;  // What is kept changes no page.
    Language(const site::SiteData& data, const site::Messages& messages, const std::string& language)
        : views(data, messages, language) {}
  };
  [[nodiscard]] const Language& language_of(const site::Page& page) const;
  [[nodiscard]] Outcome<std::string> render(std::string_view layout, const site::Page& page) const;
  [[nodiscard]] Outcome<std::string> render_result(content::EntryId entry, const std::string& language) const;

  const Project& project_;
  const site::Plan& plan_;
  templates::Value figures_ = templates::Value::list({});
  std::shared_ptr<const CompiledTemplates> templates_;
  std::map<std::string, Language> languages_;
};

}  // namespace bondgenoot::build
