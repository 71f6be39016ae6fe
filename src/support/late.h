// A value that may be made only when somebody looks at it.
//
// In:  the value, or how it is made. Out: it, the same ever after. Owns: a share of it; copies are of the same value.
// Threads: any. Whoever looks first makes it; how it is made is called on whatever thread, and what it needs lives as
// long as the value.
#pragma once

#include <memory>
#include <utility>

#include "support/made_once.h"

namespace bondgenoot {

template <typename T>
class Late {
 public:
  Late() = default;                                                            ///< Of `T()`.
  Late(T value) : held_(std::make_shared<const Present>(std::move(value))) {}  // NOLINT(google-explicit-constructor)
  /// `make` gives the same whenever it is called.
  template <typename Make>
  [[nodiscard]] static Late made_by(Make make) {
    return Late(std::make_shared<const Promised<Make>>(std::move(make)));
  }

  [[nodiscard]] const T& operator*() const {
    static const T kNothing{};
    return held_ == nullptr ? kNothing : held_->get();
  }
  [[nodiscard]] const T* operator->() const { return &**this; }

 private:
  class Held {
   public:
    Held() = default;
    virtual ~Held() = default;
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    [[nodiscard]] virtual const T& get() const = 0;
  };
  class Present final : public Held {
   public:
    explicit Present(T value) : value_(std::move(value)) {}
    [[nodiscard]] const T& get() const override { return value_; }

   private:
    T value_;
  };
  template <typename Make>
  class Promised final : public Held {
   public:
    explicit Promised(Make make) : make_(std::move(make)) {}
    [[nodiscard]] const T& get() const override { return value_.get(make_); }

   private:
    Make make_;
    MadeOnce<T> value_;
  };

  explicit Late(std::shared_ptr<const Held> held) : held_(std::move(held)) {}

  std::shared_ptr<const Held> held_;
};

}  // namespace bondgenoot
