#include "support/disk_file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot {
namespace {

std::unexpected<IoError> failed(Words operation, const std::string& path, int code = errno) {
  return std::unexpected(IoError{operation, path, system_reason(code), code});
}

// What the system is asked for: it knows no empty path.
const char* system_path(const std::string& path) { return path.empty() ? "." : path.c_str(); }

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode = 0)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool ok() const { return value_ >= 0; }
  /// Closing can be where a full disk or a network file system reports the failure.
  [[nodiscard]] bool close() {
    const int closed = ::close(value_);
    value_ = -1;
    return closed == 0;
  }

 private:
  int value_;
};

class DiskWriter final : public FileWriter {
 public:
  explicit DiskWriter(const std::string& path) : path_(path), file_(path, O_WRONLY | O_CREAT | O_TRUNC, kMode) {}
  [[nodiscard]] bool ok() const { return file_.ok(); }
  [[nodiscard]] std::expected<void, IoError> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failed(phrase("write"), path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  [[nodiscard]] std::expected<void, IoError> close() override {
    if (!file_.close()) return failed(phrase("write"), path_);
    return {};
  }

 private:
  static constexpr mode_t kMode = 0644;

  std::string path_;
  Descriptor file_;
};

std::expected<std::string, IoError> read_from(const Descriptor& file, const std::string& path, std::uint64_t offset,
                                              std::size_t size) {
  std::string bytes;
  int code = 0;
  bytes.resize_and_overwrite(size, [&](char* room, std::size_t) {
    std::size_t done = 0;
    while (done < size) {
      const ssize_t got = ::pread(file.get(), room + done, size - done, static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) code = errno;
      if (got <= 0) break;  // Nothing more: it ends here, or shrank while we read.
      done += static_cast<std::size_t>(got);
    }
    return done;
  });
  if (code != 0) return failed(phrase("read"), path, code);
  return bytes;
}

constexpr std::int64_t kSecond = 1'000'000'000;  // Nanoseconds, as the next two.
constexpr std::int64_t kLongestTick =
    20'000'000;  // Linux gives files the time of the last of 100 to 1,000 ticks a second.
constexpr std::int64_t kCoarseTime = 1'000'000;  // What comes out even is of a file system that keeps no finer times.

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kSecond + time.tv_nsec; }

// The same that git does for its index (its documentation calls it racy-git): a time is worth something when the clock
// has ticked since.
std::optional<FileStamp> stamp_of(const struct stat& status) {
  const std::int64_t changed = nanoseconds(status.st_ctim);
  timespec now{};
  const bool is_old = ::clock_gettime(CLOCK_REALTIME, &now) == 0 && changed < nanoseconds(now) - kLongestTick;
  if (!is_old || changed % kCoarseTime == 0) return std::nullopt;
  return FileStamp{.device = status.st_dev,
                   .inode = status.st_ino,
                   .size = static_cast<std::uint64_t>(status.st_size),
                   .changed = changed};
}

FileKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::File;
  if (S_ISDIR(mode)) return FileKind::Directory;
  return S_ISLNK(mode) ? FileKind::Symlink : FileKind::Other;
}

}  // namespace

std::expected<FileKind, IoError> DiskFileSystem::kind(const std::string& path) const {
  struct stat status{};
  if (::lstat(system_path(path), &status) == 0) return kind_of_mode(status.st_mode);
  if (errno == ENOENT || errno == ENOTDIR) return FileKind::Missing;
  return failed(phrase("look at"), path);
}

std::expected<std::vector<DirectoryEntry>, IoError> DiskFileSystem::list(const std::string& path) const {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(system_path(path)), &::closedir);
  if (!folder) return failed(phrase("list"), path);
  std::vector<DirectoryEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    FileKind found = FileKind::Other;
    if (entry->d_type == DT_REG)
      found = FileKind::File;
    else if (entry->d_type == DT_DIR)
      found = FileKind::Directory;
    else if (entry->d_type == DT_LNK)
      found = FileKind::Symlink;
    else if (entry->d_type == DT_UNKNOWN)
      found = kind(joined_path(path, name)).value_or(FileKind::Other);
    entries.push_back({name, found, entry->d_ino});
    errno = 0;
  }
  if (errno != 0) return failed(phrase("list"), path);
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

