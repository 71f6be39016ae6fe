// A client of a few lines that may do what a proper one would not: say half a request, or far too much.
//
// In:  a port on this machine, bytes. Out: what came back. Owns: its socket. Threads: one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bondgenoot::serve {

class SocketClient {
 public:
  explicit SocketClient(int port);
  ~SocketClient();
  SocketClient(const SocketClient&) = delete;
  SocketClient& operator=(const SocketClient&) = delete;

  /// False when the other side no longer listens.
  bool send(std::string_view bytes) const;
  /// Until the other side closes, `enough` is among it, or `seconds` have passed.
  [[nodiscard]] std::string receive(std::string_view enough = {}, int seconds = 10) const;
  /// One whole answer, by its Content-Length.
  [[nodiscard]] std::string answer() const;

 private:
  int socket_;
};

/// `GET path` as a browser asks for it, with more header lines, each ended by a line break.
[[nodiscard]] std::string get_request(std::string_view path, std::string_view headers = "Host: localhost\r\n");

/// Asks once, on a connection of its own.
[[nodiscard]] std::string get(int port, std::string_view path, std::string_view headers = "Host: localhost\r\n");

/// 200 of `HTTP/1.1 200 OK`; 0 for anything else.
[[nodiscard]] int status_of(std::string_view answer);
[[nodiscard]] std::string header_of(std::string_view answer, std::string_view name);
[[nodiscard]] std::string body_of(std::string_view answer);

}  // namespace bondgenoot::serve
