// How a link is asked after: a web of a few answers, and every question it is asked.
#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "network/archive.h"
#include "network/link_check.h"

namespace bondgenoot::network {
namespace {

using std::chrono::milliseconds;

class FewAnswers final : public HttpClient {
 public:
  /// By `HEAD https://…` or `GET https://…`; the last one of several is given for ever.
  explicit FewAnswers(std::map<std::string, std::vector<HttpAnswer>> answers) : answers_(std::move(answers)) {}

  [[nodiscard]] HttpAnswer ask(const HttpQuestion& question) const override {
    const std::string name = (question.head ? "HEAD " : "GET ") + question.url;
    const std::scoped_lock lock(mutex_);
    asked_.push_back(name);
    const auto found = answers_.find(name);
    if (found == answers_.end()) return {.silence = Silence::NoConnection};
    HttpAnswer answer = found->second.front();
    if (found->second.size() > 1) found->second.erase(found->second.begin());
    return answer;
  }
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::vector<HttpAnswer>> answers_;
  mutable std::vector<std::string> asked_;
};

HttpAnswer status(int code) { return {.status = code}; }
HttpAnswer leads(int code, const std::string& to) { return {.status = code, .redirect = to}; }

const std::string kPage = "https://a.example/";

TEST_CASE("a page that is there costs one question without a body", "[network][links]") {
  const FewAnswers web({{"HEAD " + kPage, {status(200)}}});
  CHECK(check_link(web, kPage, {}).state == LinkState::Here);
  CHECK(web.asked() == std::vector<std::string>{"HEAD " + kPage});
}

TEST_CASE("a server that does not know HEAD is asked for the page", "[network][links]") {
  for (const int code : {403, 404, 405, 500, 501}) {
    const FewAnswers web({{"HEAD " + kPage, {status(code)}}, {"GET " + kPage, {status(200)}}});
    CHECK(check_link(web, kPage, {}).state == LinkState::Here);
  }
  const FewAnswers broken(
      {{"HEAD " + kPage, {HttpAnswer{.silence = Silence::NoAnswer}}}, {"GET " + kPage, {status(204)}}});
  CHECK(check_link(broken, kPage, {}).state == LinkState::Here);
}

TEST_CASE("what is gone fails, what is refused is no failure", "[network][links]") {
  for (const int code : {404, 410, 500, 502, 503}) {
    const FewAnswers web({{"HEAD " + kPage, {status(code)}}, {"GET " + kPage, {status(code)}}});
    const LinkAnswer answer = check_link(web, kPage, {});
    CHECK(answer.state == LinkState::Failing);
    CHECK(answer.status == code);
  }
  for (const int code : {400, 401, 403, 429, 451, 999}) {
    const FewAnswers web({{"HEAD " + kPage, {status(code)}}, {"GET " + kPage, {status(code)}}});
    CHECK(check_link(web, kPage, {}).state == LinkState::Refused);
  }
  const HttpAnswer busy{.status = 503, .has_retry_after = true};
  const FewAnswers web({{"HEAD " + kPage, {busy}}, {"GET " + kPage, {busy}}});
  CHECK(check_link(web, kPage, {}).state == LinkState::Refused);
}

TEST_CASE("silence is asked after once more", "[network][links]") {
  const HttpAnswer late{.silence = Silence::TimedOut};
  const FewAnswers slow({{"HEAD " + kPage, {late}}, {"GET " + kPage, {late, status(200)}}});
  CHECK(check_link(slow, kPage, {}).state == LinkState::Here);
  const FewAnswers gone({{"HEAD " + kPage, {late}}, {"GET " + kPage, {late}}});
  const LinkAnswer answer = check_link(gone, kPage, {});
  CHECK(answer.state == LinkState::Failing);
  CHECK(answer.silence == Silence::TimedOut);
  CHECK(gone.asked().size() == 3);
  const FewAnswers inside({{"HEAD " + kPage, {HttpAnswer{.silence = Silence::PrivateAddress}}}});
  CHECK(check_link(inside, kPage, {}).state == LinkState::Private);
  CHECK(inside.asked().size() == 1);
}

TEST_CASE("a redirect for good is noted, one for now is not", "[network][links]") {
  const std::string next = "https://b.example/";
  const std::string last = "https://c.example/";
  const FewAnswers good(
      {{"HEAD " + kPage, {leads(301, next)}}, {"HEAD " + next, {leads(308, last)}}, {"HEAD " + last, {status(200)}}});
  CHECK(check_link(good, kPage, {}).state == LinkState::Moved);
  CHECK(check_link(good, kPage, {}).moved_to == last);
  const FewAnswers now(
      {{"HEAD " + kPage, {leads(302, next)}}, {"HEAD " + next, {leads(301, last)}}, {"HEAD " + last, {status(200)}}});
  CHECK(check_link(now, kPage, {}).state == LinkState::Here);
  const FewAnswers mixed(
      {{"HEAD " + kPage, {leads(301, next)}}, {"HEAD " + next, {leads(307, last)}}, {"HEAD " + last, {status(200)}}});
  CHECK(check_link(mixed, kPage, {}).moved_to == next);
  const FewAnswers gone(
      {{"HEAD " + kPage, {leads(301, next)}}, {"HEAD " + next, {status(404)}}, {"GET " + next, {status(404)}}});
  CHECK(check_link(gone, kPage, {}).state == LinkState::Failing);
  CHECK(check_link(gone, kPage, {}).moved_to.empty());
  const FewAnswers inside(
      {{"HEAD " + kPage, {leads(301, next)}}, {"HEAD " + next, {HttpAnswer{.silence = Silence::PrivateAddress}}}});
  CHECK(check_link(inside, kPage, {}).state == LinkState::Private);
  const FewAnswers round({{"HEAD " + kPage, {leads(301, next)}}, {"HEAD " + next, {leads(301, kPage)}}});
  CHECK(check_link(round, kPage, {}).is_loop);
  CHECK(round.asked().size() == 10);
}

TEST_CASE("each server is asked one question at a time, in order", "[network][links]") {
  std::vector<std::string> urls;
  std::map<std::string, std::vector<HttpAnswer>> answers;
  for (const char* host : {"a", "b", "c"}) {
    for (int page = 0; page < 5; ++page) {
      urls.push_back("https://" + std::string(host) + ".example/" + std::to_string(page));
      answers["HEAD " + urls.back()] = {status(page == 3 ? 403 : 200)};
    }
  }
  const FewAnswers web(answers);
  const auto found = check_links(web, urls, {.hosts_at_once = 2, .pause = milliseconds(0)});
  REQUIRE(found.size() == urls.size());
  for (std::size_t i = 0; i < urls.size(); ++i)
    CHECK(found[i].state == (i % 5 == 3 ? LinkState::Failing : LinkState::Here));
  for (const std::string host : {"https://a.example", "https://b.example", "https://c.example"}) {
    std::vector<std::string> of_host;
    std::ranges::copy_if(web.asked(), std::back_inserter(of_host),
                         [&](const std::string& one) { return one.starts_with("HEAD " + host); });
    CHECK(std::ranges::is_sorted(of_host));
  }
  CHECK(server_of("HTTPS://A.example:80/Path?q#f") == "https://a.example:80");
}

TEST_CASE("the archive's answer is read, and only an address on the web is one", "[network][archive]") {
  const auto answer = [](const std::string& closest) {
    return read_archive_answer("{\"url\": \"x\", \"archived_snapshots\": {" + closest + "}}");
  };
  const auto found = answer(
      "\"closest\": {\"status\": \"200\", \"available\": true, \"url\": "
      "\"http://web.archive.org/web/20240301/https://a.example/\", \"timestamp\": \"20240301\"}");
  CHECK(found.copy == "https://web.archive.org/web/20240301/https://a.example/");
  CHECK(answer("").answered);
  CHECK(answer("").copy.empty());
  CHECK(answer("\"closest\": {\"available\": false, \"url\": \"https://a.example/\"}").copy.empty());
  for (const std::string bad : {"javascript:alert(1)", "https://a.example/\\u0000", "https://a.example/ b",
                                "https://a.example/\\\"onload=", "//a.example/"})
    CHECK(answer("\"closest\": {\"available\": true, \"url\": \"" + bad + "\"}").copy.empty());
  for (const std::string broken : {"", "{", "[]", "null", "{\"archived_snapshots\": ", "<html>"})
    CHECK_FALSE(read_archive_answer(broken).answered);
  CHECK(read_archive_answer("{\"archived_snapshots\": []}").copy.empty());
}

TEST_CASE("the archive is asked for the copy of the day the page was last there", "[network][archive]") {
  const FewAnswers web(
      {{"GET https://archive.example/api?url=https%3A%2F%2Fa.example%2F%3Fq%3D%C3%A9&timestamp=20240301",
        {HttpAnswer{.status = 200, .body = "{\"archived_snapshots\": {}}"}}}});
  CHECK(find_copy(web, "https://archive.example/api", "https://a.example/?q=\xC3\xA9", Day{2024, 3, 1}).answered);
  CHECK_FALSE(find_copy(web, "https://archive.example/api", "https://a.example/", std::nullopt).answered);
}

}  // namespace
}  // namespace bondgenoot::network
