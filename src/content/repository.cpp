#include "content/repository.h"

#include <git2.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

#include "support/opened_library.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

/// The functions that are used, as git2.h declares them.
struct Library {
  decltype(&::git_libgit2_init) init = nullptr;
  decltype(&::git_libgit2_opts) opts = nullptr;
  decltype(&::git_error_last) error_last = nullptr;
  decltype(&::git_repository_open_ext) repository_open = nullptr;
  decltype(&::git_repository_free) repository_free = nullptr;
  decltype(&::git_repository_workdir) repository_workdir = nullptr;
  decltype(&::git_repository_is_shallow) repository_is_shallow = nullptr;
  decltype(&::git_repository_odb) repository_odb = nullptr;
  decltype(&::git_reference_name_to_id) reference_name_to_id = nullptr;
  decltype(&::git_odb_free) odb_free = nullptr;
  decltype(&::git_odb_hash) odb_hash = nullptr;
  decltype(&::git_odb_read) odb_read = nullptr;
  decltype(&::git_odb_object_data) object_data = nullptr;
  decltype(&::git_odb_object_size) object_size = nullptr;
  decltype(&::git_odb_object_free) object_free = nullptr;
  decltype(&::git_commit_lookup) commit_lookup = nullptr;
  decltype(&::git_commit_free) commit_free = nullptr;
  decltype(&::git_commit_time) commit_time = nullptr;
  decltype(&::git_commit_parentcount) commit_parentcount = nullptr;
  decltype(&::git_commit_parent_id) commit_parent_id = nullptr;
  decltype(&::git_commit_tree_id) commit_tree_id = nullptr;
  decltype(&::git_commit_tree) commit_tree = nullptr;
  decltype(&::git_tree_free) tree_free = nullptr;
  decltype(&::git_diff_options_init) diff_options_init = nullptr;
  decltype(&::git_diff_find_options_init) diff_find_options_init = nullptr;
  decltype(&::git_diff_tree_to_tree) diff_tree_to_tree = nullptr;
  decltype(&::git_diff_find_similar) diff_find_similar = nullptr;
  decltype(&::git_diff_num_deltas) diff_num_deltas = nullptr;
  decltype(&::git_diff_get_delta) diff_get_delta = nullptr;
  decltype(&::git_diff_free) diff_free = nullptr;
  decltype(&::git_revwalk_new) revwalk_new = nullptr;
  decltype(&::git_revwalk_sorting) revwalk_sorting = nullptr;
  decltype(&::git_revwalk_push) revwalk_push = nullptr;
  decltype(&::git_revwalk_next) revwalk_next = nullptr;
  decltype(&::git_revwalk_free) revwalk_free = nullptr;
  bool usable = false;
};

bool look_up(Library& library) {
  OpenedLibrary names(BONDGENOOT_LIBGIT2_FILE);
  names.find("git_libgit2_init", library.init);
  names.find("git_libgit2_opts", library.opts);
  names.find("git_error_last", library.error_last);
  names.find("git_repository_open_ext", library.repository_open);
  names.find("git_repository_free", library.repository_free);
  names.find("git_repository_workdir", library.repository_workdir);
  names.find("git_repository_is_shallow", library.repository_is_shallow);
  names.find("git_repository_odb", library.repository_odb);
  names.find("git_reference_name_to_id", library.reference_name_to_id);
  names.find("git_odb_free", library.odb_free);
  names.find("git_odb_hash", library.odb_hash);
  names.find("git_odb_read", library.odb_read);
  names.find("git_odb_object_data", library.object_data);
  names.find("git_odb_object_size", library.object_size);
  names.find("git_odb_object_free", library.object_free);
  names.find("git_commit_lookup", library.commit_lookup);
  names.find("git_commit_free", library.commit_free);
  names.find("git_commit_time", library.commit_time);
  names.find("git_commit_parentcount", library.commit_parentcount);
  names.find("git_commit_parent_id", library.commit_parent_id);
  names.find("git_commit_tree_id", library.commit_tree_id);
  names.find("git_commit_tree", library.commit_tree);
  names.find("git_tree_free", library.tree_free);
  names.find("git_diff_options_init", library.diff_options_init);
  names.find("git_diff_find_options_init", library.diff_find_options_init);
  names.find("git_diff_tree_to_tree", library.diff_tree_to_tree);
  names.find("git_diff_find_similar", library.diff_find_similar);
  names.find("git_diff_num_deltas", library.diff_num_deltas);
  names.find("git_diff_get_delta", library.diff_get_delta);
  names.find("git_diff_free", library.diff_free);
  names.find("git_revwalk_new", library.revwalk_new);
  names.find("git_revwalk_sorting", library.revwalk_sorting);
  names.find("git_revwalk_push", library.revwalk_push);
  names.find("git_revwalk_next", library.revwalk_next);
  names.find("git_revwalk_free", library.revwalk_free);
  return names.complete();
}

