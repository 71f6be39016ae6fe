#include "build/entry_dates.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "build/cache_folder.h"
#include "build/prepared_site.h"
#include "content/history_file.h"
#include "support/diagnostic_codes.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kHistoryFile = ".cache/history";

// `.cache/history`, and `.cache/history-delft` for an ally.
std::string cache_path(const std::string& root, const content::Ally* ally) {
  const std::string path = joined_path(root, kHistoryFile);
  return ally == nullptr ? path : fmt::format("{}-{}", path, ally->name);
}

content::History read_cache(const FileSystem& files, const std::string& path) {
  const auto text = files.read(path, kLargestCachedFile);
  auto history = text ? content::parse_history(*text) : std::nullopt;
  return history ? std::move(*history) : content::History{};
}

void report_missing_history(const content::History& history, Diagnostics& diagnostics) {
  if (history.state == content::HistoryState::Shallow) {
    diagnostics
        .add_for_path(DiagnosticCode::ShallowHistory, std::string(site::kConfigPath),
                      phrase("this clone lacks older commits, so no page says when it was last changed"))
        .with_help(phrase("fetch them with `git fetch --unshallow` (in GitHub Actions: `fetch-depth: 0` for "
                          "actions/checkout), or write `history: false`"));
  } else if (history.state == content::HistoryState::Unreadable) {
    diagnostics
        .add_for_path(
            DiagnosticCode::UnreadableHistory, std::string(site::kConfigPath),
            phrase("the history of the repository cannot be read, so no page says when it was last changed: {}",
                   history.reason))
        .with_help(phrase("look at it with `git fsck`, clone it anew, or write `history: false`"));
  }
}

void report_missing_history(const content::History& history, const content::Ally& ally, Diagnostics& diagnostics) {
  if (history.state == content::HistoryState::Shallow) {
    diagnostics
        .add(DiagnosticCode::ShallowHistory, ally.span,
             phrase("the clone of `{}` lacks older commits, so its pages do not say when they were last changed",
                    ally.name))
        .with_help(phrase("fetch them with `git fetch --unshallow` in `{}` (in GitHub Actions: `fetch-depth: 0` for "
                          "actions/checkout), or write `history: false`",
                          ally.path));
  } else if (history.state == content::HistoryState::Unreadable) {
    diagnostics
        .add(DiagnosticCode::UnreadableHistory, ally.span,
             phrase("the history of `{}` cannot be read, so its pages do not say when they were last changed: {}",
                    ally.name, history.reason))
        .with_help(phrase("look at it with `git fsck`, clone it anew, or write `history: false`"));
  }
}

// Asks git about this project, or about an ally.
ProjectHistory ask_git(const FileSystem& files, const std::string& root, const content::Ally* ally,
                       content::History known, Diagnostics& diagnostics) {
  ProjectHistory asked;
  const std::string commit = known.commit;
  const auto folder = ally == nullptr ? root : files.canonical(joined_path(root, ally->path));
  if (!folder) return asked;  // That it is not there has been said.
  asked.folder = *folder;
  asked.history = content::read_history(*folder, std::move(known));
  asked.is_news = asked.history.commit != commit;
  if (ally == nullptr)
    report_missing_history(asked.history, diagnostics);
  else
    report_missing_history(asked.history, *ally, diagnostics);
  return asked;
}

enum class Committed : std::uint8_t { No, Yes, YesAndNew };

Committed compare_text(content::FileHistory& file, const SourceMap& sources, SourceId text) {
  const Hash128 hash = sources.hash(text);
  if (file.seen == hash) return Committed::Yes;
  if (!content::is_committed(file, sources.get(text).text)) return Committed::No;
  file.seen = hash;
  return Committed::YesAndNew;
}

}  // namespace

DatedEntries date_entries(const FileSystem& files, const BuildOptions& options, Project& project, ThreadPool& pool,
                          const PreparedSite* before) {
  const content::EntryList& entries = project.graph.entries();
  const content::Gathering& gathering = project.graph.gathering();
  DatedEntries dated;
  dated.dates.resize(entries.size());
  if (!options.history || !project.config.history) return dated;
  const bool is_known = before != nullptr && !before->dated.projects.empty() &&
                        !before->dated.projects[0].history.commit.empty() &&
                        before->project.graph.gathering().allies == gathering.allies;
  for (content::AllyNumber number = 0; number <= gathering.allies.size(); ++number) {
    const content::Ally* ally = gathering.find(number);
    content::History known =
        is_known ? before->dated.projects[number].history : read_cache(files, cache_path(options.root, ally));
    dated.projects.push_back(ask_git(files, options.root, ally, std::move(known), project.diagnostics));
  }
  const auto is_whole = [](const ProjectHistory& one) { return one.history.state == content::HistoryState::Whole; };
  if (std::ranges::none_of(dated.projects, is_whole)) return dated;

  const bool is_news = std::ranges::any_of(dated.projects, &ProjectHistory::is_news);
  const bool same_frame = is_known && !is_news && before->dated.committed.size() == entries.size() &&
                          before->project.graph.shared_model() == project.graph.shared_model();
  std::vector<Committed> committed(entries.size(), Committed::No);
  pool.parallel_for(entries.size(), [&](std::size_t i) {
    const content::Entry& entry = entries[i];
    if (same_frame && &entry == &before->project.graph.entries()[i]) {
      dated.dates[i] = before->dated.dates[i];
      if (before->dated.committed[i]) committed[i] = Committed::Yes;
      return;
    }
    content::History& history = dated.projects[entry.ally].history;
    const content::FileHistory* found = history.find(entry.path);
    if (found == nullptr || history.state != content::HistoryState::Whole) return;
    content::FileHistory& file = history.files[static_cast<std::size_t>(found - history.files.data())];
    committed[i] = compare_text(file, *project.sources, entry.source);
    if (entry.is_private(project.graph.model().get(entry.collection))) return;
    dated.dates[i].added = file.changes.first;
    if (committed[i] != Committed::No) dated.dates[i].changed = file.changes.last;
  });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    dated.committed.push_back(committed[i] != Committed::No);
    dated.uncommitted += committed[i] == Committed::No ? 1 : 0;
    if (committed[i] == Committed::YesAndNew) dated.projects[entries[i].ally].is_news = true;
  }
  return dated;
}

std::expected<void, IoError> keep_history(FileSystem& files, const std::string& root, const site::Config& config,
                                          const DatedEntries& dated) {
  for (std::size_t i = 0; i < dated.projects.size(); ++i) {
    const std::string text =
        dated.projects[i].is_news ? content::history_text(dated.projects[i].history) : std::string{};
    if (text.empty()) continue;
    if (auto made = make_cache_folder(files, root); !made) return made;
    const std::string path = cache_path(root, i == 0 ? nullptr : &config.allies[i - 1]);
    if (auto kept = replace_cached_file(files, path, text); !kept) return kept;
  }
  return {};
}

}  // namespace bondgenoot::build
