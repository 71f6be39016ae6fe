#include "support/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("every index is worked on once, whatever the number of threads", "[support][thread_pool]") {
  for (const std::size_t jobs : {1U, 2U, 3U, 8U}) {
    ThreadPool pool(jobs);
    CHECK(pool.jobs() == jobs);
    for (const std::size_t count : {0U, 1U, 2U, 7U, 64U, 1000U, 20'000U}) {
      INFO(jobs << " jobs, " << count << " indices");
      std::vector<int> slots(count, 0);
      pool.parallel_for(count, [&](std::size_t i) { ++slots[i]; });
      CHECK(std::accumulate(slots.begin(), slots.end(), std::size_t{0}) == count);
      CHECK(std::count(slots.begin(), slots.end(), 1) == static_cast<std::ptrdiff_t>(count));
    }
  }
}

TEST_CASE("a pool without a number takes what the machine has", "[support][thread_pool]") {
  CHECK(ThreadPool(0).jobs() == std::max(1U, std::thread::hardware_concurrency()));
}

TEST_CASE("a pool is used again and again, also right after a short run", "[support][thread_pool]") {
  ThreadPool pool(4);
  std::size_t wrong = 0;
  for (std::size_t round = 0; round < 3000; ++round) {
    const std::size_t count = round % 7;
    std::vector<std::size_t> slots(count, 0);
    pool.parallel_for(count, [&](std::size_t i) { slots[i] += i + 1; });
    for (std::size_t i = 0; i < count; ++i) wrong += slots[i] == i + 1 ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("work that asks for parallel work itself gets it done in place", "[support][thread_pool]") {
  ThreadPool pool(4);
  constexpr std::size_t kOuter = 40;
  constexpr std::size_t kInner = 50;
  std::vector<std::vector<int>> slots(kOuter, std::vector<int>(kInner, 0));
  pool.parallel_for(kOuter,
                    [&](std::size_t i) { pool.parallel_for(kInner, [&, i](std::size_t j) { ++slots[i][j]; }); });
  std::size_t once = 0;
  for (const auto& row : slots) once += static_cast<std::size_t>(std::count(row.begin(), row.end(), 1));
  CHECK(once == kOuter * kInner);
  std::atomic<int> after = 0;
  pool.parallel_for(100, [&](std::size_t) { ++after; });
  CHECK(after == 100);
}

TEST_CASE("what a worker keeps is used by one call at a time", "[support][thread_pool]") {
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    ThreadPool pool(jobs);
    std::vector<int> slots(5000, 0);
    std::vector<std::size_t> kept(jobs, 0);  // Not atomic: thread sanitizer sees it when two calls share one.
    pool.parallel_for_workers(slots.size(), [&](std::size_t worker, std::size_t i) {
      ++slots[i];
      ++kept.at(worker);
    });
    CHECK(std::count(slots.begin(), slots.end(), 1) == static_cast<std::ptrdiff_t>(slots.size()));
    CHECK(std::accumulate(kept.begin(), kept.end(), std::size_t{0}) == slots.size());
  }
}

TEST_CASE("two functions are each called once, and both are done when it returns", "[support][thread_pool]") {
  for (const std::size_t jobs : {1U, 2U, 4U}) {
    ThreadPool pool(jobs);
    int first = 0;
    int second = 0;
    for (int round = 0; round < 100; ++round) pool.parallel_invoke([&] { ++first; }, [&] { second += 2; });
    CHECK(first == 100);
    CHECK(second == 200);
  }
}

TEST_CASE("uneven work spreads and a pool that never worked goes quietly", "[support][thread_pool]") {
  const ThreadPool idle(8);
  ThreadPool pool(4);
  std::atomic<std::size_t> sum = 0;
  pool.parallel_for(200, [&](std::size_t i) {
    std::size_t x = 0;
    for (std::size_t n = 0; n < (i % 50) * 100; ++n) x += n % 3;
    sum += x > 10'000 ? 0 : i;
  });
  CHECK(sum == 199 * 200 / 2);
}

}  // namespace
}  // namespace bondgenoot
