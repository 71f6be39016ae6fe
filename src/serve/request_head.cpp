#include "serve/request_head.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

namespace bondgenoot::serve {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kGlance{50};  // How long a wait lasts before it is asked whether to go on.
constexpr std::string_view kEnd = "\r\n\r\n";

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool is_header(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  return std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); });
}

// Calls `visit` for each line with its break.
template <typename Visit>
void for_each_line(std::string_view head, Visit visit) {
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    const std::size_t size = end == std::string_view::npos ? head.size() : end + 1;
    visit(head.substr(0, size));
    head.remove_prefix(size);
  }
}

}  // namespace

std::string HeadReader::take(std::size_t size) {
  is_used_ = true;
  std::string head = pending_.substr(0, size);
  pending_.erase(0, size);
  return head;
}

std::expected<std::string, HeadProblem> HeadReader::next() {
  auto begun = Clock::now();
  bool has_begun = !pending_.empty();
  std::array<char, 4096> buffer{};
  for (;;) {
    while (pending_.starts_with("\r\n")) pending_.erase(0, 2);  // Some clients send one between two requests.
    if (const std::size_t end = pending_.find(kEnd); end != std::string::npos && end <= limits_.bytes)
      return take(end + kEnd.size());
    if (pending_.size() > limits_.bytes) return std::unexpected(HeadProblem::TooLarge);
    const auto passed = Clock::now() - begun;
    if (has_begun && passed > limits_.whole) return std::unexpected(HeadProblem::TooSlow);
    if (!has_begun && (passed > limits_.idle || (is_used_ && hurry_()))) return std::unexpected(HeadProblem::Closed);
    if (stopping_()) return std::unexpected(HeadProblem::Closed);
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(kGlance.count())) <= 0) continue;
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return std::unexpected(HeadProblem::Closed);
    if (!has_begun) {
      has_begun = true;
      begun = Clock::now();
    }
    pending_.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

bool announces_body(std::string_view head) {
  bool announced = false;
  for_each_line(head, [&](std::string_view line) {
    constexpr std::string_view kLength = "content-length";
    if (is_header(line, "transfer-encoding")) announced = true;
    if (is_header(line, kLength))
      announced = announced || line.substr(kLength.size()).find_first_of("123456789") != std::string_view::npos;
  });
  return announced;
}

std::string without_headers(std::string_view head, std::initializer_list<std::string_view> names) {
  std::string kept;
  kept.reserve(head.size());
  for_each_line(head, [&](std::string_view line) {
    if (std::ranges::none_of(names, [&](std::string_view name) { return is_header(line, name); })) kept += line;
  });
  return kept;
}

}  // namespace bondgenoot::serve
