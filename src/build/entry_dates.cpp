#include "build/entry_dates.h"

#include <cstdint>
#include <utility>

#include "build/picture_cache.h"
#include "build/prepared_site.h"
#include "content/history_file.h"
#include "support/diagnostic_codes.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kHistoryFile = ".cache/history";

content::History read_cache(const FileSystem& files, const std::string& root) {
  constexpr std::uint64_t kLimit = 256U << 20U;
  const auto text = files.read(joined_path(root, kHistoryFile), kLimit);
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

enum class Committed : std::uint8_t { No, Yes, YesAndNew };

Committed compare_text(content::FileHistory& file, std::string_view text) {
  const Hash128 hash = hash_bytes(text);
  if (file.seen == hash) return Committed::Yes;
  if (!content::is_committed(file, text)) return Committed::No;
  file.seen = hash;
  return Committed::YesAndNew;
}

}  // namespace

DatedEntries date_entries(const FileSystem& files, const BuildOptions& options, Project& project, ThreadPool& pool,
                          const PreparedSite* before) {
  const content::EntryList& entries = project.graph.entries();
  DatedEntries dated;
  dated.dates.resize(entries.size());
  if (!options.history || !project.config.history) return dated;
  const bool is_known = before != nullptr && !before->dated.history.commit.empty();
  content::History known = is_known ? before->dated.history : read_cache(files, options.root);
  const std::string commit = known.commit;
  dated.history = content::read_history(options.root, std::move(known));
  dated.is_news = dated.history.commit != commit;
  report_missing_history(dated.history, project.diagnostics);
  if (dated.history.state != content::HistoryState::Whole) return dated;

  const bool same_frame = is_known && !dated.is_news && before->dated.committed.size() == entries.size() &&
                          before->project.graph.shared_model() == project.graph.shared_model();
  std::vector<Committed> committed(entries.size(), Committed::No);
  pool.parallel_for(entries.size(), [&](std::size_t i) {
    const content::Entry& entry = entries[i];
    if (same_frame && &entry == &before->project.graph.entries()[i]) {
      dated.dates[i] = before->dated.dates[i];
      if (before->dated.committed[i]) committed[i] = Committed::Yes;
      return;
    }
    const content::FileHistory* found = dated.history.find(entry.path);
    if (found == nullptr) return;
    content::FileHistory& file = dated.history.files[static_cast<std::size_t>(found - dated.history.files.data())];
    committed[i] = compare_text(file, project.sources->get(entry.source).text);
    if (entry.is_private(project.graph.model().get(entry.collection))) return;
    dated.dates[i].added = file.changes.first;
    if (committed[i] != Committed::No) dated.dates[i].changed = file.changes.last;
  });
  for (const Committed state : committed) {
    dated.committed.push_back(state != Committed::No);
    dated.uncommitted += state == Committed::No ? 1 : 0;
    dated.is_news = dated.is_news || state == Committed::YesAndNew;
  }
  return dated;
}

std::expected<void, IoError> keep_history(FileSystem& files, const std::string& root, const DatedEntries& dated) {
  const std::string text = dated.is_news ? content::history_text(dated.history) : std::string{};
  if (text.empty()) return {};
  if (auto made = make_cache_folder(files, root); !made) return made;
  const std::string path = joined_path(root, kHistoryFile);
  if (auto written = files.write(path + ".new", text); !written) return written;
  return files.rename(path + ".new", path);
}

}  // namespace bondgenoot::build
