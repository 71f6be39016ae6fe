#include "build/publisher.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "build/folder_listing.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kSiteMark = ".nojekyll";

std::string beside(const std::string& output, std::string_view ending) {
  const std::string folder(parent_path(output));
  return joined_path(folder.empty() && output.starts_with('/') ? "/" : folder,
                     '.' + std::string(file_name(output)) + std::string(ending));
}

// The first failure of many threads; the work goes on only until it is seen.
class FirstError {
 public:
  void set(IoError error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    failed_.store(true, std::memory_order_relaxed);
  }
  [[nodiscard]] bool failed() const { return failed_.load(std::memory_order_relaxed); }
  [[nodiscard]] const std::optional<IoError>& error() const { return error_; }

 private:
  std::mutex mutex_;
  std::optional<IoError> error_;
  std::atomic<bool> failed_ = false;
};

bool holds(const FileSystem& files, const std::string& path, const std::string& bytes) {
  const auto found = files.read(path, bytes.size());
  return found && *found == bytes;
}

struct Trees {
  std::string output;
  std::string staging;
  FolderListing published;
  FolderListing staged;
};

enum class Step : std::uint8_t { Written, Unchanged };

// Makes staging/path hold `bytes`: as it is, as a second name of the published file, or written anew. A file is never
// written in place, because it may be the published one under its second name.
std::expected<Step, IoError> stage(FileSystem& files, const Trees& trees, const std::string& path,
                                   const std::string& bytes) {
  const std::string staged = joined_path(trees.staging, path);
  const std::string published = joined_path(trees.output, path);
  const bool same = trees.published.files.contains(path) && holds(files, published, bytes);
  const bool is_staged = trees.staged.files.contains(path);
  if (is_staged && holds(files, staged, bytes)) return same ? Step::Unchanged : Step::Written;
  if (is_staged) {
    if (auto removed = files.remove(staged); !removed) return std::unexpected(removed.error());
  }
  if (same && files.link(published, staged)) return Step::Unchanged;
  if (auto written = files.write(staged, bytes); !written) return std::unexpected(written.error());
  return same ? Step::Unchanged : Step::Written;
}

std::expected<void, IoError> make_folders(FileSystem& files, const OutputTree& tree, const std::string& staging) {
  if (auto made = files.make_directories(staging); !made) return made;
  std::string last;
  for (const auto& [path, bytes] : tree.files) {
    const std::string folder(parent_path(path));
    if (folder.empty() || folder == last) continue;
    if (auto made = files.make_directories(joined_path(staging, folder)); !made) return made;
    last = folder;
  }
  return {};
}

// What is in staging but not in the tree goes: files first, then folders that are empty now.
std::expected<void, IoError> prune(FileSystem& files, const OutputTree& tree, const Trees& trees) {
  for (const std::string& path : trees.staged.files) {
    if (tree.files.contains(path)) continue;
    if (auto removed = files.remove(joined_path(trees.staging, path)); !removed) return removed;
  }
  for (const std::string& folder : trees.staged.folders) {
    const auto first = tree.files.lower_bound(folder + '/');
    const bool used = first != tree.files.end() && first->first.starts_with(folder + '/');
    if (used) continue;
    if (auto removed = files.remove(joined_path(trees.staging, folder)); !removed) return removed;
  }
  return {};
}

std::expected<std::string, IoError> put_in_place(FileSystem& files, const Trees& trees) {
  const auto kind = files.kind(trees.output);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) {
    if (auto renamed = files.rename(trees.staging, trees.output); !renamed) return std::unexpected(renamed.error());
    return phrase("the new tree was renamed into place");
  }
  const auto exchanged = files.exchange(trees.staging, trees.output);
  if (exchanged) return phrase("the new tree and the old were exchanged in one step");
  if (exchanged.error().code != ENOSYS && exchanged.error().code != EINVAL) return std::unexpected(exchanged.error());
  // No exchange here: two renames, with the old site under another name for the moment between.
  const std::string aside = beside(trees.output, ".previous");
  if (auto moved = files.rename(trees.output, aside); !moved) return std::unexpected(moved.error());
  if (auto moved = files.rename(trees.staging, trees.output); !moved) {
    static_cast<void>(files.rename(aside, trees.output));
    return std::unexpected(moved.error());
  }
  static_cast<void>(files.rename(aside, trees.staging));
  return phrase("this file system cannot exchange folders, so the two were renamed one after the other");
}

}  // namespace

std::expected<void, IoError> check_output_folder(const FileSystem& files, const std::string& output) {
  const auto kind = files.kind(output);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) return {};
  if (*kind == FileKind::Symlink)
    return std::unexpected(IoError{phrase("replace"), output, phrase("it is a symbolic link"), ELOOP});
  if (*kind != FileKind::Directory)
    return std::unexpected(IoError{phrase("replace"), output, phrase("it is not a folder"), ENOTDIR});
  const auto entries = files.list(output);
  if (!entries) return std::unexpected(entries.error());
  const bool site = std::ranges::any_of(*entries, [](const DirectoryEntry& entry) { return entry.name == kSiteMark; });
  if (entries->empty() || site) return {};
  return std::unexpected(IoError{phrase("replace"), output,
                                 phrase("it holds files, but not a site made by bondgenoot; name an empty folder"),
                                 EEXIST});
}

std::expected<PublishReport, IoError> publish(FileSystem& files, const OutputTree& tree, const std::string& output,
                                              ThreadPool& pool) {
  if (auto checked = check_output_folder(files, output); !checked) return std::unexpected(checked.error());
  Trees trees{.output = output, .staging = beside(output, ".staging"), .published = {}, .staged = {}};
  auto published = list_folder(files, trees.output);
  if (!published) return std::unexpected(published.error());
  auto staged = list_folder(files, trees.staging);
  if (!staged) return std::unexpected(staged.error());
  trees.published = std::move(*published);
  trees.staged = std::move(*staged);
  if (auto pruned = prune(files, tree, trees); !pruned) return std::unexpected(pruned.error());
  if (auto made = make_folders(files, tree, trees.staging); !made) return std::unexpected(made.error());

  std::vector<const std::pair<const std::string, std::string>*> items;
  items.reserve(tree.files.size());
  for (const auto& item : tree.files) items.push_back(&item);
  std::vector<Step> steps(items.size());
  FirstError error;
  pool.parallel_for(items.size(), [&](std::size_t i) {
    if (error.failed()) return;
    if (auto step = stage(files, trees, items[i]->first, items[i]->second))
      steps[i] = *step;
    else
      error.set(step.error());
  });
  if (error.failed()) return std::unexpected(*error.error());

  PublishReport report;
  report.unchanged = static_cast<std::size_t>(std::ranges::count(steps, Step::Unchanged));
  report.written = steps.size() - report.unchanged;
  for (const std::string& path : trees.published.files) report.removed += tree.files.contains(path) ? 0 : 1;
  if (report.written == 0 && report.removed == 0) {
    report.method = phrase("nothing changed, so the site was left as it is");
    return report;
  }
  if (auto synced = files.sync(trees.staging); !synced) return std::unexpected(synced.error());
  auto method = put_in_place(files, trees);
  if (!method) return std::unexpected(method.error());
  report.method = *method;
  return report;
}

}  // namespace bondgenoot::build
