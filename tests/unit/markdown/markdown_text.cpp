#include "markdown_text.h"

#include <set>

namespace bondgenoot::markdown::tests {

std::string unbalanced_tag(std::string_view html) {
  static const std::set<std::string_view> kVoid{"br", "hr", "img", "input", "wbr"};
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closing = html.substr(at + 1).starts_with('/');
    const std::size_t name = at + (closing ? 2 : 1);
    const std::size_t name_end = html.find_first_of(" >", name);
    if (name_end == std::string_view::npos || name_end == name)
      return "a lone `<`: " + std::string(html.substr(at, 30));
    const std::string_view tag = html.substr(name, name_end - name);
    if (kVoid.contains(tag)) continue;
    if (!closing) {
      open.push_back(tag);
    } else if (open.empty() || open.back() != tag) {
      return "</" + std::string(tag) + "> closes " + (open.empty() ? "nothing" : std::string(open.back()));
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : std::string(open.back()) + " stays open";
}

}  // namespace bondgenoot::markdown::tests
