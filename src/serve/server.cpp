#include "serve/server.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <httplib.h>

namespace bondgenoot::serve {
namespace {

constexpr int kWaitingConnections = 511;  // Before the system refuses more; the library's own number is 5.
constexpr int kWriteMilliseconds = 10'000;

/// Threads as they are needed, up to a number. A stream holds one, so a fixed few would run out.
class Workers final : public httplib::TaskQueue {
 public:
  explicit Workers(std::size_t limit) : limit_(limit) {}

  void enqueue(std::function<void()> task) override {
    const std::scoped_lock lock(mutex_);
    tasks_.push_back(std::move(task));
    if (idle_ < tasks_.size() && threads_.size() < limit_) threads_.emplace_back([this] { work(); });
    changed_.notify_one();
  }

  void shutdown() override {
    {
      const std::scoped_lock lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  [[nodiscard]] bool has_waiting() const {
    const std::scoped_lock lock(mutex_);
    return threads_.size() == limit_ && !tasks_.empty();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      changed_.wait(lock, [&] { return ending_ || !tasks_.empty(); });
      --idle_;
      if (tasks_.empty()) return;
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool ending_ = false;
};

bool is_open(int socket) {
  pollfd state{.fd = socket, .events = POLLIN | POLLOUT, .revents = 0};
  if (::poll(&state, 1, 0) <= 0) return true;
  if ((state.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return false;
  if ((state.revents & POLLIN) == 0) return true;
  char byte = 0;
  return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) != 0;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno == EINTR) continue;
    pollfd waiting{.fd = socket, .events = POLLOUT, .revents = 0};
    if (errno != EAGAIN || ::poll(&waiting, 1, kWriteMilliseconds) <= 0) return false;
  }
  return true;
}

/// A request's head as the library reads it, and the socket as it writes to it. What it writes is put together, so that
/// a small answer is one packet.
class HeadStream final : public httplib::Stream {
 public:
  HeadStream(int socket, std::string head) : socket_(socket), head_(std::move(head)) {}

  [[nodiscard]] bool is_readable() const override { return read_ < head_.size(); }
  [[nodiscard]] bool is_writable() const override { return is_open(socket_); }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, head_.size() - read_);
    std::memcpy(to, head_.data() + read_, count);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, std::size_t size) override {
    return send_all(socket_, {from, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  int socket_;
  std::string head_;
  std::size_t read_ = 0;
};

void refuse(int socket, std::string_view status) {
  send_all(socket, "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// Ends a connection so that what was sent last still arrives, also when the client is not done sending.
void end_connection(int socket) {
  ::shutdown(socket, SHUT_WR);
  pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
  char rest[4096];
  for (int i = 0; i < 8 && ::poll(&waiting, 1, 20) > 0; ++i) {
    if (::recv(socket, rest, sizeof rest, MSG_DONTWAIT) <= 0) break;
  }
  ::close(socket);
}

Request request_of(const httplib::Request& from) {
  const std::size_t query = from.target.find('?');
  return {.method = from.method,
          .path = from.path,
          .query = query == std::string::npos ? std::string{} : from.target.substr(query),
          .host = from.get_header_value("Host"),
          .if_none_match = from.get_header_value("If-None-Match")};
}

void answer(Response&& response, httplib::Response& to) {
  to.status = response.status;
  for (const auto& [name, value] : response.headers) to.set_header(name, value);
  if (!response.stream) {
    if (response.body) to.set_content(*response.body, response.type);
    return;
  }
  to.set_content_provider(response.type, [stream = std::move(response.stream)](std::size_t, httplib::DataSink& sink) {
    const auto part = stream();
    if (!part || !sink.is_writable()) return false;
    return part->empty() || sink.write(part->data(), part->size());
  });
}

class HttplibServer final : public httplib::Server {
 public:
  HttplibServer(serve::Handler handler, ServerLimits limits) : handler_(std::move(handler)), limits_(limits) {
    new_task_queue = [this] {
      workers_ = new Workers(limits_.connections);  // The library takes it.
      return workers_;
    };
    // The library's own choice lets two programs share a port.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    });
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      answer(handler_(request_of(request)), response);
      return HandlerResponse::Handled;
    });
  }

  [[nodiscard]] std::expected<int, std::string> take(const std::string& host, int port) {
    errno = 0;
    const int taken = port == 0 ? bind_to_any_port(host) : bind_to_port(host, port) ? port : -1;
    if (taken <= 0) {
      const int reason = errno == 0 ? EADDRNOTAVAIL : errno;
      return std::unexpected(std::error_code(reason, std::generic_category()).message());
    }
    ::listen(svr_sock_, kWaitingConnections);
    return taken;
  }

  void end() {
    stopping_ = true;
    stop();
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    HeadReader reader(
        socket, limits_.head, [this] { return stopping_.load(); }, [this] { return workers_->has_waiting(); });
    for (std::size_t left = limits_.requests; left > 0 && !stopping_; --left) {
      auto head = reader.next();
      if (!head) {
        if (head.error() == HeadProblem::TooLarge) refuse(socket, "431 Request Header Fields Too Large");
        if (head.error() == HeadProblem::TooSlow) refuse(socket, "408 Request Timeout");
        break;
      }
      if (announces_body(*head)) {
        refuse(socket, "413 Payload Too Large");
        break;
      }
      // Pages are made for one reader nearby: the library's compression and ranges would only cost time.
      HeadStream stream(socket, without_headers(*head, {"accept-encoding", "range", "expect"}));
      bool closed = false;
      if (!process_request(stream, left == 1, closed, nullptr) || closed) break;
    }
    end_connection(socket);
    return true;
  }

  serve::Handler handler_;
  ServerLimits limits_;
  Workers* workers_ = nullptr;
  std::atomic<bool> stopping_ = false;
};

}  // namespace

struct Server::State {
  HttplibServer http;
  std::thread listening;
};

Server::Server(Handler handler, ServerLimits limits) : state_(new State{{std::move(handler), limits}, {}}) {}

Server::~Server() { stop(); }

std::expected<int, std::string> Server::bind(const std::string& host, int port) {
  return state_->http.take(host, port);
}

void Server::start() {
  state_->listening = std::thread([this] { state_->http.listen_after_bind(); });
  while (!state_->http.is_running()) std::this_thread::yield();
}

void Server::stop() {
  if (!state_->listening.joinable()) return;
  state_->http.end();
  state_->listening.join();
}

}  // namespace bondgenoot::serve
