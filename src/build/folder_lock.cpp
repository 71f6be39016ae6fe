#include "build/folder_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "support/phrase.h"

namespace bondgenoot::build {

std::expected<FolderLock, IoError> FolderLock::wait(const std::string& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(IoError{phrase("open"), folder, system_reason(errno), errno});
  while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) {
  }
  return FolderLock(descriptor);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace bondgenoot::build
