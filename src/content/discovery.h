// The names of a project's content: what there is to read.
//
// In:  a FileSystem. Out: sorted lists, and a diagnostic for each thing that is in a wrong place. Owns nothing.
// Threads: one. Only names are looked at; no file is opened.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::content {

struct DiscoveredEntry {
  std::string path;        ///< `content/good-practices/de-hef.md`
  std::string collection;  ///< The folder's name.
};

struct Discovery {
  std::vector<std::string> collections;  ///< Paths of `_collection.yaml` files, sorted.
  std::vector<DiscoveredEntry> entries;  ///< Sorted by path.
  std::vector<std::string> assets;       ///< Other files, as paths below `content/`, sorted.
  bool has_pages = false;
};

/// How deep folders may lie below `content/`.
inline constexpr std::size_t kFolderDepthLimit = 32;

/// Walks `root`/content. Names that begin with `.` (but `static/.well-known`) or end with `~`, and `README.md` (which
/// explains a folder to who looks at it on GitHub) are passed over. Symlinks are followed within the project. A folder
/// with a misspelled
/// `_collection.yaml` counts as a collection, so that one slip gives one diagnostic.
[[nodiscard]] std::expected<Outcome<Discovery>, IoError> discover(const FileSystem& files, const std::string& root);

}  // namespace bondgenoot::content
