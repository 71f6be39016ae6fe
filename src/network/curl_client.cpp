// The only file with libcurl. Its functions are looked up by name when the first client is made, as
// pictures/libvips.cpp does and for the same reason: a build asks nothing, so it does not wait for a library that it
// does not need.
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

#include "network/address.h"
#include "network/http_client.h"
#include "support/opened_library.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::network {
namespace {

constexpr std::size_t kHeadLimit = 64U << 10U;

/// The functions that are used, as curl.h declares them.
struct Library {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_setopt) set = nullptr;
  decltype(&::curl_easy_perform) perform = nullptr;
  decltype(&::curl_easy_getinfo) get = nullptr;
  decltype(&::curl_easy_cleanup) cleanup = nullptr;
};

bool open_library(Library& library) {
  OpenedLibrary names(BONDGENOOT_LIBCURL_FILE);
  names.find("curl_global_init", library.global_init);
  names.find("curl_easy_init", library.easy_init);
  names.find("curl_easy_setopt", library.set);
  names.find("curl_easy_perform", library.perform);
  names.find("curl_easy_getinfo", library.get);
  names.find("curl_easy_cleanup", library.cleanup);
  return names.complete() && library.global_init(CURL_GLOBAL_ALL) == CURLE_OK;
}

/// What is gathered while an answer comes in.
struct Incoming {
  HttpAnswer answer;
  std::size_t body_limit = 0;
  std::size_t head_size = 0;
  bool head_too_long = false;
  bool body_is_enough = false;
  bool allows_private = false;
  bool was_private = false;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* data) {
  auto& incoming = *static_cast<Incoming*>(data);
  const std::size_t room = incoming.body_limit - std::min(incoming.body_limit, incoming.answer.body.size());
  incoming.answer.body.append(bytes, std::min(room, count));
  incoming.body_is_enough = count > room;
  return incoming.body_is_enough ? 0 : count;  // Zero ends it.
}

std::size_t take_head(char* bytes, std::size_t, std::size_t count, void* data) {
  auto& incoming = *static_cast<Incoming*>(data);
  const std::string_view line(bytes, count);
  incoming.head_size += count;
  incoming.head_too_long = incoming.head_size > kHeadLimit;
  if (to_lower(line.substr(0, 12)) == "retry-after:") incoming.answer.has_retry_after = true;
  return incoming.head_too_long ? 0 : count;
}

// As long as `addrlen` says: what curl.h declares is only its beginning.
template <typename Address>
Address address_in(const curl_sockaddr& given) {
  Address found{};
  const char* bytes = reinterpret_cast<const char*>(&given) + offsetof(curl_sockaddr, addr);
  std::memcpy(&found, bytes, std::min<std::size_t>(sizeof(found), given.addrlen));
  return found;
}

bool is_public(const curl_sockaddr& address) {
  if (address.family == AF_INET) {
    const auto found = address_in<sockaddr_in>(address);
    Ipv4 four{};
    std::memcpy(four.data(), &found.sin_addr, four.size());
    return network::is_public(four);
  }
  if (address.family != AF_INET6) return false;
  const auto found = address_in<sockaddr_in6>(address);
  Ipv6 six{};
  std::memcpy(six.data(), &found.sin6_addr, six.size());
  return network::is_public(six);
}

// Judges the very address that is connected to, so that no name can say one thing first and another afterwards.
curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& incoming = *static_cast<Incoming*>(data);
  if (!incoming.allows_private && !is_public(*address)) {
    incoming.was_private = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Silence silence_of(CURLcode code, const Incoming& incoming) {
  if (incoming.was_private) return Silence::PrivateAddress;
  switch (code) {
    case CURLE_OK:
      return Silence::None;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Silence::NoName;
    case CURLE_OPERATION_TIMEDOUT:
      return Silence::TimedOut;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
      return Silence::NoTrust;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
      return Silence::NoAnswer;
    default:
      return incoming.head_too_long ? Silence::NoAnswer : Silence::NoConnection;
  }
}

class CurlClient final : public HttpClient {
 public:
  CurlClient(const Library& library, HttpSettings settings) : curl_(library), settings_(std::move(settings)) {}

  [[nodiscard]] HttpAnswer ask(const HttpQuestion& question) const override {
    Incoming incoming;
    incoming.body_limit = question.body_limit;
    incoming.allows_private = settings_.private_addresses;
    CURL* handle = curl_.easy_init();
    if (handle == nullptr) return {.silence = Silence::NoConnection};
    prepare(handle, question, incoming);
    const CURLcode code = curl_.perform(handle);
    long status = 0;
    curl_.get(handle, CURLINFO_RESPONSE_CODE, &status);
    const char* redirect = nullptr;
    curl_.get(handle, CURLINFO_REDIRECT_URL, &redirect);
    if (redirect != nullptr) incoming.answer.redirect = redirect;
    curl_.cleanup(handle);
    // Enough of the body came: that is an answer, however long the rest would be.
    incoming.answer.silence =
        code == CURLE_WRITE_ERROR && incoming.body_is_enough && status > 0 ? Silence::None : silence_of(code, incoming);
    incoming.answer.status = incoming.answer.silence == Silence::None ? static_cast<int>(status) : 0;
    return std::move(incoming.answer);
  }

 private:
  // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): libcurl's way of taking options.
  void prepare(CURL* handle, const HttpQuestion& question, Incoming& incoming) const {
    curl_.set(handle, CURLOPT_URL, question.url.c_str());
    curl_.set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_.set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_.set(handle, CURLOPT_PROXY, "");  // Behind one nobody could say whose address is asked.
    curl_.set(handle, CURLOPT_NOSIGNAL, 1L);
    curl_.set(handle, CURLOPT_USERAGENT, settings_.user_agent.c_str());
    curl_.set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_timeout.count()));
    curl_.set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    curl_.set(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_.set(handle, CURLOPT_OPENSOCKETDATA, &incoming);
    curl_.set(handle, CURLOPT_HEADERFUNCTION, take_head);
    curl_.set(handle, CURLOPT_HEADERDATA, &incoming);
    curl_.set(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_.set(handle, CURLOPT_WRITEDATA, &incoming);
    if (question.head) curl_.set(handle, CURLOPT_NOBODY, 1L);
  }
  // NOLINTEND(cppcoreguidelines-pro-type-vararg)

  const Library& curl_;
  HttpSettings settings_;
};

}  // namespace

std::expected<std::unique_ptr<HttpClient>, std::string> make_http_client(HttpSettings settings) {
  static Library library;
  static const bool kOpened = open_library(library);
  if (!kOpened) return std::unexpected(phrase("the library libcurl (`{}`) is not there", BONDGENOOT_LIBCURL_FILE));
  return std::make_unique<CurlClient>(library, std::move(settings));
}

}  // namespace bondgenoot::network
