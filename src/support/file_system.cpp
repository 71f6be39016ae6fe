#include "support/file_system.h"

#include <cerrno>
#include <cstring>

#include "support/phrase.h"

namespace bondgenoot {

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
