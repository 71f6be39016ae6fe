// When a burst of changes is over: an editor writes a file in several steps, git writes many.
//
// In:  the moments at which something changed. Out: whether it is time to look. Owns nothing. Threads: one.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace bondgenoot::serve {

class Debounce {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  /// Due when nothing happened for `quiet`, or `longest` after the first change.
  Debounce(Duration quiet, Duration longest) : quiet_(quiet), longest_(longest) {}

  void note(Time now) {
    if (!first_) first_ = now;
    last_ = now;
  }
  [[nodiscard]] bool is_waiting() const { return first_.has_value(); }
  /// How long until it is due; zero when it is. Only while it waits.
  [[nodiscard]] Duration left(Time now) const {
    return std::max(Duration::zero(), std::min(last_ + quiet_, *first_ + longest_) - now);
  }
  void reset() { first_.reset(); }

 private:
  Duration quiet_;
  Duration longest_;
  std::optional<Time> first_;
  Time last_;
};

}  // namespace bondgenoot::serve
