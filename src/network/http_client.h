// Questions to web servers: one at a time, small, and never to an address that is not for everybody.
//
// In:  an address. Out: the answer, or why there is none. Owns: the library that asks; curl_client.cpp is the only file
// with libcurl, which is opened when a client is made: a program that asks nothing starts without it.
// Threads: a client may be used by any number at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

namespace bondgenoot::network {

/// Why a server gave no answer.
enum class Silence : std::uint8_t {
  None,            ///< It answered.
  NoName,          ///< Nobody knows the host.
  NoConnection,    ///< It cannot be reached, or hung up.
  TimedOut,        ///< It took too long.
  NoTrust,         ///< Its certificate is not right.
  PrivateAddress,  ///< It is on this machine or in a network of its own, and was not asked.
  NoAnswer,        ///< What it sent is no answer: not HTTP, or without an end.
};

struct HttpSettings {
  std::string user_agent = {};
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds timeout{20'000};  ///< Of one answer, all in all.
  bool private_addresses = false;             ///< Ask servers on this machine and in private networks too.
};

struct HttpQuestion {
  std::string url = {};        ///< `http:` or `https:`.
  bool head = false;           ///< Only what stands above the body.
  std::size_t body_limit = 0;  ///< What is read of the body; an answer that has more of it is an answer all the same.
};

struct HttpAnswer {
  int status = 0;  ///< 0 without an answer.
  Silence silence = Silence::None;
  std::string redirect = {};  ///< Where a 3xx leads, absolute; may be empty.
  std::string body = {};
  bool has_retry_after = false;  ///< It asks to be left alone for a while.
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Redirects are not followed.
  [[nodiscard]] virtual HttpAnswer ask(const HttpQuestion& question) const = 0;
};

/// What is wrong when the library is not there.
[[nodiscard]] std::expected<std::unique_ptr<HttpClient>, std::string> make_http_client(HttpSettings settings);

}  // namespace bondgenoot::network
