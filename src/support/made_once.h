// A value that is made when it is first asked for.
//
// In:  how it is made. Out: the value, the same ever after. Owns: it. Threads: any. Nobody waits: of two that ask at
// once both may make it, and what the first made stays.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace bondgenoot {

template <typename T>
class MadeOnce {
 public:
  /// `make` gives the same whenever it is called.
  template <typename Make>
  [[nodiscard]] const T& get(Make&& make) const {
    std::shared_ptr<const T> made = value_.load();
    if (!made) {
      auto own = std::make_shared<const T>(std::forward<Make>(make)());
      if (value_.compare_exchange_strong(made, own)) made = std::move(own);
    }
    return *made;  // It is kept as long as this.
  }

 private:
  mutable std::atomic<std::shared_ptr<const T>> value_;
};

}  // namespace bondgenoot
