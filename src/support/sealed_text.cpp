#include "support/sealed_text.h"

#include <utility>

#include <fmt/format.h>

namespace bondgenoot {

std::string sealed(std::string_view name, std::string_view body) {
  const std::string head = fmt::format("{} {}\n", name, hash_bytes(body).hex());
  std::string text;
  text.reserve(head.size() + body.size());
  return std::move(text.append(head).append(body));
}

std::optional<std::string_view> unsealed(std::string_view name, std::string_view text) {
  const auto head = take_until(text, '\n');
  return head && *head == fmt::format("{} {}", name, hash_bytes(text).hex()) ? std::optional(text) : std::nullopt;
}

std::optional<std::string_view> take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return taken;
}

bool read_hash(std::optional<std::string_view> field, Hash128& hash) {
  constexpr std::size_t kDigits = 16;
  return field && field->size() == 2 * kDigits && read_number(field->substr(0, kDigits), 16, hash.high) &&
         read_number(field->substr(kDigits), 16, hash.low);
}

}  // namespace bondgenoot
