#include "markdown/heading_ids.h"

#include <algorithm>

#include <fmt/format.h>

namespace bondgenoot::markdown {

bool IdRegistry::take(std::string_view id, ByteRange where) { return taken_.emplace(std::string(id), where).second; }

std::string IdRegistry::take_unique(std::string_view id, ByteRange where) {
  if (take(id, where)) return std::string(id);
  std::uint32_t& number = next_number_.try_emplace(std::string(id), 2).first->second;
  while (true) {
    std::string numbered = fmt::format("{}-{}", id, number++);
    if (take(numbered, where)) return numbered;
  }
}

std::optional<ByteRange> IdRegistry::find(std::string_view id) const {
  const auto found = taken_.find(id);
  if (found == taken_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> IdRegistry::sorted() const {
  std::vector<std::string> ids;
  ids.reserve(taken_.size());
  for (const auto& [id, where] : taken_) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

ExplicitId split_explicit_id(std::string_view text) {
  const std::string_view trimmed = trim(text);
  if (!trimmed.ends_with('}')) return {.id = {}, .title = text};
  const std::size_t open = trimmed.rfind("{#");
  if (open == std::string_view::npos) return {.id = {}, .title = text};
  return {.id = trimmed.substr(open + 2, trimmed.size() - open - 3), .title = trim(trimmed.substr(0, open))};
}

bool is_valid_id(std::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace bondgenoot::markdown
