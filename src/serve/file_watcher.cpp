#include "serve/file_watcher.h"

#include <algorithm>
#include <mutex>
#include <utility>

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

// The one that works here at this moment.
std::unique_ptr<FileWatcher> make_one(const std::vector<std::string>& folders, const WatchOptions& options) {
  if (!options.poll && std::ranges::none_of(folders, is_remote)) {
    if (auto watcher = make_inotify_watcher(folders, options)) return watcher;
  }
  return make_polling_watcher(folders, options.interval);
}

/// inotify until it may miss something, then polling.
class LastingWatcher final : public FileWatcher {
 public:
  LastingWatcher(std::vector<std::string> folders, WatchOptions options, std::unique_ptr<FileWatcher> first)
      : folders_(std::move(folders)), options_(std::move(options)), current_(std::move(first)) {}

  [[nodiscard]] build::Changes wait(std::chrono::milliseconds timeout) override {
    build::Changes changes = current_->wait(timeout);
    if (current_->is_complete()) return changes;
    auto polling = make_polling_watcher(folders_, options_.interval);
    {
      const std::scoped_lock lock(mutex_);
      if (ended_) polling->stop();
      current_ = std::move(polling);
    }
    changes.unknown = true;
    if (options_.on_trouble) options_.on_trouble(WatchTrouble::NoMoreWatches);
    return changes;
  }

  bool follow(const std::vector<std::string>& folders) override {
    if (folders == folders_) return false;
    folders_ = folders;
    auto next = make_one(folders_, options_);
    const std::scoped_lock lock(mutex_);
    if (ended_) next->stop();
    current_ = std::move(next);
    return true;
  }

  void stop() override {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    current_->stop();
  }

  [[nodiscard]] bool is_polling() const override {
    const std::scoped_lock lock(mutex_);
    return current_->is_polling();
  }

 private:
  std::vector<std::string> folders_;
  WatchOptions options_;
  mutable std::mutex mutex_;  // Guards what follows against `stop`; only `wait` changes the watcher.
  std::unique_ptr<FileWatcher> current_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<FileWatcher> make_watcher(const std::vector<std::string>& folders, WatchOptions options) {
  auto first = make_one(folders, options);
  return std::make_unique<LastingWatcher>(folders, std::move(options), std::move(first));
}

bool is_passed_over(std::string_view name) {
  if (name == ".well-known") return false;
  return name.empty() || name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

}  // namespace bondgenoot::serve
