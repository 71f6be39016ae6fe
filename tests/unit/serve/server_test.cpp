// The server over real sockets: what a client may do to it.
#include "serve/server.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/serve/served_project.h"
#include "unit/serve/socket_client.h"

namespace bondgenoot::serve {
namespace {

using std::chrono::milliseconds;

Response echo(const Request& request) {
  Response response;
  response.body = std::make_shared<const std::string>(request.method + ' ' + request.path + request.query);
  return response;
}

/// Impatient, so that a test need not wait.
ServerLimits tight() {
  return {
      .head = {.bytes = 4096, .whole = milliseconds(300), .idle = milliseconds(300)}, .connections = 8, .requests = 5};
}

class Running {
 public:
  explicit Running(Handler handler, ServerLimits limits = {}) : server_(std::move(handler), limits) {
    const auto taken = server_.bind("127.0.0.1", 0);
    REQUIRE(taken);
    port_ = *taken;
    server_.start();
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] Server& server() { return server_; }

 private:
  Server server_;
  int port_ = 0;
};

TEST_CASE("a request is answered, and the next on the same connection", "[serve][server]") {
  const Running running(echo);
  const SocketClient client(running.port());
  for (const char* path : {"/a/", "/b/?q=%C3%A9"}) {
    client.send(get_request(path));
    const std::string answer = client.answer();
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == "GET " + std::string(path));
  }
  CHECK(body_of(get(running.port(), "/caf%C3%A9/")) == "GET /café/");
}

TEST_CASE("what a head may hold is bounded, and so is the time it may take", "[serve][server]") {
  const Running running(echo, tight());
  const std::string many(8000, 'x');
  CHECK(status_of(get(running.port(), "/", "Host: localhost\r\nX-Long: " + many + "\r\n")) == 431);
  CHECK(status_of(get(running.port(), "/" + many)) == 431);

  const SocketClient endless(running.port());
  std::string rest = "GET / HTTP/1.1\r\n";
  while (rest.size() < 1'000'000) rest += "X-More: " + many + "\r\n";
  endless.send(rest);
  CHECK(status_of(endless.receive()) == 431);

  for (const char* half : {"GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: local"}) {
    INFO(half);
    const SocketClient client(running.port());
    client.send(half);
    CHECK(status_of(client.receive()) == 408);
  }
  const SocketClient silent(running.port());
  CHECK(silent.receive().empty());
  CHECK(status_of(get(running.port(), "/")) == 200);
}

TEST_CASE("a head that comes a byte at a time must still end in time", "[serve][server]") {
  const Running running(echo, tight());
  const SocketClient client(running.port());
  for (int i = 0; i < 10 && client.send("G"); ++i) std::this_thread::sleep_for(milliseconds(50));
  CHECK(status_of(client.receive()) == 408);
}

TEST_CASE("nonsense and bodies are refused", "[serve][server]") {
  const Running running(echo, tight());
  const std::pair<const char*, int> rows[] = {
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413},
      {"POST / HTTP/1.1\r\nHost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0,0-0,0-0\r\n\r\n", 200},
      {"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200},
  };
  for (const auto& [request, status] : rows) {
    INFO(request);
    const SocketClient client(running.port());
    client.send(request);
    CHECK(status_of(client.receive("\r\n\r\n")) == status);
  }
  const SocketClient bytes(running.port());
  bytes.send(std::string("\x16\x03\x01\0\0\0\r\n\r\n", 10));
  CHECK(status_of(bytes.receive()) != 200);
}

TEST_CASE("clients that go away in the middle leave the server as it was", "[serve][server]") {
  const std::string large(4'000'000, 'x');
  const Running running(
      [&](const Request&) {
        Response response;
        response.body = std::make_shared<const std::string>(large);
        return response;
      },
      tight());
  for (int i = 0; i < 20; ++i) {
    const SocketClient client(running.port());
    client.send(get_request("/"));
  }
  CHECK(body_of(get(running.port(), "/")).size() == large.size());
}

TEST_CASE("more connections than threads wait for their turn", "[serve][server]") {
  const Running running(echo, tight());
  std::vector<std::unique_ptr<SocketClient>> clients;
  for (int i = 0; i < 40; ++i) clients.push_back(std::make_unique<SocketClient>(running.port()));
  for (const auto& client : clients) client->send(get_request("/"));
  for (const auto& client : clients) CHECK(status_of(client->answer()) == 200);
}

TEST_CASE("a stream gives its parts as they come, and ends when the server does", "[serve][server]") {
  EventStream events;
  events.announce(7);
  Running running([&](const Request&) {
    Response response{.type = "text/event-stream"};
    response.stream = events.listen();
    return response;
  });
  const SocketClient client(running.port());
  client.send(get_request("/events"));
  CHECK_THAT(client.receive("data: 7\n\n"), Catch::Contains("Content-Type: text/event-stream"));
  events.announce(8);
  CHECK_THAT(client.receive("data: 8\n\n"), Catch::Contains("data: 8\n\n"));
  const auto begun = std::chrono::steady_clock::now();
  events.close();
  running.server().stop();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
  CHECK(client.receive().empty());
}

TEST_CASE("a port that another program has is not shared with it", "[serve][server]") {
  const Running running(echo);
  Server second(echo);
  const auto taken = second.bind("127.0.0.1", running.port());
  REQUIRE_FALSE(taken);
  CHECK_FALSE(taken.error().empty());
  CHECK_FALSE(Server(echo).bind("no such host.invalid", 0));
}

TEST_CASE("ten thousand requests, 64 at a time, amid edits and worse", "[serve][load]") {
  ServedProject project;
  const Running running(project.handler());
  const int port = running.port();
  const char* paths[] = {"/kennis/",          "/kennis/notes/",      "/kennis/notes/one/",
                         "/kennis/nowhere/",  "/kennis/notes.txt",   "/kennis/%00%ff",
                         "/../../etc/passwd", "/kennis/notes",       "/_bondgenoot/live_reload.js",
                         "/kennis/old/",      "/kennis/sitemap.xml", "//",
                         "/kennis/?q=%"};
  constexpr int kThreads = 64;
  constexpr int kRequests = 10'000;
  std::atomic<int> next = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      auto client = std::make_unique<SocketClient>(port);
      for (int i = next++; i < kRequests; i = next++) {
        if (i % 97 == 0) SocketClient(port).send("GET /kennis/ HTT");
        if (i % 101 == 0) static_cast<void>(get(port, "/", "X: " + std::string(40'000, 'x') + "\r\n"));
        if (i % 50 == 0) client = std::make_unique<SocketClient>(port);
        client->send(get_request(paths[static_cast<std::size_t>(i) % std::size(paths)]));
        const int status = status_of(client->answer());
        if (status != 200 && status != 302 && status != 404 && status != 400) ++wrong;
      }
    });
  }
  for (int edit = 0; edit < 20; ++edit) {
    project.write("content/notes/one.md", "---\ntitle: One\n---\nEdit " + std::to_string(edit) + ".\n");
    if (edit % 5 == 1) project.write("content/notes/six.md", "---\ntitle: Six\n---\n");
    if (edit % 5 == 3) project.remove("content/notes/six.md");
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK_THAT(get(port, "/kennis/notes/one/"), Catch::Contains("Edit 19."));
}

}  // namespace
}  // namespace bondgenoot::serve
