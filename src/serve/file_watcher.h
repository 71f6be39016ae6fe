// Sees what changes in the folders that a site is made of.
//
// In:  folders. Out: the paths that were written, made, moved or removed below them. Owns: what the system needs for
// it. Threads: `wait` is for one thread; `stop` for any.
//
// inotify where it works; a look at all files twice a second where it does not: on network file systems, which tell
// only of changes by this machine, and from the moment that the system has no more watches to give.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
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
  /// From now on these folders instead, by the thread that waits; true when they are others than before, and then
  /// something may have been missed.
  virtual bool follow(const std::vector<std::string>& folders) {
    static_cast<void>(folders);
    return false;
  }
  /// False from the moment that something may be missed for good: then another must take its place.
  [[nodiscard]] virtual bool is_complete() const { return true; }
};

/// Why changes cannot be told one by one.
enum class WatchTrouble : std::uint8_t {
  NoMoreWatches,  ///< From now on all files are looked at, again and again.
  TooManyAtOnce,  ///< All is to be looked at once.
};

struct WatchOptions {
  bool poll = false;                                  ///< Do not try inotify.
  std::chrono::milliseconds interval{500};            ///< Between two looks at all files.
  std::size_t watches = SIZE_MAX;                     ///< What is asked of the system at most.
  std::function<void(WatchTrouble)> on_trouble = {};  ///< Called by whoever makes the watcher or waits.
};

/// `folders` need not exist yet, and a file may be among them. Null when this cannot be done here.
[[nodiscard]] std::unique_ptr<FileWatcher> make_inotify_watcher(const std::vector<std::string>& folders,
                                                                WatchOptions options = {});
[[nodiscard]] std::unique_ptr<FileWatcher> make_polling_watcher(
    const std::vector<std::string>& folders, std::chrono::milliseconds interval = std::chrono::milliseconds(500));
/// The one that works here, and goes on working: the first as long as it can, then the second.
[[nodiscard]] std::unique_ptr<FileWatcher> make_watcher(const std::vector<std::string>& folders, WatchOptions options);

/// Whether it is a file that editors keep beside the one being edited, or one that the site never reads.
[[nodiscard]] bool is_passed_over(std::string_view name);

/// How deep folders are followed.
inline constexpr int kWatchedDepth = 40;

}  // namespace bondgenoot::serve
