// The names of a project's content: what there is to read.
//
// In:  a FileSystem. Out: sorted lists, and a diagnostic for each thing that is in a wrong place. Owns nothing.
// Threads: one. Only names are looked at; no file is opened.
#pragma once

#include <expected>
#include <set>
#include <string>
#include <vector>

#include "content/ally.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::content {

struct DiscoveredEntry {
  std::string path;        ///< `content/good-practices/de-hef.md`
  std::string collection;  ///< The folder's name.
  std::string file = {};   ///< Where it is read, from the project's root: `path`, or in an ally's folder.
  AllyNumber ally = 0;
};

/// A file of an ally that is no entry.
struct AllyFile {
  std::string path;  ///< Of an asset: below `content/`. Of a `_collection.yaml`: the collection's name.
  std::string file;  ///< From the project's root.
  AllyNumber ally = 0;
};

struct Discovery {
  std::vector<std::string> collections;  ///< Paths of `_collection.yaml` files, sorted.
  std::vector<DiscoveredEntry> entries;  ///< Sorted by path.
  std::vector<std::string> assets;       ///< Other files, as paths below `content/`, sorted.
  bool has_pages = false;
  // Of allies; see gather.h.
  std::vector<AllyFile> ally_models;                         ///< Of the collections that are taken, by ally and name.
  std::vector<AllyFile> ally_assets;                         ///< All that may be shown, sorted by path and ally.
  std::vector<std::set<std::string, std::less<>>> left_out;  ///< As in Gathering.
};

/// How deep folders may lie below `content/`.
inline constexpr std::size_t kFolderDepthLimit = 32;

/// Walks `root`/content. Names that begin with `.` (but `static/.well-known`) or end with `~`, and `README.md` (which
/// explains a folder to who looks at it on GitHub) are passed over. Symlinks are followed within the project. A folder
/// with a misspelled
/// `_collection.yaml` counts as a collection, so that one slip gives one diagnostic.
[[nodiscard]] std::expected<Outcome<Discovery>, IoError> discover(const FileSystem& files, const std::string& root);

}  // namespace bondgenoot::content
