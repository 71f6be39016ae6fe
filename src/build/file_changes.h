// Changes to files of a project that are made all or not at all.
//
// In:  a FileSystem, what is to be written and moved. Out: the files changed; or, when something fails, as they were.
// Owns nothing. Threads: one.
//
// Every new text is written beside its file first; only when all of them are on the disk does each take its file's
// name. A failure after that is undone, last step first.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "support/file_system.h"

namespace bondgenoot::build {

/// A file that gets another text. Both are whole.
struct FileRewrite {
  std::string path;  ///< Below the root, before anything moves.
  std::string before;
  std::string after;
};

/// A file that is not there yet. Its folder is.
struct FileCreation {
  std::string path;  ///< Below the root.
  std::string text;
};

/// A file or folder that gets another name, after everything was written.
struct FileMove {
  std::string from;
  std::string to;
};

struct FileChanges {
  std::vector<FileCreation> creations = {};
  std::vector<FileRewrite> rewrites = {};
  std::vector<FileMove> moves = {};
};

struct ChangeFailure {
  IoError error;
  std::vector<std::string> not_restored = {};  ///< Files that could not be made as they were.
};

/// A file that no longer holds `before`, or a new file or name that exists, fails before anything is written.
[[nodiscard]] std::expected<void, ChangeFailure> make_changes(FileSystem& files, const std::string& root,
                                                              const FileChanges& changes);

}  // namespace bondgenoot::build
