#include "build/prepared_site.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "build/picture_survey.h"
#include "build/share_maker.h"
#include "content/relinker.h"
#include "content/withheld_assets.h"
#include "site/calendar.h"
#include "site/changes.h"
#include "site/data_files.h"
#include "site/feeds.h"
#include "site/host_files.h"
#include "site/layouts.h"
#include "site/open_search.h"
#include "site/planner.h"
#include "site/redirects.h"
#include "site/replanner.h"
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
                                                                                 Project& project,
                                                                                 const site::Plan& plan,
                                                                                 ThreadPool& pool, Memory* memory) {
  const bool same_names = memory != nullptr && memory->before != nullptr &&  // Allies' are those that entries show.
                          memory->before->project.graph.assets() == project.graph.assets() &&
                          memory->before->project.graph.gathering() == project.graph.gathering();
  if (same_names &&
      content::withheld_assets(memory->before->project.graph) == content::withheld_assets(project.graph) &&
      !memory->assets_changed(files, options.root))
    return memory->before->assets;
  auto collected = site::collect_assets(files, project.theme, project.graph, options.root, *project.sources);
  if (!collected) return std::unexpected(collected.error());
  const PreparedSite* last = memory != nullptr ? memory->before.get() : nullptr;
  const site::Assets* before = last != nullptr && last->assets ? &last->assets->value : nullptr;
  survey_pictures(files, options.root, project.graph, before, pool, *collected);
  if (auto looked = survey_share(files, options.root, project, plan, *collected); !looked)
    return std::unexpected(looked.error());
  return std::make_shared<const Outcome<site::Assets>>(std::move(*collected));
}

// Entries by entry: with the same ones published, and the same files beside them.
bool may_be_compared(const content::Graph& a, const content::Graph& b) {
  return a.shared_model() == b.shared_model() && a.entries().size() == b.entries().size() &&
         a.tables().published == b.tables().published && a.assets() == b.assets();
}

// Pages, lists and addresses follow from front matter alone.
bool differ_in_bodies_only(const content::Graph& a, const content::Graph& b, const SourceMap& sources) {
  for (std::uint32_t i = 0; i < a.entries().size(); ++i) {
    const content::Entry& then = a.entries()[i];
    const content::Entry& now = b.entries()[i];
    if (&then != &now && !content::same_front_matter(then, now, sources)) return false;
  }
  return true;
}

// Whether settings, model and theme are those of the last state.
bool has_same_frame(const FileSystem& files, const BuildOptions& options, const Project& project,
                    const Memory* memory) {
  return memory != nullptr && memory->before && memory->before->is_planned_well && project.is_linked_well &&
         memory->only_entries_changed(files, options.root) &&
         may_be_compared(memory->before->project.graph, project.graph);
}

// The last plan, where no entry changed but in its body; or with the little that did change.
std::shared_ptr<const site::Plan> plan_what_changed(const PreparedSite& before, const Project& project) {
  if (differ_in_bodies_only(before.project.graph, project.graph, *project.sources)) return before.plan;
  auto plan = site::replan(*before.plan, before.project.graph, project.graph, project.config);
  return plan ? std::make_shared<const site::Plan>(std::move(*plan)) : nullptr;
}

/// What is said of a plan and what follows from it.
Diagnostics navigate(PreparedSite& prepared) {
  Project& project = prepared.project;
  if (!has_theme(project.diagnostics)) return {};
  Diagnostics said = site::check_layouts(*prepared.plan, project.graph, project.theme);
  for (const std::string& language : project.config.languages) {
    auto navigation = site::make_navigation(project.config.in(language), project.graph, *prepared.plan, language);
    if (language == project.config.language) said.append(std::move(navigation.diagnostics));  // Once is enough.
    prepared.navigation.insert_or_assign(language, std::move(navigation.value));
  }
  return said;
}

void make_plan(const FileSystem& files, const BuildOptions& options, PreparedSite& prepared, const Memory* memory,
               ThreadPool& pool) {
  Project& project = prepared.project;
  if (has_same_frame(files, options, project, memory)) prepared.plan = plan_what_changed(*memory->before, project);
  if (prepared.plan != nullptr && prepared.plan == memory->before->plan) {
    prepared.navigation = memory->before->navigation;
    prepared.is_planned_well = true;
    return;
  }
  Diagnostics said;
  if (prepared.plan == nullptr) {
    auto planned = site::plan(project.graph, project.config, *project.sources, pool);
    prepared.plan = std::make_shared<const site::Plan>(std::move(planned.value));
    said = std::move(planned.diagnostics);
  }
  said.append(navigate(prepared));
  prepared.is_planned_well = said.empty();
  project.diagnostics.append(std::move(said));
}

}  // namespace

