// What a folder of a site holds, at all depths.
//
// In:  a FileSystem and a folder. Out: paths below it. Owns: its strings. Threads: any; pure but for the disk.
#pragma once

#include <expected>
#include <set>
#include <string>
#include <vector>

#include "support/file_system.h"

namespace bondgenoot::build {

struct FolderListing {
  std::set<std::string, std::less<>> files;
  std::vector<std::string> folders;  ///< Each after what is in it.
};

/// Empty when the folder is not there. Symlinks are among the files, and not followed.
[[nodiscard]] std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& folder);

}  // namespace bondgenoot::build
