#include "support/file_system.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "support/phrase.h"

namespace bondgenoot {
namespace {

class CollectingWriter final : public FileWriter {
 public:
  CollectingWriter(FileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}
  [[nodiscard]] std::expected<void, IoError> append(std::string_view bytes) override {
    bytes_ += bytes;
    return {};
  }
  [[nodiscard]] std::expected<void, IoError> close() override { return files_.write(path_, bytes_); }

 private:
  FileSystem& files_;
  std::string path_;
  std::string bytes_;
};

}  // namespace

std::optional<FileStamp> FileSystem::stamp(const std::string&) const { return std::nullopt; }

std::optional<FileStamp> FileSystem::folder_stamp(const std::string&) const { return std::nullopt; }

std::optional<Hash128> FileSystem::known_hash(const std::string&, std::uint64_t) const { return std::nullopt; }

std::expected<std::string, IoError> FileSystem::read_part(const std::string& path, std::uint64_t offset,
                                                          std::size_t size) const {
  auto bytes = read(path);
  if (!bytes || (offset == 0 && bytes->size() <= size)) return bytes;
  return offset < bytes->size() ? bytes->substr(offset, size) : std::string();
}

std::expected<std::unique_ptr<FileWriter>, IoError> FileSystem::create(const std::string& path) {
  return std::make_unique<CollectingWriter>(*this, path);
}

std::string IoError::message() const { return phrase("cannot {} `{}`: {}", operation, path, reason); }

std::string system_reason(int code) {
  switch (code) {
    case ENOENT:
      return phrase("No such file or directory");
    case EACCES:
    case EPERM:
      return phrase("Permission denied");
    case ENOSPC:
    case EDQUOT:
      return phrase("No space left on device");
    case EROFS:
      return phrase("Read-only file system");
    case EEXIST:
      return phrase("File exists");
    case EISDIR:
      return phrase("Is a directory");
    case ENOTDIR:
      return phrase("Not a directory");
    case ENOTEMPTY:
      return phrase("Directory not empty");
    case EFBIG:
      return phrase("File too large");
    case ELOOP:
      return phrase("Too many levels of symbolic links");
    case ENAMETOOLONG:
      return phrase("File name too long");
    case EMFILE:
    case ENFILE:
      return phrase("Too many open files");
    case EIO:
      return phrase("Input/output error");
    default:
      return std::strerror(code);  // What a system seldom says, it says in its own words.
  }
}

}  // namespace bondgenoot
