// A folder for one process at a time: of two builds into one place, the second waits for the first.
//
// In:  a folder. Out: a lock, until it goes out of scope or its process ends, however it ends. Owns: an open file
// descriptor. Threads: one lock at a time each. Only those who ask for it are kept out (flock(2)); no file is made for
// it.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <utility>

#include "support/file_system.h"

namespace bondgenoot::build {

class FolderLock {
 public:
  /// Waits until no other process has it. Where the file system knows no locks, there is none, and that is no error.
  [[nodiscard]] static std::expected<FolderLock, IoError> wait(const std::string& folder);
  /// Nothing when another process has it, or the folder cannot be opened.
  [[nodiscard]] static std::optional<FolderLock> try_now(const std::string& folder);

  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  [[nodiscard]] static std::expected<FolderLock, IoError> open(const std::string& folder);

  int descriptor_;
};

}  // namespace bondgenoot::build
