// What is shown at this moment: the last good state of the site, and what is wrong since.
//
// In:  states, from the one thread that rebuilds. Out: the latest, whole. Owns: a share of it. Threads: any.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "serve/live_site.h"
#include "serve/problems.h"

namespace bondgenoot::serve {

struct Showing {
  std::uint64_t number = 0;                  ///< Of the state; each later one has a higher number.
  std::shared_ptr<const LiveSite> site;      ///< Null until the first that is good.
  std::shared_ptr<const Problems> problems;  ///< What keeps the newest from being shown; null when it is.
};

class Preview {
 public:
  /// Numbers begin with the time, so that a page that was loaded from an earlier run of the server notices.
  explicit Preview(std::uint64_t first) { showing_.number = first; }

  [[nodiscard]] Showing get() const {
    const std::scoped_lock lock(mutex_);
    return showing_;
  }
  std::uint64_t show(std::shared_ptr<const LiveSite> site) {
    const std::scoped_lock lock(mutex_);
    showing_.site.swap(site);  // The old one ends with the argument, when nobody holds the lock.
    showing_.problems = nullptr;
    return ++showing_.number;
  }
  std::uint64_t show(Problems problems) {
    const std::scoped_lock lock(mutex_);
    showing_.problems = std::make_shared<const Problems>(std::move(problems));
    return ++showing_.number;
  }

 private:
  mutable std::mutex mutex_;
  Showing showing_;
};

}  // namespace bondgenoot::serve
