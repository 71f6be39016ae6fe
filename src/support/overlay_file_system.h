// A file system as it would be after some changes: for judging them before any is made.
//
// In:  another file system, which is only read, and the changes. Out: both as one. Owns: the changes, not the other.
// Threads: changing is for one thread; reading is for any number once nothing is changed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/file_system.h"

namespace bondgenoot {

class OverlayFileSystem final : public FileSystem {
 public:
  /// `below` outlives it. Paths are taken as they are written: the same file under two names is two files here.
  explicit OverlayFileSystem(const FileSystem& below) : below_(below) {}

  [[nodiscard]] std::expected<FileKind, IoError> kind(const std::string& path) const override;
  [[nodiscard]] std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] std::expected<std::string, IoError> canonical(const std::string& path) const override;
  std::expected<void, IoError> write(const std::string& path, std::string_view bytes) override;
  std::expected<void, IoError> make_directories(const std::string& path) override;
  std::expected<void, IoError> rename(const std::string& from, const std::string& to) override;
  /// Not here: fails with ENOSYS.
  std::expected<void, IoError> exchange(const std::string& a, const std::string& b) override;
  std::expected<void, IoError> link(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> remove(const std::string& path) override;
  std::expected<void, IoError> sync(const std::string& path) override;

 private:
  /// What a path is now. A file or folder that came from elsewhere is read below, under its old name.
  struct Node {
    FileKind kind = FileKind::Missing;
    std::optional<std::string> below = {};  ///< Its path in the other file system; without one it is new.
    std::string bytes = {};                 ///< Of a new file.
  };

  /// A path that nothing was done to is what it is below, under the same name or that of the folder it moved with.
  [[nodiscard]] std::expected<Node, IoError> find(const std::string& path) const;

  const FileSystem& below_;
  std::map<std::string, Node, std::less<>> changed_;
};

}  // namespace bondgenoot
