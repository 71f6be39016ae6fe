// Sees what changes in the folders that a site is made of.
//
// In:  folders. Out: the paths that were written, made, moved or removed below them. Owns: what the system needs for
// it. Threads: `wait` is for one thread; `stop` for any.
//
// inotify where it works; a look at all files twice a second where it does not: on network file systems, which tell
// only of changes by this machine, and when the system has no more watches to give.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "build/memory.h"

namespace bondgenoot::serve {

class FileWatcher {
 public:
  virtual ~FileWatcher() = default;
  /// What changed since the last call; empty after `timeout`, or when it was stopped.
  [[nodiscard]] virtual build::Changes wait(std::chrono::milliseconds timeout) = 0;
  /// Ends a wait at once, and all later ones.
  virtual void stop() = 0;
  [[nodiscard]] virtual bool is_polling() const = 0;
};

/// `folders` need not exist yet, and a file may be among them. Null when this cannot be done here.
[[nodiscard]] std::unique_ptr<FileWatcher> make_inotify_watcher(const std::vector<std::string>& folders);
[[nodiscard]] std::unique_ptr<FileWatcher> make_polling_watcher(
    const std::vector<std::string>& folders, std::chrono::milliseconds interval = std::chrono::milliseconds(500));
/// The one that works here. `poll`: do not try the first.
[[nodiscard]] std::unique_ptr<FileWatcher> make_watcher(const std::vector<std::string>& folders, bool poll);

/// Whether it is a file that editors keep beside the one being edited, or one that the site never reads.
[[nodiscard]] bool is_passed_over(std::string_view name);

/// How deep folders are followed.
inline constexpr int kWatchedDepth = 40;

}  // namespace bondgenoot::serve
