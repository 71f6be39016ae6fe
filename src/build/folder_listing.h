// What a folder of a site holds, at all depths.
//
// In:  a folder, and what lists it. Out: paths below it. Owns: its strings. Threads: folders of one depth over the
// pool.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "build/known_folders.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct ListedFile {
  std::string path;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;  ///< 0 where it is not known.

  /// Whether it is a name of the file that had this stamp.
  [[nodiscard]] bool is(const FileStamp& stamp) const {
    return inode != 0 && inode == stamp.inode && device == stamp.device;
  }
};

struct FolderListing {
  std::vector<ListedFile> files;     ///< By path.
  std::vector<std::string> folders;  ///< Each after what is in it.

  /// Null where there is none.
  [[nodiscard]] const ListedFile* file(std::string_view path) const;
  [[nodiscard]] bool has_folder(std::string_view path) const;
};

/// Empty when the folder is not there. Symlinks are among the files, and not followed. `known`, which may be null, is
/// of the same `files`.
[[nodiscard]] std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& folder,
                                                                ThreadPool& pool, KnownFolders* known);

}  // namespace bondgenoot::build
