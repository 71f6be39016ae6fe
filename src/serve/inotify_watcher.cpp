// inotify: the system tells of each change.
#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "serve/file_watcher.h"
#include "support/path.h"

namespace bondgenoot::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;

class InotifyWatcher final : public FileWatcher {
 public:
  explicit InotifyWatcher(WatchOptions options)
      : options_(std::move(options)),
        notify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
        ended_(::eventfd(0, EFD_CLOEXEC)) {}
  ~InotifyWatcher() override {
    if (notify_ >= 0) ::close(notify_);
    if (ended_ >= 0) ::close(ended_);
  }
  InotifyWatcher(const InotifyWatcher&) = delete;
  InotifyWatcher& operator=(const InotifyWatcher&) = delete;

  /// False when the system has no (more) watches to give.
  [[nodiscard]] bool begin(const std::vector<std::string>& folders) {
    if (notify_ < 0 || ended_ < 0) return false;
    roots_.insert(folders.begin(), folders.end());
    add_roots();
    return !full_;
  }

  [[nodiscard]] build::Changes wait(std::chrono::milliseconds timeout) override {
    std::array<pollfd, 2> waiting{pollfd{.fd = notify_, .events = POLLIN, .revents = 0},
                                  pollfd{.fd = ended_, .events = POLLIN, .revents = 0}};
    build::Changes changes;
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(timeout.count())) <= 0) return changes;
    if (waiting[0].revents != 0) read_events(changes);
    if (overflowed_) {  // Folders may have come of which nothing was told.
      overflowed_ = false;
      add_roots();
      if (options_.on_trouble) options_.on_trouble(WatchTrouble::TooManyAtOnce);
    }
    return changes;
  }

  void stop() override {
    const std::uint64_t one = 1;
    static_cast<void>(::write(ended_, &one, sizeof one));
  }

  [[nodiscard]] bool is_polling() const override { return false; }
  [[nodiscard]] bool is_complete() const override { return !full_; }

 private:
  void add_roots() {
    // A folder that comes, or is put in the place of another, is seen from the one above it.
    for (const std::string& root : roots_) add_above(root);
    for (const std::string& root : roots_) add_tree(root, kWatchedDepth);
  }

  // Where that is not there either, the coming of whatever is missing is seen from the nearest that is.
  void add_above(const std::string& root) {
    std::error_code error;
    std::string missing;
    std::string above(parent_path(root));
    while (!above.empty() && !fs::is_directory(above, error)) {
      missing = above;
      above = std::string(parent_path(above));
    }
    add(above, false);
    if (!missing.empty()) awaited_.insert(std::move(missing));
  }

  void add(const std::string& folder, bool whole) {
    const int watch = ::inotify_add_watch(notify_, folder.c_str(), kEvents | IN_ONLYDIR);
    if (watch < 0) {
      full_ = full_ || errno == ENOSPC || errno == ENOMEM;
      return;
    }
    auto [found, is_new] = folders_.try_emplace(watch, Watched{folder, whole});
    found->second.whole = found->second.whole || whole;
    if (!is_new || folders_.size() <= options_.watches) return;
    full_ = true;
    ::inotify_rm_watch(notify_, watch);
    folders_.erase(found);
  }

  void add_tree(const std::string& folder, int depth) {
    std::error_code error;
    if (depth == 0 || !fs::is_directory(folder, error)) return;
    add(folder, true);
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (is_passed_over(entry->path().filename().string()) || !entry->is_directory(error)) continue;
      add_tree(entry->path().string(), depth - 1);
    }
  }

  void read_events(build::Changes& changes) {
    alignas(inotify_event) std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t size = ::read(notify_, buffer.data(), buffer.size());
      if (size <= 0) return;
      for (ssize_t at = 0; at < size;) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        note(*event, event->len > 0 ? std::string(event->name) : std::string{}, changes);
      }
    }
  }

  void note(const inotify_event& event, const std::string& name, build::Changes& changes) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      changes.unknown = true;
      overflowed_ = true;
      return;
    }
    const auto found = folders_.find(event.wd);
    if (found == folders_.end()) return;
    const auto [folder, whole] = found->second;
    if ((event.mask & IN_IGNORED) != 0) {
      folders_.erase(found);
      return;
    }
    if (name.empty()) {  // The folder itself was moved or removed.
      changes.unknown = changes.unknown || whole;
      if ((event.mask & IN_MOVE_SELF) != 0) ::inotify_rm_watch(notify_, event.wd);
      return;
    }
    const std::string path = joined_path(folder, name);
    const bool awaited = awaited_.contains(path);
    if (is_passed_over(name) || (!whole && !awaited && !roots_.contains(path))) return;
    if ((event.mask & IN_ISDIR) != 0) {
      changes.unknown = true;  // With it came or went whatever it holds.
      if (awaited)
        add_roots();
      else if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0)
        add_tree(path, kWatchedDepth);
      return;
    }
    // Of a new file it will be said that it was written; a link is there at once.
    struct stat made{};
    const bool is_empty_file = (event.mask & IN_CREATE) != 0 && ::lstat(path.c_str(), &made) == 0 &&
                               S_ISREG(made.st_mode) && made.st_nlink == 1;
    if (!is_empty_file) changes.paths.insert(path);
  }

  struct Watched {
    std::string folder;
    bool whole = false;  // Everything in it, not only the roots.
  };
  WatchOptions options_;
  int notify_;
  int ended_;
  bool full_ = false;
  bool overflowed_ = false;
  std::set<std::string> roots_;
  std::set<std::string> awaited_;  // Folders around roots that were not there.
  std::unordered_map<int, Watched> folders_;
};

}  // namespace

std::unique_ptr<FileWatcher> make_inotify_watcher(const std::vector<std::string>& folders, WatchOptions options) {
  auto watcher = std::make_unique<InotifyWatcher>(std::move(options));
  if (!watcher->begin(folders)) return nullptr;
  return watcher;
}

}  // namespace bondgenoot::serve
