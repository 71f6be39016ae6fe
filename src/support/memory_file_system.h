// A file system in memory that records what is read and written: for tests and, later, for serving.
//
// In/Out: as file_system.h; paths are normalised, relative ones and absolute ones are the same tree.
// Owns: the files. Threads: a mutex guards the tree, so any.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/file_system.h"

namespace bondgenoot {

class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem() = default;
  /// Files by path; folders follow from them.
  explicit MemoryFileSystem(const std::map<std::string, std::string>& files);

  [[nodiscard]] std::expected<FileKind, IoError> kind(const std::string& path) const override;
  [[nodiscard]] std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] std::optional<FileStamp> stamp(const std::string& path) const override;
  [[nodiscard]] std::optional<FileStamp> folder_stamp(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> canonical(const std::string& path) const override;
  std::expected<void, IoError> write(const std::string& path, std::string_view bytes) override;
  std::expected<void, IoError> make_directories(const std::string& path) override;
  std::expected<void, IoError> rename(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> exchange(const std::string& a, const std::string& b) override;
  std::expected<void, IoError> link(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> remove(const std::string& path) override;
  std::expected<void, IoError> sync(const std::string& path) override;

  /// All files, sorted by path.
  [[nodiscard]] std::map<std::string, std::string> files() const;
  /// Paths read, listed and written since the last call, in order.
  [[nodiscard]] std::vector<std::string> take_reads();
  [[nodiscard]] std::vector<std::string> take_lists();
  [[nodiscard]] std::vector<std::string> take_writes();

 private:
  struct File {
    std::string bytes;
    std::uint64_t version = 0;  // Another for each time that a file is written.
  };

  // These expect the mutex to be held and paths to be normalised.
  [[nodiscard]] FileKind kind_of(const std::string& name) const;
  [[nodiscard]] bool has_children(const std::string& name) const;
  [[nodiscard]] std::map<std::string, FileKind> children_of(const std::string& name) const;
  void move_tree(const std::string& from, const std::string& to);

  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::uint64_t written_ = 0;
  std::set<std::string> folders_;
  mutable std::vector<std::string> reads_;
  mutable std::vector<std::string> lists_;
  std::vector<std::string> writes_;
};

}  // namespace bondgenoot
