// What `init` makes a project of: the files in `src/starter/`, with the project's own words in them.
//
// In:  the installed folders, a title, an address, the day. Out: files by path. Owns: their texts. Threads: one.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "support/date.h"
#include "support/file_system.h"

namespace bondgenoot::cli {

struct StarterWords {
  std::string title;
  std::string base_url;
  Day today;
};

/// The files of a new project by their paths in it. An IoError when no installed folder has them.
[[nodiscard]] std::expected<std::map<std::string, std::string>, IoError> starter_files(
    const FileSystem& files, const std::vector<std::string>& installed, const StarterWords& words);

/// Puts the files into `folder`, which is empty, holds only `.git`, or does not exist: all of them or none.
[[nodiscard]] std::expected<void, IoError> place_project(FileSystem& files, const std::string& folder,
                                                         const std::map<std::string, std::string>& project);

}  // namespace bondgenoot::cli
