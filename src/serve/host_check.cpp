#include "serve/host_check.h"

#include <algorithm>
#include <string>

#include <arpa/inet.h>

namespace bondgenoot::serve {
namespace {

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return lowered;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// `name:8080` and `[::1]:8080` without the port; empty when there is something else behind them.
std::string_view without_port(std::string_view header) {
  if (header.starts_with('[')) {
    const std::size_t end = header.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view rest = header.substr(end + 1);
    return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1))) ? header.substr(1, end - 1)
                                                                            : std::string_view{};
  }
  const std::size_t colon = header.find(':');
  if (colon == std::string_view::npos) return header;
  return is_port(header.substr(colon + 1)) ? header.substr(0, colon) : std::string_view{};
}

bool is_address(const std::string& host) {
  in_addr four{};
  in6_addr six{};
  return ::inet_pton(AF_INET, host.c_str(), &four) == 1 || ::inet_pton(AF_INET6, host.c_str(), &six) == 1;
}

}  // namespace

bool is_own_host(std::string_view header, std::string_view listening_on) {
  std::string host = lower(without_port(header));
  if (host.empty()) return false;
  if (host.ends_with('.')) host.pop_back();
  return host == "localhost" || host.ends_with(".localhost") || host == lower(listening_on) || is_address(host);
}

}  // namespace bondgenoot::serve
