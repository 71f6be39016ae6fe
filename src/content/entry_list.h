// Entries in path order, each of which may be in several lists at once.
//
// In:  entries, parsed. Out: the same by number. Owns: a share of each entry, so that a project that is read again
// keeps what did not change. Threads: filled by one, then const.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "content/entry.h"

namespace bondgenoot::content {

class EntryList {
 public:
  using Pointer = std::shared_ptr<const Entry>;

  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;

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

  EntryList() = default;
  explicit EntryList(std::vector<Entry> entries) {
    reserve(entries.size());
    for (Entry& entry : entries) push_back(std::make_shared<const Entry>(std::move(entry)));
  }

  void reserve(std::size_t size) { entries_.reserve(size); }
  void push_back(Pointer entry) { entries_.push_back(std::move(entry)); }

  [[nodiscard]] const Entry& operator[](std::size_t index) const { return *entries_[index]; }
  [[nodiscard]] const Pointer& share(std::size_t index) const { return entries_[index]; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] Iterator begin() const { return Iterator(entries_.data()); }
  [[nodiscard]] Iterator end() const { return Iterator(entries_.data() + entries_.size()); }

 private:
  std::vector<Pointer> entries_;
};

}  // namespace bondgenoot::content
