// When each file was first and last changed, found in one walk back through the commits for all files together.
//
// In:  the files of the newest commit; commits, children before parents, each with its differences from its parents.
// Out: a first and a last change for each file. Owns: who is followed where. Threads: one at a time.
//
// Each commit on the way has the files that are followed through it, under the names they had there. A file goes on to
// the first parent that has it unchanged; where no parent has, it was changed. So a merge changes what it mends by hand
// and nothing else, and the work grows with the differences, not with files times commits. A file that comes with the
// bytes of one that goes was renamed, which is no change to its text; one that resembles it was renamed and changed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/text.h"

namespace bondgenoot::content {

/// The name git gives to what it keeps: a SHA-1.
using ObjectId = std::array<unsigned char, 20>;

struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const {
    std::size_t hash = 0;  // Any part of a SHA-1 is a hash.
    std::memcpy(&hash, id.data(), sizeof hash);
    return hash;
  }
};

/// In 40 hex digits.
[[nodiscard]] std::string hex(const ObjectId& id);

/// A path at which a commit and one of its parents differ.
struct TreeDifference {
  std::string path;
  std::optional<ObjectId> here;    ///< The file in the commit; nothing when it is gone.
  std::optional<ObjectId> before;  ///< The file in the parent; nothing when it is new.
};

/// Seconds since 1970-01-01T00:00:00Z.
struct FileChanges {
  std::int64_t first = 0;
  std::int64_t last = 0;
  friend bool operator==(const FileChanges&, const FileChanges&) = default;
};

struct Commit {
  ObjectId id = {};
  std::int64_t time = 0;
  std::vector<ObjectId> parents;
};

struct Rename {
  std::string from;
  std::string to;
};

/// Where the walk learns what a commit did. Errors are in the words of whoever reads the repository.
class CommitReader {
 public:
  virtual ~CommitReader() = default;
  [[nodiscard]] virtual std::expected<std::vector<TreeDifference>, std::string> differences(const Commit& commit,
                                                                                            std::size_t parent) = 0;
  /// Files that resemble one that is gone, which their name does not tell.
  [[nodiscard]] virtual std::expected<std::vector<Rename>, std::string> likely_renames(const Commit& commit,
                                                                                       std::size_t parent) = 0;
};

class CommitWalk {
 public:
  CommitWalk(const ObjectId& head, std::span<const std::string> paths);

  /// Whether all is known: older commits need not be looked at.
  [[nodiscard]] bool is_done() const { return open_ == 0; }
  [[nodiscard]] bool follows(const ObjectId& commit) const { return followed_.contains(commit); }

  /// Takes for granted what is known of the files of a commit: `known(path)` gives `const FileChanges*`.
  template <typename Known>
  void settle(const ObjectId& commit, const Known& known);

  /// Sends what is followed through the commit on to its parents.
  [[nodiscard]] std::expected<void, std::string> visit(const Commit& commit, CommitReader& reader);

  /// In the order of the paths given; to be believed once the walk is done.
  [[nodiscard]] const std::vector<FileChanges>& changes() const { return changes_; }

 private:
  using Files = std::vector<std::uint32_t>;  ///< Indices; two, when two files were one before a merge.
  using Followed = StringMap<Files>;         ///< By the path in that commit.
  struct Changed {
    std::string path;
    std::optional<ObjectId> blob = {};
    Files files = {};
    std::string origin = {};  ///< Its name in the parent with the number `parent`; empty until found.
    std::size_t parent = 0;
    bool is_change = true;
  };
  using Differences = std::vector<std::vector<TreeDifference>>;

  void follow(const ObjectId& commit, std::string path, const Files& files);
  void follow_all(const ObjectId& commit, Followed files);
  void mark_last(std::uint32_t file, std::int64_t time);
  void mark_first(std::uint32_t file, std::int64_t time);
  static std::vector<Changed> take_changed(Followed& here, const std::vector<TreeDifference>& differences);
  void pass_unchanged(const ObjectId& parent, std::vector<Changed>& changed,
                      const std::vector<TreeDifference>& differences);
  static void find_same_name(std::vector<Changed>& changed, const Differences& differences);
  static void find_exact_renames(std::vector<Changed>& changed, const Differences& differences);
  [[nodiscard]] static std::expected<void, std::string> find_likely_renames(const Commit& commit, CommitReader& reader,
                                                                            std::vector<Changed>& changed,
                                                                            const Differences& differences);

  std::unordered_map<ObjectId, Followed, ObjectIdHash> followed_;
  std::vector<FileChanges> changes_;
  std::vector<bool> has_last_;
  std::size_t open_ = 0;
};

template <typename Known>
void CommitWalk::settle(const ObjectId& commit, const Known& known) {
  const auto found = followed_.find(commit);
  if (found == followed_.end()) return;
  std::erase_if(found->second, [&](const auto& followed) {
    const FileChanges* changes = known(followed.first);
    if (changes == nullptr) return false;
    for (const std::uint32_t file : followed.second) {
      mark_last(file, changes->last);
      mark_first(file, changes->first);
    }
    return true;
  });
}

}  // namespace bondgenoot::content
