#include "markdown/document.h"

#include <algorithm>

namespace bondgenoot::markdown {

bool has_anchor(const Document& document, std::string_view fragment) {
  return std::ranges::binary_search(document.anchors, fragment);
}

std::string_view title_of(const Document& document, const Section& section) {
  return section.heading ? std::string_view(document.headings[*section.heading].text) : std::string_view{};
}

}  // namespace bondgenoot::markdown
