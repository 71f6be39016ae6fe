// Polling: looks at all files again and again.
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <utility>

#include <sys/stat.h>

#include "serve/file_watcher.h"

namespace bondgenoot::serve {
namespace {

namespace fs = std::filesystem;

/// What tells one state of a file from another without reading it.
struct Stamp {
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
  std::int64_t size = 0;
  std::uint64_t number = 0;  // Another file under the same name has another one.
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
using Stamps = std::map<std::string, Stamp>;

Stamp stamp_of(const struct stat& found) {
  return {.seconds = found.st_mtim.tv_sec,
          .nanoseconds = found.st_mtim.tv_nsec,
          .size = found.st_size,
          .number = found.st_ino};
}

void look_into(const fs::path& folder, int depth, Stamps& stamps) {
  std::error_code error;
  if (depth == 0) return;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_passed_over(entry->path().filename().string())) continue;
    struct stat found{};
    if (::stat(entry->path().c_str(), &found) != 0) continue;
    if (S_ISDIR(found.st_mode)) {
      look_into(entry->path(), depth - 1, stamps);
    } else {
      stamps[entry->path().string()] = stamp_of(found);
    }
  }
}

class PollingWatcher final : public FileWatcher {
 public:
  PollingWatcher(std::vector<std::string> folders, std::chrono::milliseconds interval)
      : folders_(std::move(folders)), interval_(interval), stamps_(look()) {}

  [[nodiscard]] build::Changes wait(std::chrono::milliseconds timeout) override {
    const auto until = std::chrono::steady_clock::now() + timeout;
    build::Changes changes;
    do {
      std::unique_lock lock(mutex_);
      const auto pause = std::min<std::chrono::steady_clock::duration>(
          interval_, std::max<std::chrono::steady_clock::duration>(until - std::chrono::steady_clock::now(), {}));
      if (changed_.wait_for(lock, pause, [&] { return ended_; })) return changes;
      lock.unlock();
      compare(look(), changes);
    } while (changes.empty() && std::chrono::steady_clock::now() < until);
    return changes;
  }

  void stop() override {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  [[nodiscard]] bool is_polling() const override { return true; }

 private:
  [[nodiscard]] Stamps look() const {
    Stamps stamps;
    for (const std::string& folder : folders_) {
      struct stat found{};
      if (::stat(folder.c_str(), &found) == 0 && S_ISREG(found.st_mode)) stamps[folder] = stamp_of(found);
      look_into(folder, kWatchedDepth, stamps);
    }
    return stamps;
  }

  void compare(Stamps now, build::Changes& changes) {
    for (const auto& [path, stamp] : now) {
      const auto last = stamps_.find(path);
      if (last == stamps_.end() || last->second != stamp) changes.paths.insert(path);
    }
    for (const auto& [path, stamp] : stamps_) {
      if (!now.contains(path)) changes.paths.insert(path);
    }
    stamps_ = std::move(now);
  }

  std::vector<std::string> folders_;
  std::chrono::milliseconds interval_;
  Stamps stamps_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<FileWatcher> make_polling_watcher(const std::vector<std::string>& folders,
                                                  std::chrono::milliseconds interval) {
  return std::make_unique<PollingWatcher>(folders, interval);
}

}  // namespace bondgenoot::serve
