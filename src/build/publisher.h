// Puts a finished site in place in one step.
//
// In:  files, as they are made, and a folder. Out: that folder holding exactly these; or, when anything fails or the
// publication is never finished, as it was. Owns: the names of all files. Threads: `add` may be called by all.
//
// A second tree beside the folder (`.public.staging` for `public`) is brought up to date while the site is made, and
// the two are exchanged by name. What was the site becomes the next staging tree. A file whose bytes are already in the
// old site is not written: it gets a second name, so it keeps its time, and no tree is deleted and made again.
#pragma once

#include <atomic>
#include <cstddef>
#include <expected>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "build/folder_listing.h"
#include "build/known_folders.h"
#include "build/site_output.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct PublishReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;  ///< Files of the old site that are no more.
  std::string method;       ///< How it was put in place, for `--explain`.
};

class Publication final : public SiteOutput {
 public:
  /// All that is given outlives it; nobody else writes into the folder or beside it meanwhile. `known`, of the same
  /// `files`, saves it listing what is known.
  Publication(FileSystem& files, std::string output, ThreadPool& pool, KnownFolders* known = nullptr);
  /// When it was not finished: a staging tree that was not there before goes again.
  ~Publication() override;

  /// What `open` has to know of the trees that are there: sooner, and on other threads, when nobody else changes them
  /// from then on. It changes nothing. What goes wrong is found again, and told, by `open`.
  void look_ahead(ThreadPool& pool);
  [[nodiscard]] std::expected<void, IoError> open() override;
  void add(std::string path, std::string bytes) override;
  void keep(MadeFile& file) override;
  /// As long as its bytes are those of the published file, nothing is written.
  [[nodiscard]] std::unique_ptr<site::OpenFile> begin(std::string path) override;

  /// When all files have been added. The first thing that went wrong since `open` is told here.
  [[nodiscard]] std::expected<PublishReport, IoError> finish();

 private:
  class PublishedFile;

  [[nodiscard]] std::expected<void, IoError> look(ThreadPool& pool);
  void fail(IoError error);
  void count(std::string path, bool is_written);
  [[nodiscard]] std::expected<void, IoError> make_way(const std::string& path);
  [[nodiscard]] std::expected<void, IoError> clear_file(const std::string& path);
  [[nodiscard]] std::expected<void, IoError> clear_folder(const std::string& path);
  [[nodiscard]] std::expected<bool, IoError> stage_kept(const MadeFile& file);
  [[nodiscard]] std::expected<bool, IoError> stage(const std::string& path, const std::string& bytes);
  [[nodiscard]] std::expected<void, IoError> prune();
  [[nodiscard]] std::expected<std::string, IoError> put_in_place();
  [[nodiscard]] std::string in_staging(std::string_view path) const;

  FileSystem& files_;
  ThreadPool& pool_;
  KnownFolders* known_;
  std::string output_;
  std::string staging_;
  // As they were found; const after `open`.
  FolderListing published_;
  FolderListing staged_;
  bool was_staging_ = false;
  bool looked_ = false;
  bool opened_ = false;
  bool finished_ = false;

  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  // Guards what follows.
  std::optional<IoError> error_;
  std::unordered_set<std::string> folders_;  // Below staging, and surely there.
  std::unordered_set<std::string> cleared_;  // Of `staged_`: removed, because they stood in the way.
  std::set<std::string, std::less<>> added_;
  PublishReport report_;
};

/// Whether the folder may be replaced: missing, empty, or a site (it holds `.nojekyll`). Otherwise why not.
[[nodiscard]] std::expected<void, IoError> check_output_folder(const FileSystem& files, const std::string& output);

}  // namespace bondgenoot::build
