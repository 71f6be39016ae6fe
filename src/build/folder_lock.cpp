#include "build/folder_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "support/phrase.h"

namespace bondgenoot::build {

std::expected<FolderLock, IoError> FolderLock::open(const std::string& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(IoError{phrase("open"), folder, system_reason(errno), errno});
  return FolderLock(descriptor);
}

std::expected<FolderLock, IoError> FolderLock::wait(const std::string& folder) {
  auto lock = open(folder);
  while (lock && ::flock(lock->descriptor_, LOCK_EX) != 0 && errno == EINTR) {
  }
  return lock;
}

std::optional<FolderLock> FolderLock::try_now(const std::string& folder) {
  auto lock = open(folder);
  if (!lock || (::flock(lock->descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)) return std::nullopt;
  return std::move(*lock);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace bondgenoot::build
