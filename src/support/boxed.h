// A value that lies elsewhere, so that what it is a part of stays small: for the large and seldom one among many.
//
// In: a value. Out: it again; a copy is a copy of the value. Owns: the value. Threads: as the value's.
#pragma once

#include <memory>
#include <utility>

namespace bondgenoot {

template <typename T>
class Boxed {
 public:
  Boxed() : value_(std::make_unique<T>()) {}
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT(google-explicit-constructor): it is one.
  ~Boxed() = default;
  Boxed(const Boxed& other) : value_(std::make_unique<T>(*other.value_)) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) {
    value_ = std::make_unique<T>(*other.value_);
    return *this;
  }
  Boxed& operator=(Boxed&&) noexcept = default;

  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] const T& operator*() const { return *value_; }

 private:
  std::unique_ptr<T> value_;  // Null once it was moved from.
};

}  // namespace bondgenoot
