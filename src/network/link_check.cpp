#include "network/link_check.h"

#include <algorithm>
#include <map>
#include <thread>
#include <utility>

#include "support/thread_pool.h"
#include "support/utf8.h"

namespace bondgenoot::network {
namespace {

constexpr int kHops = 10;
constexpr std::size_t kBodyLimit = 4U << 10U;  // Enough to see that it comes.

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool may_pass(Silence silence) {
  return silence == Silence::NoName || silence == Silence::NoConnection || silence == Silence::TimedOut;
}

HttpAnswer ask(const HttpClient& client, const std::string& url, std::chrono::milliseconds pause) {
  HttpAnswer answer = client.ask({.url = url, .head = true});
  const bool plain = answer.silence == Silence::None && answer.status < 400;
  if (plain || answer.silence == Silence::PrivateAddress) return answer;
  std::this_thread::sleep_for(pause);
  answer = client.ask({.url = url, .body_limit = kBodyLimit});
  if (!may_pass(answer.silence)) return answer;
  std::this_thread::sleep_for(pause * 2);
  return client.ask({.url = url, .body_limit = kBodyLimit});
}

LinkState state_of(const HttpAnswer& answer) {
  if (answer.silence == Silence::PrivateAddress) return LinkState::Private;
  if (answer.silence != Silence::None) return LinkState::Failing;
  const int status = answer.status;
  if (status >= 200 && status < 300) return LinkState::Here;
  if (status == 404 || status == 410) return LinkState::Failing;
  const bool busy = status == 503 && answer.has_retry_after;
  return busy || (status >= 400 && status < 500) || status >= 600 ? LinkState::Refused : LinkState::Failing;
}

}  // namespace

LinkAnswer check_link(const HttpClient& client, const std::string& url, std::chrono::milliseconds pause) {
  std::string current = url;
  std::string moved_to;
  bool for_good = true;
  for (int hop = 0; hop < kHops; ++hop) {
    if (hop > 0) std::this_thread::sleep_for(pause);
    const HttpAnswer answer = ask(client, current, pause);
    if (!is_redirect(answer.status) || answer.redirect.empty()) {
      LinkState state = state_of(answer);
      if (state == LinkState::Here && !moved_to.empty()) state = LinkState::Moved;
      return {.state = state,
              .status = answer.status,
              .silence = answer.silence,
              .moved_to = state == LinkState::Moved ? moved_to : std::string()};
    }
    for_good = for_good && (answer.status == 301 || answer.status == 308);
    current = answer.redirect;
    if (for_good) moved_to = current;
  }
  return {.state = LinkState::Failing, .is_loop = true};
}

std::vector<LinkAnswer> check_links(const HttpClient& client, const std::vector<std::string>& urls,
                                    const LinkCheckSettings& settings) {
  std::map<std::string, std::vector<std::size_t>> by_server;
  for (std::size_t i = 0; i < urls.size(); ++i) by_server[server_of(urls[i])].push_back(i);
  std::vector<const std::vector<std::size_t>*> servers;
  for (const auto& [server, links] : by_server) servers.push_back(&links);
  std::vector<LinkAnswer> answers(urls.size());
  ThreadPool pool(std::max<std::size_t>(settings.hosts_at_once, 1));
  pool.parallel_for(servers.size(), [&](std::size_t i) {
    for (const std::size_t link : *servers[i]) {
      if (link != servers[i]->front()) std::this_thread::sleep_for(settings.pause);
      answers[link] = check_link(client, urls[link], settings.pause);
    }
  });
  return answers;
}

std::string server_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
  return to_lower(std::string_view(url).substr(0, url.find_first_of("/?#", host)));
}

}  // namespace bondgenoot::network
