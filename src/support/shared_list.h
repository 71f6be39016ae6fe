// A list whose values are shared, so that a list in which a few differ costs little.
//
// In:  values. Out: the same by number, each of which may be in several lists at once. Owns: a share of each.
// Threads: filled by one, then const.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace bondgenoot {

template <typename T>
class SharedList {
 public:
  using Pointer = std::shared_ptr<const T>;

  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    explicit Iterator(const Pointer* at) : at_(at) {}
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    reference operator[](difference_type n) const { return *at_[n]; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int) { return Iterator(at_++); }
    Iterator operator--(int) { return Iterator(at_--); }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    friend Iterator operator+(Iterator a, difference_type n) { return a += n; }
    friend Iterator operator+(difference_type n, Iterator a) { return a += n; }
    friend Iterator operator-(Iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(Iterator a, Iterator b) { return a.at_ - b.at_; }
    friend bool operator==(Iterator, Iterator) = default;
    friend auto operator<=>(Iterator, Iterator) = default;

   private:
    const Pointer* at_ = nullptr;
  };

  SharedList() = default;
  explicit SharedList(std::vector<T> values) {
    reserve(values.size());
    for (T& value : values) push_back(std::make_shared<const T>(std::move(value)));
  }
  explicit SharedList(std::vector<Pointer> values) : values_(std::move(values)) {}

  void reserve(std::size_t size) { values_.reserve(size); }
  void push_back(Pointer value) { values_.push_back(std::move(value)); }

  /// Another value in the place of one.
  void replace(std::size_t index, Pointer value) { values_[index] = std::move(value); }

  [[nodiscard]] const T& operator[](std::size_t index) const { return *values_[index]; }
  [[nodiscard]] const Pointer& share(std::size_t index) const { return values_[index]; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] Iterator begin() const { return Iterator(values_.data()); }
  [[nodiscard]] Iterator end() const { return Iterator(values_.data() + values_.size()); }

 private:
  std::vector<Pointer> values_;
};

}  // namespace bondgenoot