std::expected<std::shared_ptr<PreparedSite>, IoError> prepare_site(const FileSystem& files, const BuildOptions& options,
                                                                   ThreadPool& pool, Trace& trace, Memory* memory,
                                                                   EntryCache* cache) {
  auto loaded = load_project(files, options, pool, trace, memory, cache);
  if (!loaded) return std::unexpected(loaded.error());
  auto prepared = std::make_shared<PreparedSite>();
  prepared->project = std::move(*loaded);
  prepared->today = options.today;
  Project& project = prepared->project;

  trace.stage("history");
  prepared->dated = date_entries(files, options, project, pool, memory != nullptr ? memory->before.get() : nullptr);

  trace.stage("plan");
  make_plan(files, options, *prepared, memory, pool);
  if (has_theme(project.diagnostics)) {
    auto assets = find_assets(files, options, project, *prepared->plan, pool, memory);
    if (!assets) return std::unexpected(assets.error());
    project.diagnostics.append((*assets)->diagnostics);
    prepared->assets = std::move(*assets);
  }
  if (memory != nullptr) {
    memory->before = prepared;
    memory->changes = {};
  }
  return prepared;
}

namespace {

class NoFile final : public site::OpenFile {
 public:
  void append(std::string_view) override {}
  void finish() override {}
};

// What the content brings itself takes the place of ours.
class UnlessBrought final : public site::FileTaker {
 public:
  UnlessBrought(const content::Graph& graph, site::FileTaker& taker) : graph_(graph), taker_(taker) {}
  void take(site::OutputFile file) override {
    if (!site::is_brought(file.output, graph_)) taker_.take(std::move(file));
  }
  [[nodiscard]] std::unique_ptr<site::OpenFile> begin(std::string output) override {
    if (site::is_brought(output, graph_)) return std::make_unique<NoFile>();
    return taker_.begin(std::move(output));
  }

 private:
  const content::Graph& graph_;
  site::FileTaker& taker_;
};

site::FileMaker unless_brought(const content::Graph& graph, site::FileMaker make) {
  return [&graph, make = std::move(make)](site::FileTaker& taker) {
    UnlessBrought unless(graph, taker);
    make(unless);
  };
}

// Gives out what `make` returns.
template <typename Make>
site::FileMaker files_of(Make make) {
  return [make = std::move(make)](site::FileTaker& taker) {
    for (site::OutputFile& file : make()) taker.take(std::move(file));
  };
}

}  // namespace

std::vector<site::FileMaker> accompanying_file_makers(const PreparedSite& site, site::RecordKeeper* keeper) {
  const site::Config& config = site.project.config;
  const content::Graph& graph = site.project.graph;
  std::vector<site::FileMaker> makers;
  const auto add_unless_brought = [&](site::FileMaker make) {
    makers.push_back(unless_brought(graph, std::move(make)));
  };
  const auto exports_in = [&](const std::string& language) {
    return site::Exports{.graph = graph,
                         .plan = *site.plan,
                         .config = config.in(language),
                         .language = language,
                         .messages = site.project.messages.at(language),
                         .dates = site.dated.dates,
                         .today = site.today};
  };
  // The longest first, so that nobody waits for one at the end.
  for (site::FileMaker& make : site::data_file_makers(exports_in(config.language), keeper))
    add_unless_brought(std::move(make));
  makers.push_back(files_of([&] { return site::redirect_pages(*site.plan, config); }));
  makers.push_back(
      files_of([&] { return site::make_sitemap(graph, *site.plan, config, site::change_days(site.dated.dates)); }));
  add_unless_brought(files_of([&] { return site::host_files(config); }));
  add_unless_brought(files_of([exports = exports_in(config.language)] { return site::vocabulary_files(exports); }));
  for (const std::string& language : config.languages) {
    for (const auto make : {site::feed_files, site::calendar_files, site::open_search_files})
      add_unless_brought(files_of([make, exports = exports_in(language)] { return make(exports); }));
  }
  return makers;
}

bool must_stop(const Diagnostics& diagnostics, const BuildOptions& options) {
  return diagnostics.has_errors() || (options.strict && !diagnostics.empty());
}

void finish_diagnostics(Project& project, const BuildOptions& options) {
  if (options.strict) project.diagnostics.make_strict();
  project.diagnostics.sort(*project.sources);
}

}  // namespace bondgenoot::build
