#include "serve/rebuild_loop.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "serve/debounce.h"
#include "support/path.h"
#include "support/process_memory.h"

namespace bondgenoot::serve {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kQuiet{10};
constexpr milliseconds kLongestBurst{500};
constexpr milliseconds kBetweenTwoSteps{80};  // An editor that moves a file away before it writes it anew.
constexpr milliseconds kCalm{2'000};          // Without a change: then there is time to learn.
constexpr milliseconds kBetweenLooks{100};    // Whether it is done.
constexpr milliseconds kForever{3'600'000};

bool is_missing(const FileSystem& files, const std::string& path) {
  const auto kind = files.kind(path);
  return kind && *kind == FileKind::Missing;
}

}  // namespace

std::vector<std::string> watched_folders(const build::BuildOptions& options, const std::vector<content::Ally>& allies) {
  std::vector<std::string> folders = {joined_path(options.root, "content"), joined_path(options.root, "templates"),
                                      joined_path(options.root, "themes"), joined_path(options.root, site::kLinksPath)};
  for (const std::string& installed : options.installed) {
    for (const std::string_view name : {"templates", "themes", "client", "src/client"})
      folders.push_back(joined_path(installed, name));
  }
  for (const content::Ally& ally : allies)
    folders.push_back(joined_path(options.root, joined_path(ally.path, "content")));
  if (!options.private_names_file.empty()) folders.push_back(options.private_names_file);
  std::ranges::sort(folders);
  const auto repeats = std::ranges::unique(folders);
  folders.erase(repeats.begin(), repeats.end());
  return folders;
}

RebuildLoop::RebuildLoop(const FileSystem& files, build::BuildOptions options, Preview& preview, EventStream& events,
                         std::function<void(const Rebuilt&)> tell)
    : files_(files),
      options_(std::move(options)),
      preview_(preview),
      events_(events),
      tell_(std::move(tell)),
      pool_(options_.jobs) {}

RebuildLoop::~RebuildLoop() {
  if (warming_.joinable()) warming_.join();
}

std::vector<std::string> RebuildLoop::folders() const { return watched_folders(options_, memory_.gathered.allies); }

void RebuildLoop::begin() { rebuild({.unknown = true, .paths = {}}); }

void RebuildLoop::run(FileWatcher& watcher) {
  Debounce debounce(kQuiet, kLongestBurst);
  bool waited = false;
  if (watcher.follow(folders())) rebuild({.unknown = true, .paths = {}});
  while (!ended_) {
    const auto timeout = debounce.is_waiting()         ? std::chrono::ceil<milliseconds>(debounce.left(Clock::now()))
                         : is_learning()               ? kBetweenLooks
                         : is_to_learn_ || is_to_trim_ ? kCalm
                                                       : kForever;
    build::Changes changes = watcher.wait(timeout);
    if (!changes.empty())
      debounce.note(Clock::now());
    else if (!ended_ && !debounce.is_waiting())
      use_the_calm();
    memory_.changes.add(std::move(changes));
    if (ended_ || !debounce.is_waiting() || debounce.left(Clock::now()) > Clock::duration::zero()) continue;
    if (!waited && is_between_two_steps()) {
      memory_.changes.add(watcher.wait(kBetweenTwoSteps));
      waited = true;
      continue;
    }
    waited = false;
    debounce.reset();
    rebuild({});
    if (watcher.follow(folders())) rebuild({.unknown = true, .paths = {}});
  }
}

void RebuildLoop::begin_learning() {
  const std::shared_ptr<const LiveSite> site = preview_.get().site;
  if (latest_ == nullptr || !site || &site->project() != &latest_->project) return;  // The newest cannot be shown.
  if (warming_.joinable()) warming_.join();
  is_to_learn_ = false;
  is_learned_ = false;
  learning_ = site;
  learned_from_ = latest_;
  warming_ = std::thread([this, site] {
    site->learn();
    is_learned_ = true;
  });
}

// The same state once more, with what was learned of it; unless there is a newer one, which will be learned itself.
void RebuildLoop::finish_learning() {
  warming_.join();
  const std::shared_ptr<const LiveSite> learned = std::move(learning_);
  learning_ = nullptr;
  if (latest_ != learned_from_ || preview_.get().problems) return;
  const auto live = LiveSite::make(files_, latest_, memory_.sources, options_, learned.get());
  if (!live || build::must_stop((*live)->diagnostics(), options_)) return;  // A template changes at this moment.
  memory_.sources = (*live)->sources();
  events_.announce(preview_.show(*live));
}

void RebuildLoop::use_the_calm() {
  if (is_learning() && is_learned_) {
    finish_learning();
  } else if (!is_learning() && is_to_learn_) {
    begin_learning();
  } else if (!is_learning() && is_to_trim_) {
    give_memory_back();
    is_to_trim_ = false;
  }
}

void RebuildLoop::settle() {
  if (is_learning()) finish_learning();
  if (is_to_learn_) begin_learning();
  if (is_learning()) finish_learning();
  if (warming_.joinable()) warming_.join();  // Of the first state, when there was nothing to learn.
}

void RebuildLoop::stop(FileWatcher& watcher) {
  ended_ = true;
  watcher.stop();
}

bool RebuildLoop::is_between_two_steps() const {
  return std::ranges::any_of(memory_.changes.paths, [&](const std::string& path) {
    return memory_.known_paths.contains(build::shown_path(path, options_.root)) && is_missing(files_, path);
  });
}

// Files that editors make and take away again while they save.
void RebuildLoop::forget_what_never_was() {
  std::erase_if(memory_.changes.paths, [&](const std::string& path) {
    const std::string_view name = build::shown_path(path, options_.root);
    return memory_.is_content(name) && !memory_.known_paths.contains(name) && is_missing(files_, path);
  });
}

// Then nothing need be read, linked or planned again.
bool RebuildLoop::only_templates_changed() const {
  if (latest_ == nullptr || memory_.changes.unknown) return false;
  const auto& templates = latest_->project.theme.templates;
  return std::ranges::all_of(memory_.changes.paths, [&](const std::string& path) {
    const bool is_template = std::ranges::any_of(templates, [&](const auto& item) { return item.second == path; });
    return is_template && !is_missing(files_, path);
  });
}

std::expected<std::shared_ptr<const build::PreparedSite>, IoError> RebuildLoop::prepare(Trace& trace) {
  if (only_templates_changed()) {
    memory_.changes = {};
    memory_.sources = std::make_shared<const SourceMap>(memory_.texts_in_use());
    return latest_;
  }
  latest_ = nullptr;
  auto prepared = build::prepare_site(files_, options_, pool_, trace, &memory_);
  if (!prepared && prepared.error().code == ENOENT) {  // A file went between its name and its text: look again.
    memory_.changes.unknown = true;
    prepared = build::prepare_site(files_, options_, pool_, trace, &memory_);
  }
  if (!prepared) return std::unexpected(prepared.error());
  std::shared_ptr<const build::PreparedSite> site = std::move(*prepared);
  if (site->assets != nullptr && !build::must_stop(site->project.diagnostics, options_)) latest_ = site;
  return site;
}

void RebuildLoop::rebuild(build::Changes changes) {
  const auto begun = Clock::now();
  memory_.changes.add(std::move(changes));
  forget_what_never_was();
  if (memory_.changes.empty()) return;
  is_to_trim_ = true;
  Trace trace;
  Rebuilt rebuilt;
  rebuilt.trace = &trace;
  if (!memory_.changes.unknown) {
    for (const std::string& path : memory_.changes.paths)
      rebuilt.changed.emplace_back(build::shown_path(path, options_.root));
  }
  const auto tell = [&](std::uint64_t number) {
    events_.announce(number);
    trace.finish();
    rebuilt.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
    tell_(rebuilt);
  };
  const auto fail = [&](const IoError& error) {
    rebuilt.error = &error;
    tell(preview_.show(problems_of(error)));
  };
  const std::shared_ptr<const build::PreparedSite> last = latest_;
  const auto prepared = prepare(trace);
  if (!prepared) return fail(prepared.error());
  const build::Project& project = (*prepared)->project;
  rebuilt.entries = project.graph.entries().size();
  if (*prepared != latest_) {  // With errors so far nothing is rendered.
    Diagnostics said = project.diagnostics;
    said.sort(*project.sources);
    rebuilt.diagnostics = &said;
    rebuilt.sources = project.sources.get();
    return tell(preview_.show(problems_of(said, *project.sources)));
  }
  trace.stage("show");
  const Showing before = preview_.get();
  const auto live = LiveSite::make(files_, *prepared, memory_.sources, options_, before.site.get());
  if (!live) return fail(live.error());
  rebuilt.diagnostics = &(*live)->diagnostics();
  rebuilt.sources = (*live)->sources().get();
  memory_.sources = (*live)->sources();  // With the templates, that may be kept for the next state.
  rebuilt.is_shown = !build::must_stop((*live)->diagnostics(), options_);
  tell(rebuilt.is_shown ? preview_.show(*live) : preview_.show(problems_of(*rebuilt.diagnostics, *rebuilt.sources)));
  is_to_learn_ = is_to_learn_ || (before.site && latest_ != last);
  if (rebuilt.is_shown && !before.site && !warming_.joinable())
    warming_ = std::thread([site = *live] { site->warm(); });
}

}  // namespace bondgenoot::serve
