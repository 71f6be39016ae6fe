// What folders hold, kept for the next build: one that did not change is not listed again. CACHE.md draws the file.
//
// In:  folders. Out: what is in them. Owns: what it is to write. Threads: `list` may be called by all.
//
// A folder is known by its stamp (FileSystem::folder_stamp), not by its path: when two trees change places, nothing of
// what is known of them does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "support/file_system.h"

namespace bondgenoot::build {

/// What the file says that it is (support/sealed_text.h).
inline constexpr std::string_view kFoldersSeal = "bondgenoot-folders 1";

class KnownFolders {
 public:
  /// What a folder holds, sorted bytewise by name, and the device it is on; the inodes are 0 where that is not known.
  struct Contents {
    std::uint64_t device = 0;
    std::vector<DirectoryEntry> entries;
  };

  /// What an earlier build kept below the project's `root` is read when the first folder is listed. `files` outlives
  /// it.
  KnownFolders(const FileSystem& files, std::string root);

  [[nodiscard]] std::expected<Contents, IoError> list(const std::string& path);

  /// Writes what was listed, when that is much beside what was known. That it may fail need not concern anyone.
  std::expected<void, IoError> keep(FileSystem& files) const;

 private:
  struct Folder {
    FileStamp stamp;
    std::string_view entries;  // As they lie in `text_`, or in `listed_`.
  };

  void read();
  [[nodiscard]] const Folder* find(const FileStamp& stamp) const;

  const FileSystem& files_;
  std::string root_;
  std::once_flag is_read_;  // Then the next two stay as they are.
  std::string text_;
  std::vector<Folder> known_;  // By inode.
  std::vector<char> is_used_;  // By number in `known_`; each is set by who lists that folder.
  std::mutex mutex_;           // Guards what follows.
  std::vector<std::pair<FileStamp, std::string>> listed_;
};

}  // namespace bondgenoot::build
