#include "content/history.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <git2.h>

#include "content/git_tree.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kContentFolder = "content/";
constexpr std::string_view kEntryEnding = ".md";

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const { release(object); }
};
template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;

using RepositoryHandle = Owned<git_repository, git_repository_free>;
using Database = Owned<git_odb, git_odb_free>;
using Object = Owned<git_odb_object, git_odb_object_free>;
using CommitHandle = Owned<git_commit, git_commit_free>;
using TreeHandle = Owned<git_tree, git_tree_free>;
using Diff = Owned<git_diff, git_diff_free>;
using RevisionWalk = Owned<git_revwalk, git_revwalk_free>;

/// The library in use, set up so that nothing outside the repository plays a part.
class Library {
 public:
  Library() {
    git_libgit2_init();
    for (const git_config_level_t level :
         {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
    // Whose files they are matters where settings of a repository may start programs. Here none is ever started, and
    // in a container the checkout is often another user's.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    // Git does not hash anew what it reads either: it took longer than all the rest.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    // These say how a repository is kept up, not how its objects are read.
    const char* harmless[] = {"worktreeconfig", "partialclone", "preciousobjects"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless, std::size(harmless));
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

void use_library() { static const Library kLibrary; }

std::string last_error() {
  const git_error* error = git_error_last();
  if (error == nullptr || error->message == nullptr) return phrase("no reason given");
  return error->message;
}

git_oid oid_of(const ObjectId& id) {
  git_oid oid;
  static_cast<void>(git_oid_fromraw(&oid, id.data()));
  return oid;
}

ObjectId id_of(const git_oid& oid) {
  ObjectId id;
  std::ranges::copy(std::span(oid.id, id.size()), id.begin());
  return id;
}

/// The objects of one repository.
class Objects final : public TreeReader, public CommitReader {
 public:
  static std::expected<std::unique_ptr<Objects>, std::string> open(git_repository* repository) {
    git_odb* database = nullptr;
    if (git_repository_odb(&database, repository) != 0) return std::unexpected(last_error());
    return std::unique_ptr<Objects>(new Objects(repository, Database(database)));
  }

  std::expected<Commit, std::string> commit(const ObjectId& id) {
    const auto found = find(id);
    if (!found) return std::unexpected(found.error());
    Commit commit{.id = id, .time = git_commit_time(found->get()), .parents = {}};
    for (unsigned int i = 0; i < git_commit_parentcount(found->get()); ++i)
      commit.parents.push_back(id_of(*git_commit_parent_id(found->get(), i)));
    return commit;
  }

  /// The tree at the top of a commit.
  std::expected<ObjectId, std::string> top(const ObjectId& commit) {
    const auto found = find(commit);
    if (!found) return std::unexpected(found.error());
    return id_of(*git_commit_tree_id(found->get()));
  }

  std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& id) override {
    if (const auto known = trees_.find(id); known != trees_.end()) return known->second;
    if (const auto known = older_trees_.find(id); known != older_trees_.end()) return known->second;
    const git_oid oid = oid_of(id);
    git_odb_object* read = nullptr;
    if (git_odb_read(&read, database_.get(), &oid) != 0) return std::unexpected(last_error());
    const Object object(read);
    const auto* bytes = static_cast<const char*>(git_odb_object_data(read));
    auto tree = std::make_shared<const std::string>(bytes, git_odb_object_size(read));
    constexpr std::size_t kKept = 256;  // A parent's trees are those of the next commit.
    if (trees_.size() >= kKept) older_trees_ = std::exchange(trees_, {});
    trees_.emplace(id, tree);
    return tree;
  }

  std::expected<std::vector<TreeDifference>, std::string> differences(const Commit& commit,
                                                                      std::size_t parent) override {
    const auto here = top(commit.id);
    if (!here) return std::unexpected(here.error());
    const auto before = top(commit.parents[parent]);
    if (!before) return std::unexpected(before.error());
    return compare_trees(*this, *here, *before);
  }

  std::expected<std::vector<Rename>, std::string> likely_renames(const Commit& commit, std::size_t parent) override;

 private:
  Objects(git_repository* repository, Database database) : repository_(repository), database_(std::move(database)) {}

  std::expected<CommitHandle, std::string> find(const ObjectId& id) {
    const git_oid oid = oid_of(id);
    git_commit* commit = nullptr;
    if (git_commit_lookup(&commit, repository_, &oid) != 0) return std::unexpected(last_error());
    return CommitHandle(commit);
  }

  std::expected<TreeHandle, std::string> tree_of(const ObjectId& commit) {
    const auto found = find(commit);
    if (!found) return std::unexpected(found.error());
    git_tree* tree = nullptr;
    if (git_commit_tree(&tree, found->get()) != 0) return std::unexpected(last_error());
    return TreeHandle(tree);
  }

  git_repository* repository_;
  Database database_;
  using Trees = std::unordered_map<ObjectId, std::shared_ptr<const std::string>, ObjectIdHash>;
  Trees trees_;
  Trees older_trees_;
};

std::expected<std::vector<Rename>, std::string> Objects::likely_renames(const Commit& commit, std::size_t parent) {
  const auto here = tree_of(commit.id);
  if (!here) return std::unexpected(here.error());
  const auto before = tree_of(commit.parents[parent]);
  if (!before) return std::unexpected(before.error());
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  char pattern[] = "*.md";
  char* patterns[] = {pattern};
  options.pathspec = {.strings = patterns, .count = 1};
  git_diff* made = nullptr;
  if (git_diff_tree_to_tree(&made, repository_, before->get(), here->get(), &options) != 0)
    return std::unexpected(last_error());
  const Diff diff(made);
  git_diff_find_options find;
  git_diff_find_options_init(&find, GIT_DIFF_FIND_OPTIONS_VERSION);
  find.flags = GIT_DIFF_FIND_RENAMES;
  find.rename_limit = 400;  // Each new file is held against each that is gone.
  if (git_diff_find_similar(made, &find) != 0) return std::unexpected(last_error());
  std::vector<Rename> renames;
  for (std::size_t i = 0; i < git_diff_num_deltas(made); ++i) {
    const git_diff_delta* delta = git_diff_get_delta(made, i);
    if (delta->status == GIT_DELTA_RENAMED)
      renames.push_back({.from = delta->old_file.path, .to = delta->new_file.path});
  }
  return renames;
}

/// What the last commit has of the project's entries: paths from the top of the repository.
std::expected<std::vector<TreeDifference>, std::string> committed_entries(Objects& objects, const ObjectId& head,
                                                                          const std::string& folder) {
  const auto top = objects.top(head);
  if (!top) return std::unexpected(top.error());
  const auto content = find_tree(objects, *top, folder + std::string(kContentFolder));
  if (!content) return std::unexpected(content.error());
  if (!*content) return {};
  auto files = compare_trees(objects, **content, std::nullopt);
  if (!files) return files;
  std::erase_if(*files, [](const TreeDifference& file) { return !file.path.ends_with(kEntryEnding); });
  for (TreeDifference& file : *files) file.path = folder + std::string(kContentFolder) + file.path;
  std::ranges::sort(*files, {}, &TreeDifference::path);
  return files;
}

std::expected<RevisionWalk, std::string> walk_from(git_repository* repository, const ObjectId& head) {
  git_revwalk* made = nullptr;
  if (git_revwalk_new(&made, repository) != 0) return std::unexpected(last_error());
  RevisionWalk walk(made);
  const git_oid oid = oid_of(head);
  if (git_revwalk_sorting(made, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) != 0 || git_revwalk_push(made, &oid) != 0)
    return std::unexpected(last_error());
  return walk;
}

/// Walks until each of the paths has its changes.
std::expected<std::vector<FileChanges>, std::string> find_changes(git_repository* repository, Objects& objects,
                                                                  const ObjectId& head,
                                                                  const std::vector<std::string>& paths,
                                                                  const std::string& folder, const History& known) {
  CommitWalk walk(head, paths);
  const auto order = walk_from(repository, head);
  if (!order) return std::unexpected(order.error());
  git_oid oid;
  while (!walk.is_done()) {
    const int next = git_revwalk_next(&oid, order->get());
    if (next == GIT_ITEROVER) break;
    if (next != 0) return std::unexpected(last_error());
    const ObjectId id = id_of(oid);
    if (!walk.follows(id)) continue;
    if (known.folder == folder && hex(id) == known.commit) {
      walk.settle(id, [&](std::string_view path) {
        const FileHistory* file = path.starts_with(folder) ? known.find(path.substr(folder.size())) : nullptr;
        return file == nullptr ? nullptr : &file->changes;
      });
    }
    const auto commit = objects.commit(id);
    if (!commit) return std::unexpected(commit.error());
    if (auto visited = walk.visit(*commit, objects); !visited) return std::unexpected(visited.error());
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

/// From the top of the repository, with a slash at its end; empty for the top, nothing when it is not in its files.
std::optional<std::string> folder_in(git_repository* repository, const std::string& project_root) {
  const char* top = git_repository_workdir(repository);
  const std::string root = project_root.ends_with('/') ? project_root : project_root + '/';
  if (top == nullptr || !root.starts_with(top)) return std::nullopt;
  return root.substr(std::string_view(top).size());
}

/// The last commit, and the project's folder in it.
struct Head {
  ObjectId commit;
  std::string folder;
};

/// Nothing when nothing was committed yet, or the project is in none of the repository's files.
std::expected<std::optional<Head>, std::string> head_of(git_repository* repository, const std::string& project_root) {
  git_oid oid;
  const int found = git_reference_name_to_id(&oid, repository, "HEAD");
  if (found == GIT_ENOTFOUND) return std::nullopt;
  if (found != 0) return std::unexpected(last_error());
  auto folder = folder_in(repository, project_root);
  if (!folder) return std::nullopt;
  return Head{.commit = id_of(oid), .folder = std::move(*folder)};
}

std::string name_of(std::string_view commit, std::string_view folder) { return fmt::format("{} {}", commit, folder); }

History history_of(git_repository* repository, const std::string& project_root, History known) {
  const auto found = head_of(repository, project_root);
  if (!found) return unreadable(found.error());
  if (!*found) return {};
  const auto& [head, folder] = **found;
  if (known.state == HistoryState::Whole && known.commit == hex(head) && known.folder == folder) return known;
  auto objects = Objects::open(repository);
  if (!objects) return unreadable(objects.error());
  auto files = committed_entries(**objects, head, folder);
  if (!files) return unreadable(files.error());
  History history;
  if (files->empty()) return history;
  if (git_repository_is_shallow(repository) == 1) {
    history.state = HistoryState::Shallow;
    return history;
  }
  std::vector<std::string> paths;
  for (const TreeDifference& file : *files) paths.push_back(file.path);
  const auto changes = find_changes(repository, **objects, head, paths, folder, known);
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

namespace {

/// Null where there is none; otherwise why it cannot be opened.
std::expected<RepositoryHandle, std::string> open_repository(const std::string& project_root) {
  use_library();
  git_repository* opened = nullptr;
  const int found = git_repository_open_ext(&opened, project_root.c_str(), 0, nullptr);
  if (found != 0 && found != GIT_ENOTFOUND) return std::unexpected(last_error());
  return RepositoryHandle(opened);
}

}  // namespace

History read_history(const std::string& project_root, History known) {
  const auto repository = open_repository(project_root);
  if (!repository) return unreadable(repository.error());
  return *repository == nullptr ? History{} : history_of(repository->get(), project_root, std::move(known));
}

std::string history_name(const std::string& project_root) {
  const auto repository = open_repository(project_root);
  if (!repository || *repository == nullptr) return {};
  const auto head = head_of(repository->get(), project_root);
  return head && *head ? name_of(hex((*head)->commit), (*head)->folder) : std::string{};
}

std::string history_name(const History& history) {
  return history.state == HistoryState::Whole ? name_of(history.commit, history.folder) : std::string{};
}

bool is_committed(const FileHistory& file, std::string_view text) {
  const auto names = [&](std::string_view bytes) {
    git_oid oid;
    return git_odb_hash(&oid, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) == 0 && id_of(oid) == file.blob;
  };
  use_library();
  return names(text) || (text.contains('\r') && names(replace_all(text, "\r\n", "\n")));
}

std::string hex(const ObjectId& id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : id) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace bondgenoot::content
