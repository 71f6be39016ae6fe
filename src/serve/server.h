// HTTP over sockets; server.cpp is the only file that sees cpp-httplib.
//
// In:  a Handler and an address. Out: its answers, on the wire. Owns: the listening socket and its threads.
// Threads: the handler is called from many at once; the rest is for one.
//
// Only GET and HEAD without a body are passed on. What is asked of a connection is bounded: the size of a head, the
// time it may take, the requests that follow each other, the number of connections.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>

#include "serve/http.h"
#include "serve/request_head.h"

namespace bondgenoot::serve {

struct ServerLimits {
  HeadLimits head;
  std::size_t connections = 160;  ///< At once; more wait for their turn.
  std::size_t requests = 1'000;   ///< On one connection.
};

class Server {
 public:
  explicit Server(Handler handler, ServerLimits limits = {});
  ~Server();  ///< Stops it.
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the address; port 0 stands for any free one. The port it has, or the system's own words.
  [[nodiscard]] std::expected<int, std::string> bind(const std::string& host, int port);
  /// Answers from now on, in threads of its own.
  void start();
  /// Ends all connections, streams included, and returns when no thread is left.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bondgenoot::serve