/// Set up so that nothing outside the repository plays a part. It stays until the program ends.
Library open_library() {
  Library library;
  if (!look_up(library) || library.init() < 0) return library;
  for (const git_config_level_t level :
       {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
    library.opts(GIT_OPT_SET_SEARCH_PATH, level, "");
  // Whose files they are matters where settings of a repository may start programs. Here none is ever started, and
  // in a container the checkout is often another user's.
  library.opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  // Git does not hash anew what it reads either: it took longer than all the rest.
  library.opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  // These say how a repository is kept up, not how its objects are read.
  const char* harmless[] = {"worktreeconfig", "partialclone", "preciousobjects"};
  library.opts(GIT_OPT_SET_EXTENSIONS, harmless, std::size(harmless));
  library.usable = true;
  return library;
}

const Library& git() {
  static const Library kOpened = open_library();
  return kOpened;
}

template <auto release>
struct Release {
  void operator()(auto* object) const { (git().*release)(object); }
};
template <typename T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

using RepositoryHandle = Owned<git_repository, &Library::repository_free>;
using Database = Owned<git_odb, &Library::odb_free>;
using Object = Owned<git_odb_object, &Library::object_free>;
using CommitHandle = Owned<git_commit, &Library::commit_free>;
using TreeHandle = Owned<git_tree, &Library::tree_free>;
using Diff = Owned<git_diff, &Library::diff_free>;
using RevisionWalk = Owned<git_revwalk, &Library::revwalk_free>;

std::string last_error() {
  const git_error* error = git().error_last();
  if (error == nullptr || error->message == nullptr) return phrase("no reason given");
  return error->message;
}

git_oid oid_of(const ObjectId& id) {
  git_oid oid;
  std::ranges::copy(id, std::begin(oid.id));
  return oid;
}

ObjectId id_of(const git_oid& oid) {
  ObjectId id;
  std::ranges::copy(std::span(oid.id, id.size()), id.begin());
  return id;
}

class DiskRepository final : public Repository {
 public:
  explicit DiskRepository(RepositoryHandle repository) : repository_(std::move(repository)) {}

  std::optional<std::string> path_of(const std::string& folder) const override {
    const char* top = git().repository_workdir(repository_.get());
    const std::string root = folder.ends_with('/') ? folder : folder + '/';
    if (top == nullptr || !root.starts_with(top)) return std::nullopt;
    return root.substr(std::string_view(top).size());
  }

  std::expected<std::optional<ObjectId>, std::string> head() const override {
    git_oid oid;
    const int found = git().reference_name_to_id(&oid, repository_.get(), "HEAD");
    if (found == GIT_ENOTFOUND) return std::nullopt;
    if (found != 0) return std::unexpected(last_error());
    return id_of(oid);
  }

  bool is_shallow() const override { return git().repository_is_shallow(repository_.get()) == 1; }

  std::expected<Commit, std::string> commit(const ObjectId& id) override {
    const auto found = find(id);
    if (!found) return std::unexpected(found.error());
    Commit commit{.id = id, .time = git().commit_time(found->get()), .parents = {}};
    for (unsigned int i = 0; i < git().commit_parentcount(found->get()); ++i)
      commit.parents.push_back(id_of(*git().commit_parent_id(found->get(), i)));
    return commit;
  }

  std::expected<ObjectId, std::string> top(const ObjectId& commit) override {
    const auto found = find(commit);
    if (!found) return std::unexpected(found.error());
    return id_of(*git().commit_tree_id(found->get()));
  }

  std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& id) override;
  std::expected<std::vector<TreeDifference>, std::string> differences(const Commit& commit,
                                                                      std::size_t parent) override;
  std::expected<std::vector<Rename>, std::string> likely_renames(const Commit& commit, std::size_t parent) override;
  std::expected<void, std::string> walk_from(const ObjectId& head) override;
  std::expected<std::optional<ObjectId>, std::string> next() override;

 private:
  std::expected<CommitHandle, std::string> find(const ObjectId& id) {
    const git_oid oid = oid_of(id);
    git_commit* commit = nullptr;
    if (git().commit_lookup(&commit, repository_.get(), &oid) != 0) return std::unexpected(last_error());
    return CommitHandle(commit);
  }

  std::expected<TreeHandle, std::string> tree_of(const ObjectId& commit) {
    const auto found = find(commit);
    if (!found) return std::unexpected(found.error());
    git_tree* tree = nullptr;
    if (git().commit_tree(&tree, found->get()) != 0) return std::unexpected(last_error());
    return TreeHandle(tree);
  }

  RepositoryHandle repository_;
  Database database_;  // Opened for the first tree: who asks for the last commit alone does without.
  RevisionWalk walk_;
  using Trees = std::unordered_map<ObjectId, std::shared_ptr<const std::string>, ObjectIdHash>;
  Trees trees_;
  Trees older_trees_;
};

std::expected<std::shared_ptr<const std::string>, std::string> DiskRepository::tree(const ObjectId& id) {
  if (const auto known = trees_.find(id); known != trees_.end()) return known->second;
  if (const auto known = older_trees_.find(id); known != older_trees_.end()) return known->second;
  if (database_ == nullptr) {
    git_odb* opened = nullptr;
    if (git().repository_odb(&opened, repository_.get()) != 0) return std::unexpected(last_error());
    database_.reset(opened);
  }
  const git_oid oid = oid_of(id);
  git_odb_object* read = nullptr;
  if (git().odb_read(&read, database_.get(), &oid) != 0) return std::unexpected(last_error());
  const Object object(read);
  const auto* bytes = static_cast<const char*>(git().object_data(read));
  auto tree = std::make_shared<const std::string>(bytes, git().object_size(read));
  constexpr std::size_t kKept = 256;  // A parent's trees are those of the next commit.
  if (trees_.size() >= kKept) older_trees_ = std::exchange(trees_, {});
  trees_.emplace(id, tree);
  return tree;
}

std::expected<std::vector<TreeDifference>, std::string> DiskRepository::differences(const Commit& commit,
                                                                                    std::size_t parent) {
  const auto here = top(commit.id);
  if (!here) return std::unexpected(here.error());
  const auto before = top(commit.parents[parent]);
  if (!before) return std::unexpected(before.error());
  return compare_trees(*this, *here, *before);
}

std::expected<std::vector<Rename>, std::string> DiskRepository::likely_renames(const Commit& commit,
                                                                               std::size_t parent) {
  const auto here = tree_of(commit.id);
  if (!here) return std::unexpected(here.error());
  const auto before = tree_of(commit.parents[parent]);
  if (!before) return std::unexpected(before.error());
  git_diff_options options;
  git().diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  char pattern[] = "*.md";
  char* patterns[] = {pattern};
  options.pathspec = {.strings = patterns, .count = 1};
  git_diff* made = nullptr;
  if (git().diff_tree_to_tree(&made, repository_.get(), before->get(), here->get(), &options) != 0)
    return std::unexpected(last_error());
  const Diff diff(made);
  git_diff_find_options find;
  git().diff_find_options_init(&find, GIT_DIFF_FIND_OPTIONS_VERSION);
  find.flags = GIT_DIFF_FIND_RENAMES;
  find.rename_limit = 400;  // Each new file is held against each that is gone.
  if (git().diff_find_similar(made, &find) != 0) return std::unexpected(last_error());
  std::vector<Rename> renames;
  for (std::size_t i = 0; i < git().diff_num_deltas(made); ++i) {
    const git_diff_delta* delta = git().diff_get_delta(made, i);
    if (delta->status == GIT_DELTA_RENAMED)
      renames.push_back({.from = delta->old_file.path, .to = delta->new_file.path});
  }
  return renames;
}

std::expected<void, std::string> DiskRepository::walk_from(const ObjectId& head) {
  git_revwalk* made = nullptr;
  if (git().revwalk_new(&made, repository_.get()) != 0) return std::unexpected(last_error());
  walk_.reset(made);
  const git_oid oid = oid_of(head);
  if (git().revwalk_sorting(made, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) != 0 || git().revwalk_push(made, &oid) != 0)
    return std::unexpected(last_error());
  return {};
}

std::expected<std::optional<ObjectId>, std::string> DiskRepository::next() {
  git_oid oid;
  const int found = git().revwalk_next(&oid, walk_.get());
  if (found == GIT_ITEROVER) return std::nullopt;
  if (found != 0) return std::unexpected(last_error());
  return id_of(oid);
}

}  // namespace

std::expected<std::unique_ptr<Repository>, std::string> Repository::open(const std::string& folder) {
  if (!git().usable) return std::unexpected(phrase("the library libgit2 (`{}`) is not there", BONDGENOOT_LIBGIT2_FILE));
  git_repository* opened = nullptr;
  const int found = git().repository_open(&opened, folder.c_str(), 0, nullptr);
  if (found == GIT_ENOTFOUND) return nullptr;
  if (found != 0) return std::unexpected(last_error());
  return std::make_unique<DiskRepository>(RepositoryHandle(opened));
}

bool is_blob(const ObjectId& id, std::string_view bytes) {
  git_oid oid;
  return git().usable && git().odb_hash(&oid, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) == 0 && id_of(oid) == id;
}

}  // namespace bondgenoot::content
