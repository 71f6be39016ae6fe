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
  MadeOnce() = default;
  MadeOnce(const MadeOnce&) = delete;
  MadeOnce& operator=(const MadeOnce&) = delete;
  ~MadeOnce() { delete value_.load(std::memory_order_acquire); }

  /// `make` gives the same whenever it is called.
  template <typename Make>
  [[nodiscard]] const T& get(Make&& make) const {
    const T* made = value_.load(std::memory_order_acquire);
    if (made == nullptr) {
      auto own = std::make_unique<const T>(std::forward<Make>(make)());
      if (value_.compare_exchange_strong(made, own.get(), std::memory_order_acq_rel)) made = own.release();
    }
    return *made;  // It is kept as long as this.
  }

 private:
  mutable std::atomic<const T*> value_ = nullptr;
};

}  // namespace bondgenoot
