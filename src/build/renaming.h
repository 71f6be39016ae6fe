// An entry under another name: every file that changes by it, before any is written.
//
// In:  a project without errors, the entry, its new collection and name. Out: the changes; or why not. Owns nothing.
// Threads: one.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "build/file_changes.h"
#include "build/pipeline.h"
#include "content/graph.h"

namespace bondgenoot::build {

struct RenameRequest {
  content::EntryId entry;  ///< Any of its versions: all of them go.
  std::string collection;
  std::string name;
};

struct Renaming {
  FileChanges changes;
  std::vector<std::pair<std::string, std::string>> addresses;  ///< Old and new, where they differ.
  std::size_t references = 0;                                  ///< In fields, and in the menus of site.yaml.
  std::size_t links = 0;                                       ///< In texts, links of the entry itself included.
};

struct RenameRefusal {
  std::string message;
  std::string help;
  std::optional<IoError> failure = std::nullopt;  ///< The disk failed: instead of words.
};

[[nodiscard]] std::expected<Renaming, RenameRefusal> plan_renaming(const FileSystem& files, const std::string& root,
                                                                   const Project& project,
                                                                   const RenameRequest& request);

/// The site as it would be with the changes; its diagnostics say what they would break.
[[nodiscard]] std::expected<BuiltSite, IoError> build_with_changes(const FileSystem& files, const BuildOptions& options,
                                                                   const FileChanges& changes, ThreadPool& pool);

}  // namespace bondgenoot::build
