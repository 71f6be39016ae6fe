#include "markdown/document.h"

#include <algorithm>

namespace bondgenoot::markdown {

bool has_anchor(const Document& document, std::string_view fragment) {
  return std::binary_search(document.anchors.begin(), document.anchors.end(), fragment);
}

std::string_view title_of(const Document& document, const Section& section) {
  return section.heading ? std::string_view(document.headings[*section.heading].text) : std::string_view{};
}

}  // namespace bondgenoot::markdown