std::expected<std::string, IoError> DiskFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  if (!file.ok()) return failed(phrase("read"), path);
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return failed(phrase("read"), path);
  if (S_ISDIR(status.st_mode)) return failed(phrase("read"), path, EISDIR);
  if (!S_ISREG(status.st_mode)) return failed(phrase("read"), path, EINVAL);
  if (static_cast<std::uint64_t>(status.st_size) > limit) return failed(phrase("read"), path, EFBIG);
  return read_from(file, path, 0, static_cast<std::size_t>(status.st_size));
}

std::expected<std::string, IoError> DiskFileSystem::read_part(const std::string& path, std::uint64_t offset,
                                                              std::size_t size) const {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  if (!file.ok()) return failed(phrase("read"), path);
  return read_from(file, path, offset, size);
}

std::optional<FileStamp> DiskFileSystem::stamp(const std::string& path) const {
  struct stat status{};
  if (::stat(system_path(path), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

std::optional<FileStamp> DiskFileSystem::folder_stamp(const std::string& path) const {
  struct stat status{};
  if (::lstat(system_path(path), &status) != 0 || !S_ISDIR(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

std::expected<std::string, IoError> DiskFileSystem::canonical(const std::string& path) const {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(system_path(path), nullptr), &std::free);
  if (!resolved) return failed(phrase("resolve"), path);
  return std::string(resolved.get());
}

std::expected<void, IoError> DiskFileSystem::write(const std::string& path, std::string_view bytes) {
  DiskWriter file(path);
  if (!file.ok()) return failed(phrase("write"), path);
  if (auto written = file.append(bytes); !written) return written;
  return file.close();
}

std::expected<std::unique_ptr<FileWriter>, IoError> DiskFileSystem::create(const std::string& path) {
  auto file = std::make_unique<DiskWriter>(path);
  if (!file->ok()) return failed(phrase("write"), path);
  return file;
}

std::expected<void, IoError> DiskFileSystem::make_directories(const std::string& path) {
  constexpr mode_t kMode = 0755;
  if (path.empty() || ::mkdir(path.c_str(), kMode) == 0) return {};
  if (errno == ENOENT) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0) return failed(phrase("create"), path);
    if (auto made = make_directories(path.substr(0, slash)); !made) return made;
    if (::mkdir(path.c_str(), kMode) == 0) return {};
  }
  struct stat status{};
  const int code = errno;
  if (code == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return {};
  return failed(phrase("create"), path, code == EEXIST ? ENOTDIR : code);
}

std::expected<void, IoError> DiskFileSystem::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failed(phrase("rename"), from);
  return {};
}

std::expected<void, IoError> DiskFileSystem::exchange(const std::string& a, const std::string& b) {
  if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) != 0) return failed(phrase("exchange"), a);
  return {};
}

std::expected<void, IoError> DiskFileSystem::link(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) != 0) return failed(phrase("hard-link"), to);
  return {};
}

std::expected<void, IoError> DiskFileSystem::remove(const std::string& path) {
  if (::remove(path.c_str()) != 0) return failed(phrase("remove"), path);
  return {};
}

std::expected<void, IoError> DiskFileSystem::sync(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  struct stat status{};
  if (!file.ok() || ::fstat(file.get(), &status) != 0) return failed(phrase("sync"), path);
  const int synced = S_ISDIR(status.st_mode) ? ::syncfs(file.get()) : ::fsync(file.get());
  if (synced != 0) return failed(phrase("sync"), path);
  return {};
}

}  // namespace bondgenoot
