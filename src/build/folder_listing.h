// What a folder of a site holds, at all depths.
//
// In:  a FileSystem and a folder. Out: paths below it. Owns: its strings. Threads: folders of one depth over the pool.
#pragma once

#include <expected>
#include <set>
#include <string>
#include <vector>

#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct FolderListing {
  std::set<std::string, std::less<>> files;
  std::vector<std::string> folders;  ///< Each after what is in it.
};

/// Empty when the folder is not there. Symlinks are among the files, and not followed.
[[nodiscard]] std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& folder,
                                                                ThreadPool& pool);

}  // namespace bondgenoot::build
