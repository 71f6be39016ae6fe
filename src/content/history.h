// What git remembers of the entries: when each came and when it was last changed.
//
// In:  the folder of a project on disk, and what was known before. Out: the history of the `.md` files below its
//      `content/`, as its last commit has them; or why there is none. Owns: its strings. Threads: one at a time, but
//      `is_committed`, which any may call.
//
// Only the repository is read: no setting of the machine or its user plays a part, so the same commit gives the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/commit_walk.h"
#include "support/hash.h"

namespace bondgenoot::content {

struct FileHistory {
  std::string path;    ///< As entries name it: `content/good-practices/de-hef.md`.
  ObjectId blob = {};  ///< The bytes that the last commit has.
  FileChanges changes;
  std::optional<Hash128> seen;  ///< Of a text that was found to be those bytes, so that it need not be asked again.
  friend bool operator==(const FileHistory&, const FileHistory&) = default;
};

enum class HistoryState : std::uint8_t {
  Whole,       ///< All is known.
  None,        ///< No repository, no commit, or no entry in the last commit: there is nothing to know.
  Shallow,     ///< A clone that lacks older commits.
  Unreadable,  ///< The repository is there and cannot be read; see `reason`.
};

struct History {
  HistoryState state = HistoryState::None;
  std::string reason;              ///< In libgit2's words; only when Unreadable.
  std::string commit;              ///< The last one, in hex; with `folder` it says what this is the history of.
  std::string folder;              ///< The project's, from the top of the repository: `docs/redactie/`, or empty.
  std::vector<FileHistory> files;  ///< Sorted by path.

  [[nodiscard]] const FileHistory* find(std::string_view path) const;
  friend bool operator==(const History&, const History&) = default;
};

/// What an entry may tell: seconds since 1970-01-01T00:00:00Z, nothing where git does not know.
struct EntryDates {
  std::optional<std::int64_t> added;
  std::optional<std::int64_t> changed;  ///< Nothing for a file with changes that were not committed.
};

/// `known` is what an earlier call gave: when nothing was committed since it is given back, otherwise the walk stops
/// where it begins.
[[nodiscard]] History read_history(const std::string& project_root, History known = {});

/// Which history a project has, without reading it: its last commit in hex, a blank, and the project's folder in the
/// repository, as History has them. Empty where there is no commit to be read.
[[nodiscard]] std::string history_name(const std::string& project_root);
[[nodiscard]] std::string history_name(const History& history);

/// Whether a file holds what the last commit has. Line ends may differ: git may change them on its way to the disk.
[[nodiscard]] bool is_committed(const FileHistory& file, std::string_view text);

}  // namespace bondgenoot::content
