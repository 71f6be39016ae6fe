#include "unit/serve/socket_client.h"

#include <array>
#include <charconv>
#include <chrono>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace bondgenoot::serve {

SocketClient::SocketClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(socket_, generic, sizeof address) != 0) FAIL("cannot connect to port " << port);
}

SocketClient::~SocketClient() { ::close(socket_); }

bool SocketClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string SocketClient::receive(std::string_view enough, int seconds) const {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::string got;
  std::array<char, 65536> buffer{};
  while (enough.empty() || got.find(enough) == std::string::npos) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
    const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (size <= 0) break;
    got.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return got;
}

std::string SocketClient::answer() const {
  std::string got = receive("\r\n\r\n");
  const std::size_t head = got.find("\r\n\r\n");
  const std::string length = header_of(got, "Content-Length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  std::array<char, 65536> buffer{};
  while (head != std::string::npos && got.size() < head + 4 + size) {
    const ssize_t more = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (more <= 0) break;
    got.append(buffer.data(), static_cast<std::size_t>(more));
  }
  return got;
}

std::string get_request(std::string_view path, std::string_view headers) {
  return "GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(headers) + "\r\n";
}

std::string get(int port, std::string_view path, std::string_view headers) {
  const SocketClient client(port);
  client.send(get_request(path, headers));
  return client.answer();
}

int status_of(std::string_view answer) {
  constexpr std::string_view kBegin = "HTTP/1.1 ";
  int status = 0;
  if (answer.starts_with(kBegin)) std::from_chars(answer.data() + kBegin.size(), answer.data() + answer.size(), status);
  return status;
}

std::string header_of(std::string_view answer, std::string_view name) {
  const std::string line = "\r\n" + std::string(name) + ": ";
  const std::size_t at = answer.find(line);
  const std::size_t head = answer.find("\r\n\r\n");
  if (at == std::string_view::npos || at > head) return {};
  const std::size_t begin = at + line.size();
  return std::string(answer.substr(begin, answer.find("\r\n", begin) - begin));
}

std::string body_of(std::string_view answer) {
  const std::size_t head = answer.find("\r\n\r\n");
  return head == std::string_view::npos ? std::string{} : std::string(answer.substr(head + 4));
}

}  // namespace bondgenoot::serve
