// A git repository, for reading. repository.cpp is the only file with libgit2.
//
// In:  a folder of a working tree. Out: commits, trees and the order in which to walk them; errors in libgit2's words.
// Owns: what libgit2 holds open. Threads: one at a time, but `is_blob`, which any may call.
//
// Only the repository is read: no setting of the machine or its user plays a part, so the same commit gives the same.
// The library is opened by the first call, as pictures/encoder.h tells of libvips: it brings fourteen others along, and
// most commands do without.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/commit_walk.h"
#include "content/git_tree.h"

namespace bondgenoot::content {

class Repository : public TreeReader, public CommitReader {
 public:
  Repository() = default;
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  /// The one that `folder` is in; null where there is none.
  [[nodiscard]] static std::expected<std::unique_ptr<Repository>, std::string> open(const std::string& folder);

  /// From the top of the working tree, with a slash at its end; empty for the top, nothing when `folder` is not in it.
  [[nodiscard]] virtual std::optional<std::string> path_of(const std::string& folder) const = 0;
  /// The last commit; nothing when nothing was committed yet.
  [[nodiscard]] virtual std::expected<std::optional<ObjectId>, std::string> head() const = 0;
  /// A clone that lacks older commits.
  [[nodiscard]] virtual bool is_shallow() const = 0;
  [[nodiscard]] virtual std::expected<Commit, std::string> commit(const ObjectId& id) = 0;
  /// The tree at the top of a commit.
  [[nodiscard]] virtual std::expected<ObjectId, std::string> top(const ObjectId& commit) = 0;

  /// From now on `next` gives the commits that lead to `head`, children before parents, the newest first; nothing after
  /// the last.
  [[nodiscard]] virtual std::expected<void, std::string> walk_from(const ObjectId& head) = 0;
  [[nodiscard]] virtual std::expected<std::optional<ObjectId>, std::string> next() = 0;
};

/// Whether git gives `bytes`, as a file, the name `id`.
[[nodiscard]] bool is_blob(const ObjectId& id, std::string_view bytes);

}  // namespace bondgenoot::content
