#include "content/history.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "content/repository.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kContentFolder = "content/";
constexpr std::string_view kEntryEnding = ".md";

/// What the last commit has of the project's entries: paths from the top of the repository.
std::expected<std::vector<TreeDifference>, std::string> committed_entries(Repository& repository, const ObjectId& head,
                                                                          const std::string& folder) {
  const auto top = repository.top(head);
  if (!top) return std::unexpected(top.error());
  const auto content = find_tree(repository, *top, folder + std::string(kContentFolder));
  if (!content) return std::unexpected(content.error());
  if (!*content) return {};
  auto files = compare_trees(repository, **content, std::nullopt);
  if (!files) return files;
  std::erase_if(*files, [](const TreeDifference& file) { return !file.path.ends_with(kEntryEnding); });
  for (TreeDifference& file : *files) file.path = folder + std::string(kContentFolder) + file.path;
  std::ranges::sort(*files, {}, &TreeDifference::path);
  return files;
}

/// Walks until each of the paths has its changes.
std::expected<std::vector<FileChanges>, std::string> find_changes(Repository& repository, const ObjectId& head,
                                                                  const std::vector<std::string>& paths,
                                                                  const std::string& folder, const History& known) {
  CommitWalk walk(head, paths);
  if (auto begun = repository.walk_from(head); !begun) return std::unexpected(begun.error());
  while (!walk.is_done()) {
    const auto next = repository.next();
    if (!next) return std::unexpected(next.error());
    if (!*next) break;
    const ObjectId id = **next;
    if (!walk.follows(id)) continue;
    if (known.folder == folder && hex(id) == known.commit) {
      walk.settle(id, [&](std::string_view path) {
        const FileHistory* file = path.starts_with(folder) ? known.find(path.substr(folder.size())) : nullptr;
        return file == nullptr ? nullptr : &file->changes;
      });
    }
    const auto commit = repository.commit(id);
    if (!commit) return std::unexpected(commit.error());
    if (auto visited = walk.visit(*commit, repository); !visited) return std::unexpected(visited.error());
  }
  if (!walk.is_done()) return std::unexpected<std::string>(phrase("the history ends before the first commit"));
  return walk.changes();
}

History unreadable(std::string reason) {
  History history;
  history.state = HistoryState::Unreadable;
  history.reason = std::move(reason);
  return history;
}

/// The last commit, and the project's folder in it.
struct Head {
  ObjectId commit;
  std::string folder;
};

/// Nothing when nothing was committed yet, or the project is in none of the repository's files.
std::expected<std::optional<Head>, std::string> head_of(const Repository& repository, const std::string& project_root) {
  const auto commit = repository.head();
  if (!commit) return std::unexpected(commit.error());
  auto folder = repository.path_of(project_root);
  if (!*commit || !folder) return std::nullopt;
  return Head{.commit = **commit, .folder = std::move(*folder)};
}

std::string name_of(std::string_view commit, std::string_view folder) { return fmt::format("{} {}", commit, folder); }

History history_of(Repository& repository, const std::string& project_root, History known) {
  const auto found = head_of(repository, project_root);
  if (!found) return unreadable(found.error());
  if (!*found) return {};
  const auto& [head, folder] = **found;
  if (known.state == HistoryState::Whole && known.commit == hex(head) && known.folder == folder) return known;
  auto files = committed_entries(repository, head, folder);
  if (!files) return unreadable(files.error());
  History history;
  if (files->empty()) return history;
  if (repository.is_shallow()) {
    history.state = HistoryState::Shallow;
    return history;
  }
  std::vector<std::string> paths;
  for (const TreeDifference& file : *files) paths.push_back(file.path);
  const auto changes = find_changes(repository, head, paths, folder, known);
  if (!changes) return unreadable(changes.error());
  history.state = HistoryState::Whole;
  history.commit = hex(head);
  history.folder = folder;
  for (std::size_t i = 0; i < files->size(); ++i) {
    FileHistory& file = history.files.emplace_back();
    file = {.path = paths[i].substr(folder.size()), .blob = *(*files)[i].here, .changes = (*changes)[i], .seen = {}};
    const FileHistory* before = known.find(file.path);
    if (before != nullptr && before->blob == file.blob) file.seen = before->seen;
  }
  return history;
}

}  // namespace

const FileHistory* History::find(std::string_view path) const {
  const auto found =
      std::ranges::lower_bound(files, path, {}, [](const FileHistory& file) -> std::string_view { return file.path; });
  return found == files.end() || found->path != path ? nullptr : &*found;
}

History read_history(const std::string& project_root, History known) {
  const auto repository = Repository::open(project_root);
  if (!repository) return unreadable(repository.error());
  return *repository == nullptr ? History{} : history_of(**repository, project_root, std::move(known));
}

std::string history_name(const std::string& project_root) {
  const auto repository = Repository::open(project_root);
  if (!repository || *repository == nullptr) return {};
  const auto head = head_of(**repository, project_root);
  return head && *head ? name_of(hex((*head)->commit), (*head)->folder) : std::string{};
}

std::string history_name(const History& history) {
  return history.state == HistoryState::Whole ? name_of(history.commit, history.folder) : std::string{};
}

bool is_committed(const FileHistory& file, std::string_view text) {
  return is_blob(file.blob, text) || (text.contains('\r') && is_blob(file.blob, replace_all(text, "\r\n", "\n")));
}

}  // namespace bondgenoot::content
