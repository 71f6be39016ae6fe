// A file system whose n-th operation fails: for tests that nothing tears.
#pragma once

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

#include "support/file_system.h"

namespace bondgenoot::tests {

class FaultyFileSystem final : public FileSystem {
 public:
  /// Fails the operation with number `fails_at`, counted from 0, with ENOSPC.
  FaultyFileSystem(FileSystem& real, std::size_t fails_at) : real_(real), fails_at_(fails_at) {}

  /// Whether the failure has happened; otherwise all n operations were fine.
  [[nodiscard]] bool failed() const { return failed_; }

  [[nodiscard]] std::expected<FileKind, IoError> kind(const std::string& path) const override {
    return faulty("look at", path) ? error<FileKind>("look at", path) : real_.kind(path);
  }
  [[nodiscard]] std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const override {
    return faulty("list", path) ? error<std::vector<DirectoryEntry>>("list", path) : real_.list(path);
  }
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path, std::uint64_t limit) const override {
    return faulty("read", path) ? error<std::string>("read", path) : real_.read(path, limit);
  }
  [[nodiscard]] std::expected<std::string, IoError> canonical(const std::string& path) const override {
    return faulty("resolve", path) ? error<std::string>("resolve", path) : real_.canonical(path);
  }
  std::expected<void, IoError> write(const std::string& path, std::string_view bytes) override {
    if (!faulty("write", path)) return real_.write(path, bytes);
    static_cast<void>(real_.write(path, bytes.substr(0, bytes.size() / 2)));  // A full disk leaves half a file.
    return error<void>("write", path);
  }
  std::expected<void, IoError> make_directories(const std::string& path) override {
    return faulty("create", path) ? error<void>("create", path) : real_.make_directories(path);
  }
  std::expected<void, IoError> rename(const std::string& from, const std::string& to) override {
    return faulty("rename", from) ? error<void>("rename", from) : real_.rename(from, to);
  }
  std::expected<void, IoError> exchange(const std::string& a, const std::string& b) override {
    return faulty("exchange", a) ? error<void>("exchange", a) : real_.exchange(a, b);
  }
  std::expected<void, IoError> link(const std::string& from, const std::string& to) override {
    return faulty("link", to) ? error<void>("link", to) : real_.link(from, to);
  }
  std::expected<void, IoError> remove(const std::string& path) override {
    return faulty("remove", path) ? error<void>("remove", path) : real_.remove(path);
  }
  std::expected<void, IoError> sync(const std::string& path) override {
    return faulty("sync", path) ? error<void>("sync", path) : real_.sync(path);
  }

 private:
  bool faulty(const char*, const std::string&) const {
    if (count_.fetch_add(1) != fails_at_) return false;
    failed_ = true;
    return true;
  }
  template <typename T>
  static std::expected<T, IoError> error(const char* operation, const std::string& path) {
    return std::unexpected(IoError{operation, path, std::strerror(ENOSPC), ENOSPC});
  }

  FileSystem& real_;
  std::size_t fails_at_;
  mutable std::atomic<std::size_t> count_ = 0;
  mutable std::atomic<bool> failed_ = false;
};

}  // namespace bondgenoot::tests
