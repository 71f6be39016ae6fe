#include "build/prepared_site.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "site/calendar.h"
#include "site/changes.h"
#include "site/data_files.h"
#include "site/feeds.h"
#include "site/host_files.h"
#include "site/layouts.h"
#include "site/open_search.h"
#include "site/planner.h"
#include "site/redirects.h"
#include "site/sitemap.h"
#include "site/vocabulary.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::build {
namespace {

bool has_theme(const Diagnostics& diagnostics) {
  return std::ranges::none_of(diagnostics.items(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == DiagnosticCode::UnknownTheme || diagnostic.code == DiagnosticCode::ThemeCycle;
  });
}

std::expected<std::shared_ptr<const Outcome<site::Assets>>, IoError> find_assets(const FileSystem& files,
                                                                                 const BuildOptions& options,
                                                                                 Project& project, Memory* memory) {
  if (memory != nullptr && !memory->assets_changed(files, options.root)) return memory->assets;
  auto collected = site::collect_assets(files, project.theme, project.graph, options.root, *project.sources);
  if (!collected) return std::unexpected(collected.error());
  return std::make_shared<const Outcome<site::Assets>>(std::move(*collected));
}

}  // namespace

std::expected<std::unique_ptr<PreparedSite>, IoError> prepare_site(const FileSystem& files, const BuildOptions& options,
                                                                   ThreadPool& pool, Trace& trace, Memory* memory) {
  auto loaded = load_project(files, options, pool, trace, memory);
  if (!loaded) return std::unexpected(loaded.error());
  auto prepared = std::make_unique<PreparedSite>(PreparedSite{
      .project = std::move(*loaded), .dated = {}, .plan = {}, .navigation = {}, .assets = {}, .today = options.today});
  Project& project = prepared->project;

  trace.stage("history");
  prepared->dated =
      date_entries(files, options, project, pool, memory != nullptr && memory->history ? &*memory->history : nullptr);

  trace.stage("plan");
  auto planned = site::plan(project.graph, project.config, *project.sources);
  project.diagnostics.append(std::move(planned.diagnostics));
  prepared->plan = std::move(planned.value);
  if (has_theme(project.diagnostics)) {
    project.diagnostics.append(site::check_layouts(prepared->plan, project.graph, project.theme));
    auto navigation = site::make_navigation(project.config, project.graph, prepared->plan);
    project.diagnostics.append(std::move(navigation.diagnostics));
    prepared->navigation = std::move(navigation.value);
    auto assets = find_assets(files, options, project, memory);
    if (!assets) return std::unexpected(assets.error());
    project.diagnostics.append((*assets)->diagnostics);
    prepared->assets = std::move(*assets);
  }
  if (memory != nullptr) {
    memory->assets = prepared->assets;
    memory->history = prepared->dated.history;
    memory->sources = *project.sources;
    memory->changes = {};
  }
  return prepared;
}

std::vector<site::OutputFile> accompanying_files(const PreparedSite& site) {
  const site::Config& config = site.project.config;
  std::vector<site::OutputFile> files = site::redirect_pages(site.plan, config);
  const auto add = [&](std::vector<site::OutputFile> more) { std::ranges::move(more, std::back_inserter(files)); };
  const content::Graph& graph = site.project.graph;
  add(site::make_sitemap(graph, site.plan, config, site::change_days(site.dated.dates)));
  add(site::without_brought(site::host_files(config), graph));
  // What programs read.
  const site::Exports exports{.graph = graph,
                              .plan = site.plan,
                              .config = config,
                              .messages = site.project.messages.at(config.language),
                              .dates = site.dated.dates,
                              .today = site.today};
  for (const auto make :
       {site::data_files, site::feed_files, site::calendar_files, site::open_search_files, site::vocabulary_files})
    add(site::without_brought(make(exports), graph));
  return files;
}

bool must_stop(const Diagnostics& diagnostics, const BuildOptions& options) {
  return diagnostics.has_errors() || (options.strict && !diagnostics.empty());
}

void finish_diagnostics(Project& project, const BuildOptions& options) {
  if (options.strict) project.diagnostics.make_strict();
  project.diagnostics.sort(*project.sources);
}

}  // namespace bondgenoot::build
