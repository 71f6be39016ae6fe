#include "serve/file_watcher.h"

#include <algorithm>

#include <sys/statfs.h>

#include <linux/magic.h>

namespace bondgenoot::serve {
namespace {

// File systems whose changes may be made by another machine.
bool is_remote(const std::string& folder) {
  constexpr long kCifs = 0xFF534D42;
  constexpr long kSmb2 = 0xFE534D42;
  constexpr long kFuse = 0x65735546;
  constexpr long kNinePlan = 0x01021997;  // Folders of a host in a virtual machine.
  constexpr long kRemote[] = {NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, AFS_SUPER_MAGIC, kCifs, kSmb2, kFuse, kNinePlan};
  struct statfs found{};
  return ::statfs(folder.c_str(), &found) == 0 &&
         std::ranges::find(kRemote, static_cast<long>(found.f_type)) != std::end(kRemote);
}

}  // namespace

std::unique_ptr<FileWatcher> make_watcher(const std::vector<std::string>& folders, bool poll) {
  if (!poll && std::ranges::none_of(folders, is_remote)) {
    if (auto watcher = make_inotify_watcher(folders)) return watcher;
  }
  return make_polling_watcher(folders);
}

bool is_passed_over(std::string_view name) {
  if (name == ".well-known") return false;
  return name.empty() || name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

}  // namespace bondgenoot::serve
