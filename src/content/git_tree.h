// Git's trees as it keeps them: which files two of them do not have in common.
//
// In:  names of trees, a TreeReader that has their bytes. Out: differences, or why a tree cannot be read.
// Owns nothing. Threads: one at a time.
//
// Parts with the same name are the same, so only what differs is read; and the bytes are compared as they are, for a
// folder may hold thousands of files of which one differs.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/commit_walk.h"

namespace bondgenoot::content {

class TreeReader {
 public:
  virtual ~TreeReader() = default;
  /// The bytes of a tree: `100644 name NUL` and twenty bytes for each entry.
  [[nodiscard]] virtual std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& id) = 0;
};

/// Files that differ, with their paths from the top; without `before` all files of `here`. Submodules are no files.
[[nodiscard]] std::expected<std::vector<TreeDifference>, std::string> compare_trees(
    TreeReader& reader, const ObjectId& here, const std::optional<ObjectId>& before);

/// The tree below `folder` (`a/b`; empty for the top itself); nothing when there is no such folder.
[[nodiscard]] std::expected<std::optional<ObjectId>, std::string> find_tree(TreeReader& reader, const ObjectId& top,
                                                                            std::string_view folder);

}  // namespace bondgenoot::content
