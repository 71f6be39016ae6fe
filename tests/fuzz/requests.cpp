// What a client sends before `serve` knows what it asks: the heads of requests, one after another.
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "serve/host_check.h"
#include "serve/request_head.h"

namespace bondgenoot::fuzz {

void requests(std::string_view bytes) {
  static_cast<void>(serve::is_own_host(bytes, "kennis.local"));
  static_cast<void>(serve::is_own_host(bytes, "0.0.0.0"));
  static_cast<void>(serve::announces_body(bytes));
  demand(serve::without_headers(bytes, {"host", "range"}).size() <= bytes.size() + 2, "headers only go");
  constexpr std::size_t kMost = 48U << 10U;  // Fits in the buffer of a socket.
  std::array<int, 2> ends = {};
  demand(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0, "there is a socket");
  const std::string sent(bytes.substr(0, kMost));
  demand(::send(ends[0], sent.data(), sent.size(), 0) == static_cast<ssize_t>(sent.size()), "the socket takes it");
  ::shutdown(ends[0], SHUT_WR);
  serve::HeadReader reader(ends[1], {.bytes = 8U << 10U}, [] { return false; }, [] { return false; });
  std::string heads;
  while (const auto head = reader.next()) {
    demand(!head->empty() && head->ends_with('\n'), "a head ends with a line");
    demand(head->size() <= (8U << 10U) + 4, "a head keeps to its limit");
    heads += *head;
    demand(heads.size() <= sent.size(), "no more is read than was sent");
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace bondgenoot::fuzz
