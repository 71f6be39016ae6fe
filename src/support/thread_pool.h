// Work spread over threads by index, with results in input order.
//
// In:  a count and a function of an index that writes only to its own slot. Out: nothing but those slots.
// Owns: its threads. Threads: `parallel_for` is for one caller at a time; the function runs on all of them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace bondgenoot {

class ThreadPool {
 public:
  /// `jobs` threads in all, the caller's included; 0 means as many as the machine has.
  explicit ThreadPool(std::size_t jobs);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  [[nodiscard]] std::size_t jobs() const;
  /// Calls `work(i)` once for each i below `count` and returns when all are done. `work` throws nothing. Indices are
  /// handed out in small runs, so uneven work spreads. Called from within work, it does all of it in place.
  void parallel_for(std::size_t count, const std::function<void(std::size_t)>& work);
  /// The same for work that keeps something from one index to the next: `work(worker, i)`, where no two calls at once
  /// have the same `worker`, a number below jobs(). Which worker gets which index is left to chance.
  void parallel_for_workers(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work);
  /// Calls both, at once where there are threads for it, and returns when both are done. Neither throws.
  void parallel_invoke(const std::function<void()>& first, const std::function<void()>& second);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bondgenoot
