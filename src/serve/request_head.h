// The head of an HTTP request, read from a socket within limits of size and time.
//
// In:  a socket. Out: the bytes up to and with the empty line, or why there are none. Owns: what was read beyond a
// head, for the next one. Threads: one for each connection; `stopping` and `hurry` are asked from it.
//
// cpp-httplib 0.11 reads a line however long it gets and waits anew for every byte, so a head is complete before that
// library sees it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace bondgenoot::serve {

struct HeadLimits {
  std::size_t bytes = 32U << 10U;
  std::chrono::milliseconds whole{10'000};  ///< From the first byte to the last.
  std::chrono::milliseconds idle{5'000};    ///< Until the first byte.
};

enum class HeadProblem : std::uint8_t { Closed, TooSlow, TooLarge };

class HeadReader {
 public:
  /// `stopping`: the server ends. `hurry`: others wait, so a connection that had an answer and
  /// is idle is given up.
  HeadReader(int socket, HeadLimits limits, std::function<bool()> stopping, std::function<bool()> hurry)
      : socket_(socket), limits_(limits), stopping_(std::move(stopping)), hurry_(std::move(hurry)) {}

  [[nodiscard]] std::expected<std::string, HeadProblem> next();

 private:
  [[nodiscard]] std::string take(std::size_t size);

  int socket_;
  HeadLimits limits_;
  std::function<bool()> stopping_;
  std::function<bool()> hurry_;
  std::string pending_;
  bool is_used_ = false;  // It has had an answer already.
};

/// Whether the request says that a body follows.
[[nodiscard]] bool announces_body(std::string_view head);

/// The head without the lines of these headers, which are in lower case.
[[nodiscard]] std::string without_headers(std::string_view head, std::initializer_list<std::string_view> names);

}  // namespace bondgenoot::serve
