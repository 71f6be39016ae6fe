// The real file system, by POSIX calls.
//
// In/Out: as file_system.h. Owns nothing. Threads: any; each call stands alone.
#pragma once

#include "support/file_system.h"

namespace bondgenoot {

class DiskFileSystem final : public FileSystem {
 public:
  [[nodiscard]] std::expected<FileKind, IoError> kind(const std::string& path) const override;
  [[nodiscard]] std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] std::expected<std::string, IoError> read_part(const std::string& path, std::uint64_t offset,
                                                              std::size_t size) const override;
  [[nodiscard]] std::optional<FileStamp> stamp(const std::string& path) const override;
  [[nodiscard]] std::optional<FileStamp> folder_stamp(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> canonical(const std::string& path) const override;
  std::expected<void, IoError> write(const std::string& path, std::string_view bytes) override;
  [[nodiscard]] std::expected<std::unique_ptr<FileWriter>, IoError> create(const std::string& path) override;
  std::expected<void, IoError> make_directories(const std::string& path) override;
  std::expected<void, IoError> rename(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> exchange(const std::string& a, const std::string& b) override;
  std::expected<void, IoError> link(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> remove(const std::string& path) override;
  std::expected<void, IoError> sync(const std::string& path) override;
};

}  // namespace bondgenoot
