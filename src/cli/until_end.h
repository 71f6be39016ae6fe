// What stays until the program has ended.
//
// In:  a value. Out: the same. Owns: it, and never lets it go. Threads: one at a time.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace bondgenoot::cli {

/// Keeps a large value whose command is about to end: the system takes all memory back at once, and giving it back
/// piece by piece before takes a twentieth of a build. Only for values whose destructors do nothing else.
template <typename T>
T& keep_until_end(T value) {
  static auto& kept =
      *new std::vector<std::unique_ptr<T>>;  // Never deleted, and yet in reach of whoever looks for leaks.
  return *kept.emplace_back(std::make_unique<T>(std::move(value)));
}

}  // namespace bondgenoot::cli
