// Whether the web's pages are still there: asked politely, and with doubt.
//
// In:  addresses, an HttpClient. Out: what became of each. Owns nothing. Threads: several hosts at once, each host one
// question at a time with a pause between.
//
// HEAD first, for it costs a server least; GET where HEAD is refused or fails. Silence is asked after once more. What a
// server keeps to itself (403, 429) says nothing about the page: that is no failure.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "network/http_client.h"

namespace bondgenoot::network {

enum class LinkState : std::uint8_t {
  Here,     ///< The page is there.
  Moved,    ///< It is there, and for good under another address.
  Refused,  ///< The server is there and does not tell.
  Failing,  ///< The page is not there now.
  Private,  ///< Not asked: see Silence::PrivateAddress.
};

struct LinkAnswer {
  LinkState state = LinkState::Failing;
  int status = 0;  ///< HTTP's, of the last answer.
  Silence silence = Silence::None;
  std::string moved_to = {};  ///< With Moved.
  bool is_loop = false;       ///< It is led on and on.
};

struct LinkCheckSettings {
  std::size_t hosts_at_once = 4;
  std::chrono::milliseconds pause{1'000};  ///< Between two questions to one host.
};

/// One page, with its redirects.
[[nodiscard]] LinkAnswer check_link(const HttpClient& client, const std::string& url, std::chrono::milliseconds pause);

/// In the order of `urls`.
[[nodiscard]] std::vector<LinkAnswer> check_links(const HttpClient& client, const std::vector<std::string>& urls,
                                                  const LinkCheckSettings& settings);

/// `https://example.org:8080` of an address on the web, in lower case.
[[nodiscard]] std::string server_of(const std::string& url);

}  // namespace bondgenoot::network
