#include "content/suggestions.h"

#include "support/suggest.h"

namespace bondgenoot::content {

std::optional<std::string> Suggestions::nearest(std::string_view list, std::string_view written,
                                                const std::vector<std::string>& candidates) {
  const auto [slot, is_new] = found_.try_emplace({std::string(list), std::string(written)});
  if (!is_new) return slot->second;
  if (candidates.size() > left_) return std::nullopt;
  left_ -= candidates.size();
  slot->second = bondgenoot::nearest(written, candidates);
  return slot->second;
}

}  // namespace bondgenoot::content
