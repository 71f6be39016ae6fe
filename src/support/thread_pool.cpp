#include "support/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace bondgenoot {
namespace {

// Whether this thread is inside some pool's work. Work that asks for parallel work itself gets it done in place: the
// threads are busy.
thread_local bool inside_work = false;

}  // namespace

struct ThreadPool::State {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::condition_variable done;
  const std::function<void(std::size_t)>* work = nullptr;
  std::size_t count = 0;
  std::size_t run = 1;  // Indices handed out at once.
  std::atomic<std::size_t> next{0};
  std::size_t generation = 0;
  std::size_t busy = 0;
  std::vector<std::jthread> threads;  // Last: joined before the rest goes.

  void drain(const std::function<void(std::size_t)>& task, std::size_t total, std::size_t length) {
    inside_work = true;
    for (std::size_t begin = next.fetch_add(length); begin < total; begin = next.fetch_add(length)) {
      const std::size_t end = std::min(begin + length, total);
      for (std::size_t i = begin; i < end; ++i) task(i);
    }
    inside_work = false;
  }

  void serve(const std::stop_token& stop) {
    std::size_t seen = 0;
    std::unique_lock lock(mutex);
    while (wake.wait(lock, stop, [&] { return generation != seen; })) {
      seen = generation;
      if (work == nullptr) continue;  // Woke after the others had finished it.
      const auto* task = work;
      const std::size_t total = count;
      const std::size_t length = run;
      ++busy;
      lock.unlock();
      drain(*task, total, length);
      lock.lock();
      if (--busy == 0) done.notify_all();
    }
  }
};

ThreadPool::ThreadPool(std::size_t jobs) : state_(std::make_unique<State>()) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 1; i < jobs; ++i) {
    state_->threads.emplace_back([state = state_.get()](const std::stop_token& stop) { state->serve(stop); });
  }
}

ThreadPool::~ThreadPool() = default;

std::size_t ThreadPool::jobs() const { return state_->threads.size() + 1; }

void ThreadPool::parallel_for(std::size_t count, const std::function<void(std::size_t)>& work) {
  constexpr std::size_t kRunsPerThread = 16;
  const std::size_t length = std::clamp<std::size_t>(count / (jobs() * kRunsPerThread), 1, 64);
  if (count <= 1 || state_->threads.empty() || inside_work) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  {
    const std::lock_guard lock(state_->mutex);
    state_->work = &work;
    state_->count = count;
    state_->run = length;
    state_->next.store(0);
    ++state_->generation;
  }
  state_->wake.notify_all();
  state_->drain(work, count, length);
  std::unique_lock lock(state_->mutex);
  state_->done.wait(lock, [&] { return state_->busy == 0; });
  state_->work = nullptr;
}

void ThreadPool::parallel_for_workers(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  parallel_for(jobs(), [&](std::size_t worker) {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) work(worker, i);
  });
}

void ThreadPool::parallel_invoke(const std::function<void()>& first, const std::function<void()>& second) {
  parallel_for(2, [&](std::size_t part) { (part == 0 ? first : second)(); });
}

}  // namespace bondgenoot
