#include "build/publisher.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "build/staged_file.h"
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

bool holds(const FileSystem& files, const std::string& path, const std::string& bytes) {
  const auto found = files.read(path, bytes.size());
  return found && *found == bytes;
}

}  // namespace

Publication::Publication(FileSystem& files, std::string output, ThreadPool& pool, KnownFolders* known)
    : files_(files), pool_(pool), known_(known), output_(std::move(output)), staging_(beside(output_, ".staging")) {}

Publication::~Publication() {
  if (!opened_ || finished_ || was_staging_) return;
  const auto left = list_folder(files_, staging_, pool_, nullptr);
  if (!left) return;
  for (const ListedFile& file : left->files) static_cast<void>(files_.remove(in_staging(file.path)));
  for (const std::string& path : left->folders) static_cast<void>(files_.remove(in_staging(path)));
  static_cast<void>(files_.remove(staging_));
}

std::string Publication::in_staging(std::string_view path) const { return joined_path(staging_, path); }

std::expected<void, IoError> Publication::look(ThreadPool& pool) {
  auto published = list_folder(files_, output_, pool, known_);
  if (!published) return std::unexpected(published.error());
  const auto kind = files_.kind(staging_);
  if (!kind) return std::unexpected(kind.error());
  auto staged = list_folder(files_, staging_, pool, known_);
  if (!staged) return std::unexpected(staged.error());
  was_staging_ = *kind != FileKind::Missing;
  published_ = std::move(*published);
  staged_ = std::move(*staged);
  looked_ = true;
  return {};
}

void Publication::look_ahead(ThreadPool& pool) { static_cast<void>(look(pool)); }

std::expected<void, IoError> Publication::open() {
  if (auto checked = check_output_folder(files_, output_); !checked) return checked;
  if (!looked_) {
    if (auto looked = look(pool_); !looked) return looked;
  }
  opened_ = true;
  return files_.make_directories(staging_);
}

void Publication::fail(IoError error) {
  const std::scoped_lock lock(mutex_);
  if (!error_) error_ = std::move(error);
  failed_.store(true, std::memory_order_relaxed);
}

void Publication::add(std::string path, std::string bytes) {
  if (failed_.load(std::memory_order_relaxed)) return;
  if (auto made = make_way(path); !made) return fail(std::move(made.error()));
  const auto written = stage(path, bytes);
  if (!written) return fail(written.error());
  count(std::move(path), *written);
}

void Publication::keep(MadeFile& file) {
  if (failed_.load(std::memory_order_relaxed)) return;
  if (auto made = make_way(file.path); !made) return fail(std::move(made.error()));
  const auto is_untouched = stage_kept(file);
  if (!is_untouched) return fail(is_untouched.error());
  if (!*is_untouched) file.stamp.reset();
  count(file.path, false);
}

// The pieces of a file on their way into staging, until the first failure.
class Publication::PublishedFile final : public site::OpenFile {
 public:
  PublishedFile(Publication& publication, std::string path)
      : publication_(publication),
        path_(std::move(path)),
        staged_(publication.files_,
                publication.published_.file(path_) != nullptr ? joined_path(publication.output_, path_) : std::string{},
                publication.in_staging(path_), publication.staged_.file(path_) != nullptr) {}

  void append(std::string_view bytes) override {
    if (publication_.failed_.load(std::memory_order_relaxed)) return;
    if (auto appended = staged_.append(bytes); !appended) publication_.fail(std::move(appended.error()));
  }
  void finish() override {
    if (publication_.failed_.load(std::memory_order_relaxed)) return;
    const auto is_written = staged_.finish();
    if (!is_written) return publication_.fail(is_written.error());
    publication_.count(std::move(path_), *is_written);
  }

 private:
  Publication& publication_;
  std::string path_;
  StagedFile staged_;
};

std::unique_ptr<site::OpenFile> Publication::begin(std::string path) {
  if (!failed_.load(std::memory_order_relaxed)) {
    if (auto made = make_way(path); !made) fail(std::move(made.error()));
  }
  return std::make_unique<PublishedFile>(*this, std::move(path));
}

void Publication::count(std::string path, bool is_written) {
  const std::scoped_lock lock(mutex_);
  ++(is_written ? report_.written : report_.unchanged);
  added_.insert(std::move(path));
}

// The folder for it, and nothing else of its name.
std::expected<void, IoError> Publication::make_way(const std::string& path) {
  const std::string folder(parent_path(path));
  {
    const std::scoped_lock lock(mutex_);
    if (staged_.has_folder(path)) {
      if (auto cleared = clear_folder(path); !cleared) return cleared;
    }
    if (folder.empty() || folders_.contains(folder)) return {};
    if (staged_.has_folder(folder) && !cleared_.contains(folder)) return {};
    for (std::string_view above = folder; !above.empty(); above = parent_path(above)) {
      if (auto cleared = clear_file(std::string(above)); !cleared) return cleared;
    }
  }
  if (auto made = files_.make_directories(in_staging(folder)); !made) return made;
  const std::scoped_lock lock(mutex_);
  folders_.insert(folder);
  return {};
}

