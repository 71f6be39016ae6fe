// The world below `build`: an interface, so that tests can give a world in memory or one that fails.
//
// In:  paths, absolute or relative to the root the implementation was given; `/` separated.
// Out: bytes, names sorted bytewise, or an IoError. Never an exception.
// Owns: nothing that outlives a call. Threads: every member may be called from any thread at once, on different paths.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/hash.h"

namespace bondgenoot {

/// The world failed: the operation, the path, and why.
struct IoError {
  std::string operation;  ///< "read", "write" …, in the language spoken.
  std::string path;
  std::string reason;  ///< "No such file or directory" …
  int code = 0;        ///< errno

  [[nodiscard]] std::string message() const;
};

/// What an errno means, in the language spoken.
[[nodiscard]] std::string system_reason(int code);

enum class FileKind : std::uint8_t { Missing, File, Directory, Symlink, Other };

struct DirectoryEntry {
  std::string name;
  FileKind kind;            ///< Of the entry itself: a symlink is a Symlink.
  std::uint64_t inode = 0;  ///< Two names with one inode, on one device, are one file; 0 where that is not known.
};

/// What tells whether a file is still what it was, without reading it: whoever writes into it, puts another in its
/// place or sets its times changes one of these.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;    ///< Bytes.
  std::int64_t changed = 0;  ///< Nanoseconds since 1970, as POSIX has it in `st_ctim`: nobody can set it.
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A file that is being written, piece by piece. One that is not closed holds any part of it. Threads: one.
class FileWriter {
 public:
  FileWriter() = default;
  virtual ~FileWriter() = default;
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  [[nodiscard]] virtual std::expected<void, IoError> append(std::string_view bytes) = 0;
  /// Once, after the last piece.
  [[nodiscard]] virtual std::expected<void, IoError> close() = 0;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// What `path` is, symlinks not followed; Missing is an answer, not an error.
  [[nodiscard]] virtual std::expected<FileKind, IoError> kind(const std::string& path) const = 0;
  /// The entries of a folder, sorted bytewise by name, without `.` and `..`.
  [[nodiscard]] virtual std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const = 0;
  /// The whole file. A file over `limit` bytes is an error (EFBIG) that says so.
  [[nodiscard]] virtual std::expected<std::string, IoError> read(const std::string& path,
                                                                 std::uint64_t limit = UINT64_MAX) const = 0;
  /// At most `size` bytes of the file, from `offset` on: fewer only where it ends. Here by reading the whole.
  [[nodiscard]] virtual std::expected<std::string, IoError> read_part(const std::string& path, std::uint64_t offset,
                                                                      std::size_t size) const;
  /// Of a file, symlinks followed. Nothing where that cannot be relied on: for a file that changed only just now, which
  /// could change again within the same tick of the clock, and where times are kept in whole milliseconds or coarser.
  /// Here always nothing.
  [[nodiscard]] virtual std::optional<FileStamp> stamp(const std::string& path) const;
  /// Of a folder itself, no symlink: whoever adds, removes or renames something in it changes it, and what `list` gives
  /// stays the same while it does. Nothing as for a file. Here always nothing.
  [[nodiscard]] virtual std::optional<FileStamp> folder_stamp(const std::string& path) const;
  /// XXH3-128 of what `read` gives, where that is known without reading it. Here never.
  [[nodiscard]] virtual std::optional<Hash128> known_hash(const std::string& path, std::uint64_t limit) const;
  /// The path with every symlink resolved.
  [[nodiscard]] virtual std::expected<std::string, IoError> canonical(const std::string& path) const = 0;

  /// Creates or replaces the file; its folder exists. Does not sync.
  virtual std::expected<void, IoError> write(const std::string& path, std::string_view bytes) = 0;
  /// The same for a file that comes in pieces; this must outlive the writer. Here by `write`, when all are there.
  [[nodiscard]] virtual std::expected<std::unique_ptr<FileWriter>, IoError> create(const std::string& path);
  virtual std::expected<void, IoError> make_directories(const std::string& path) = 0;
  virtual std::expected<void, IoError> rename(const std::string& from, const std::string& to) = 0;
  /// Swaps two names in one step (Linux renameat2, RENAME_EXCHANGE); fails with ENOSYS or EINVAL where that is missing.
  virtual std::expected<void, IoError> exchange(const std::string& a, const std::string& b) = 0;
  /// Gives the file at `from` a second name, `to`, which does not exist yet (a hard link): no bytes, same times.
  virtual std::expected<void, IoError> link(const std::string& from, const std::string& to) = 0;
  /// Removes one file, symlink or empty folder.
  virtual std::expected<void, IoError> remove(const std::string& path) = 0;
  /// Flushes a file, or for a folder the whole file system it is on, to the device.
  virtual std::expected<void, IoError> sync(const std::string& path) = 0;
};

}  // namespace bondgenoot
