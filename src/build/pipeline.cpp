#include "build/pipeline.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "build/renderer.h"
#include "build/search_index.h"
#include "site/assets.h"
#include "site/calendar.h"
#include "site/changes.h"
#include "site/data_files.h"
#include "site/feeds.h"
#include "site/host_files.h"
#include "site/html_links.h"
#include "site/layouts.h"
#include "site/navigation.h"
#include "site/open_search.h"
#include "site/planner.h"
#include "site/redirects.h"
#include "site/sitemap.h"
#include "site/views.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::build {
namespace {

void add_files(OutputTree& tree, std::vector<site::OutputFile> files) {
  for (site::OutputFile& file : files) tree.files.insert_or_assign(std::move(file.output), std::move(file.bytes));
}

// What a diagnostic about a page names: the entry's file, or the layout.
std::string source_of(const content::Graph& graph, const site::Page& page) {
  return page.entry.valid() ? graph.get(page.entry).path : "templates/" + page.layout;
}

Diagnostics check_links(const BuiltSite& site, const site::Plan& plan, ThreadPool& pool) {
  std::vector<std::string_view> outputs;
  outputs.reserve(site.tree.files.size());
  for (const auto& [path, bytes] : site.tree.files) outputs.push_back(path);
  const site::OutputIndex index(outputs, site.project.config);
  std::vector<std::string> sources;
  sources.reserve(plan.pages.size());
  for (const site::Page& page : plan.pages) sources.push_back(source_of(site.project.graph, page));
  std::vector<site::HtmlPage> pages;
  pages.reserve(plan.pages.size());
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    const auto found = site.tree.files.find(plan.pages[i].output);
    if (found != site.tree.files.end())
      pages.push_back({.output = found->first, .html = found->second, .source = sources[i]});
  }
  std::vector<site::PageLinks> links(pages.size());
  pool.parallel_for(pages.size(), [&](std::size_t i) { links[i] = site::scan_page(pages[i], index); });
  return site::report_links(pages, links, index);
}

// What programs read: data, feeds, calendars.
void add_exports(BuiltSite& site, const site::Plan& plan) {
  const Project& project = site.project;
  const site::Exports exports{.graph = project.graph,
                              .plan = plan,
                              .config = project.config,
                              .messages = project.messages.at(project.config.language),
                              .dates = site.dated.dates};
  for (const auto make : {site::data_files, site::feed_files, site::calendar_files, site::open_search_files})
    add_files(site.tree, site::without_brought(make(exports), project.graph));
}

void finish_diagnostics(Project& project, const BuildOptions& options) {
  if (options.strict) project.diagnostics.make_strict();
  project.diagnostics.sort(*project.sources);
}

bool must_stop(const Project& project, const BuildOptions& options) {
  return project.diagnostics.has_errors() || (options.strict && !project.diagnostics.empty());
}

// Without its theme a project lacks templates and drawings everywhere: that is one mistake, not many.
bool has_theme(const Diagnostics& diagnostics) {
  return std::ranges::none_of(diagnostics.items(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == DiagnosticCode::UnknownTheme || diagnostic.code == DiagnosticCode::ThemeCycle;
  });
}

// Where each entry first uses each word of the glossary.
std::vector<std::vector<site::TermUse>> find_terms(const site::Glossary& glossary, const content::Graph& graph,
                                                   ThreadPool& pool) {
  std::vector<std::vector<site::TermUse>> uses(graph.entries().size());
  if (glossary.empty()) return uses;
  pool.parallel_for(uses.size(), [&](std::size_t i) {
    const content::EntryId id{static_cast<std::uint32_t>(i)};
    if (graph.is_published(id)) uses[i] = glossary.uses(id);
  });
  return uses;
}

}  // namespace

std::expected<BuiltSite, IoError> build_site(const FileSystem& files, const BuildOptions& options, ThreadPool& pool,
                                             Trace& trace) {
  auto loaded = load_project(files, options, pool, trace);
  if (!loaded) return std::unexpected(loaded.error());
  BuiltSite built{
      .project = std::move(*loaded), .tree = {}, .counts = {}, .figures = {}, .search_explanation = {}, .dated = {}};
  Project& project = built.project;

  trace.stage("history");
  built.dated = date_entries(files, options, project, pool);

  trace.stage("plan");
  auto planned = site::plan(project.graph, project.config, *project.sources);
  project.diagnostics.append(std::move(planned.diagnostics));
  const site::Plan& plan = planned.value;
  if (!has_theme(project.diagnostics)) {
    finish_diagnostics(project, options);
    return built;
  }
  project.diagnostics.append(site::check_layouts(plan, project.graph, project.theme));
  auto navigation = site::make_navigation(project.config, project.graph, plan);
  project.diagnostics.append(std::move(navigation.diagnostics));
  auto assets = site::collect_assets(files, project.theme, project.graph, options.root, *project.sources);
  if (!assets) return std::unexpected(assets.error());
  project.diagnostics.append(std::move(assets->diagnostics));

  trace.stage("analyse");
  AnalysedTexts texts;  // With errors so far nothing is rendered, so nothing needs it.
  if (!must_stop(project, options))
    texts = analyse_texts(project, options.explain_search ? &built.search_explanation : nullptr, pool);
  const site::Likeness likeness(project.graph, texts.documents.entries, texts.index.postings);
  const site::Glossary glossary(project.graph);
  const auto terms = find_terms(glossary, project.graph, pool);

  trace.stage("compile");
  const Findings findings{.likeness = &likeness, .glossary = &glossary, .terms = &terms, .dates = &built.dated.dates};
  auto renderer = Renderer::make(files, project, plan, assets->value, navigation.value, findings, options);
  if (!renderer) return std::unexpected(renderer.error());
  if (must_stop(project, options)) {  // The gate: with errors so far nothing is rendered.
    finish_diagnostics(project, options);
    return built;
  }

  trace.stage("render");
  built.figures = (*renderer)->render_figures();
  (*renderer)->render_pages(built.tree, pool);
  add_files(built.tree, site::redirect_pages(plan, project.config));
  add_files(built.tree, site::make_sitemap(plan, project.config, site::change_days(built.dated.dates)));
  add_files(built.tree, site::without_brought(site::host_files(project.config), project.graph));
  add_exports(built, plan);
  add_files(built.tree, std::move(assets->value.files));

  trace.stage("index");
  add_search_index(built.tree, std::move(texts), **renderer, pool);

  trace.stage("check");
  project.diagnostics.append(check_links(built, plan, pool));
  finish_diagnostics(project, options);
  built.counts = {.entries = 0, .pages = plan.pages.size(), .redirects = plan.redirects.size(), .assets = 0};
  for (std::uint32_t i = 0; i < project.graph.entries().size(); ++i)
    built.counts.entries += project.graph.is_published({i}) ? 1 : 0;
  built.counts.assets = built.tree.files.size() - built.counts.pages - built.counts.redirects;
  if (project.diagnostics.has_errors()) built.tree.files.clear();
  return built;
}

}  // namespace bondgenoot::build