std::expected<void, IoError> Publication::clear_file(const std::string& path) {
  if (staged_.file(path) == nullptr || cleared_.contains(path)) return {};
  auto removed = files_.remove(in_staging(path));
  if (removed) cleared_.insert(path);
  return removed;
}

std::expected<void, IoError> Publication::clear_folder(const std::string& path) {
  const std::string below = path + '/';
  const auto first = std::ranges::lower_bound(staged_.files, below, {}, &ListedFile::path);
  for (auto file = first; file != staged_.files.end() && file->path.starts_with(below); ++file) {
    if (auto cleared = clear_file(file->path); !cleared) return cleared;
  }
  for (const std::string& folder : staged_.folders) {  // Each stands after what is in it.
    if ((folder != path && !folder.starts_with(below)) || cleared_.contains(folder)) continue;
    if (auto removed = files_.remove(in_staging(folder)); !removed) return removed;
    cleared_.insert(folder);
  }
  return {};
}

// Makes staging/path hold `bytes`: as it is, as a second name of the published file, or written anew. A file is never
// written in place, because it may be the published one under its second name. Whether it is new to the site.
std::expected<bool, IoError> Publication::stage(const std::string& path, const std::string& bytes) {
  const std::string staged = in_staging(path);
  const std::string published = joined_path(output_, path);
  const bool same = published_.file(path) != nullptr && holds(files_, published, bytes);
  const bool is_staged = staged_.file(path) != nullptr;
  if (is_staged && holds(files_, staged, bytes)) return !same;
  if (is_staged) {
    if (auto removed = files_.remove(staged); !removed) return std::unexpected(removed.error());
  }
  if (same && files_.link(published, staged)) return false;
  if (auto written = files_.write(staged, bytes); !written) return std::unexpected(written.error());
  return !same;
}

// Gives the published file a second name without asking what is in it. Whether it had that name from an earlier build.
std::expected<bool, IoError> Publication::stage_kept(const MadeFile& file) {
  const std::string published = joined_path(output_, file.path);
  const std::string staged = in_staging(file.path);
  if (const ListedFile* there = staged_.file(file.path)) {
    if (file.stamp && there->is(*file.stamp)) return true;
    const auto stamp = file.stamp ? file.stamp : files_.stamp(published);
    if (stamp && stamp == files_.stamp(staged)) return true;
    if (auto removed = files_.remove(staged); !removed) return std::unexpected(removed.error());
  }
  if (files_.link(published, staged)) return false;
  const auto bytes = files_.read(published);
  if (!bytes) return std::unexpected(bytes.error());
  if (auto written = files_.write(staged, *bytes); !written) return std::unexpected(written.error());
  return false;
}

// What is in staging but not in the site goes: files first, then folders that are empty now.
std::expected<void, IoError> Publication::prune() {
  for (const ListedFile& file : staged_.files) {
    if (added_.contains(file.path) || cleared_.contains(file.path)) continue;
    if (auto removed = files_.remove(in_staging(file.path)); !removed) return removed;
  }
  for (const std::string& folder : staged_.folders) {
    const auto first = added_.lower_bound(folder + '/');
    const bool used = first != added_.end() && first->starts_with(folder + '/');
    if (used || cleared_.contains(folder)) continue;
    if (auto removed = files_.remove(in_staging(folder)); !removed) return removed;
  }
  return {};
}

std::expected<std::string, IoError> Publication::put_in_place() {
  const auto kind = files_.kind(output_);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) {
    if (auto renamed = files_.rename(staging_, output_); !renamed) return std::unexpected(renamed.error());
    return phrase("the new tree was renamed into place");
  }
  const auto exchanged = files_.exchange(staging_, output_);
  if (exchanged) return phrase("the new tree and the old were exchanged in one step");
  if (exchanged.error().code != ENOSYS && exchanged.error().code != EINVAL) return std::unexpected(exchanged.error());
  // No exchange here: two renames, with the old site under another name for the moment between.
  const std::string aside = beside(output_, ".previous");
  if (auto moved = files_.rename(output_, aside); !moved) return std::unexpected(moved.error());
  if (auto moved = files_.rename(staging_, output_); !moved) {
    static_cast<void>(files_.rename(aside, output_));
    return std::unexpected(moved.error());
  }
  static_cast<void>(files_.rename(aside, staging_));
  return phrase("this file system cannot exchange folders, so the two were renamed one after the other");
}

std::expected<PublishReport, IoError> Publication::finish() {
  if (error_) return std::unexpected(*error_);
  if (auto pruned = prune(); !pruned) return std::unexpected(pruned.error());
  for (const ListedFile& file : published_.files) report_.removed += added_.contains(file.path) ? 0 : 1;
  if (report_.written == 0 && report_.removed == 0) {
    finished_ = true;
    report_.method = phrase("nothing changed, so the site was left as it is");
    return report_;
  }
  if (auto synced = files_.sync(staging_); !synced) return std::unexpected(synced.error());
  auto method = put_in_place();
  if (!method) return std::unexpected(method.error());
  finished_ = true;
  report_.method = *method;
  return report_;
}

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

}  // namespace bondgenoot::build
