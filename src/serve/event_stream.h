// Tells every open page that something changed.
//
// In:  the number of the latest state. Out: server-sent events, one for each change that a page has not heard of.
// Owns: only the number. Threads: any.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

#include "serve/http.h"

namespace bondgenoot::serve {

class EventStream {
 public:
  /// Pages that may listen at once; a browser opens at most six connections to one address.
  static constexpr std::size_t kListeners = 64;

  void announce(std::uint64_t state);
  /// Ends all streams and gives no more.
  void close();
  /// What one page listens to: the state there is, then each later one; in between a sign of life. It outlives the
  /// EventStream. Nothing when too many listen already.
  [[nodiscard]] Stream listen();

 private:
  struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t state = 0;
    std::size_t listeners = 0;
    bool closed = false;
  };
  class Listener;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

}  // namespace bondgenoot::serve
