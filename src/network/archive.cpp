#include "network/archive.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/json.h"
#include "support/utf8.h"

namespace bondgenoot::network {
namespace {

constexpr std::size_t kAnswerLimit = 64U << 10U;
constexpr std::size_t kAddressLimit = 4096;

// Every byte that is not a letter, a digit or one of `-._~`.
std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

bool is_web_address(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.size() <= kAddressLimit && !find_invalid_utf8(text) && std::ranges::none_of(text, [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte <= 0x20 || byte == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
         });
}

}  // namespace

ArchiveAnswer find_copy(const HttpClient& client, const std::string& api, const std::string& url,
                        const std::optional<Day>& day) {
  std::string question = fmt::format("{}{}url={}", api, api.find('?') == std::string::npos ? '?' : '&', encoded(url));
  if (day) question += fmt::format("&timestamp={:04}{:02}{:02}", day->year, day->month, day->day);
  const HttpAnswer answer = client.ask({.url = question, .body_limit = kAnswerLimit});
  if (answer.silence != Silence::None || answer.status != 200) return {};
  return read_archive_answer(answer.body);
}

ArchiveAnswer read_archive_answer(const std::string& text) {
  const auto json = parse_json(text);
  const Json* snapshots = json ? json->find("archived_snapshots") : nullptr;
  if (snapshots == nullptr) return {};
  ArchiveAnswer found{.answered = true, .copy = {}};
  const Json* closest = snapshots->find("closest");
  const Json* available = closest == nullptr ? nullptr : closest->find("available");
  const Json* address = closest == nullptr ? nullptr : closest->find("url");
  const bool* is_there = available == nullptr ? nullptr : available->get<bool>();
  const std::string* copy = address == nullptr ? nullptr : address->get<std::string>();
  if (is_there == nullptr || !*is_there || copy == nullptr || !is_web_address(*copy)) return found;
  constexpr std::string_view kOldScheme = "http://web.archive.org/";  // As it still says; it has the other one too.
  found.copy = copy->starts_with(kOldScheme) ? "https://" + copy->substr(std::string_view("http://").size()) : *copy;
  return found;
}

}  // namespace bondgenoot::network
