#include "markdown/toc.h"

#include <array>

namespace bondgenoot::markdown {

std::vector<TocEntry> table_of_contents(const Document& document, std::uint8_t deepest) {
  std::vector<TocEntry> root;
  // For each level the list that a heading of it goes into; a heading opens the list for all levels below its own.
  std::array<std::vector<TocEntry>*, 8> lists{};
  lists.fill(&root);
  for (std::uint32_t i = 0; i < document.headings.size(); ++i) {
    const std::size_t level = document.headings[i].level;
    if (level > deepest || level + 1 >= lists.size()) continue;
    std::vector<TocEntry>& list = *lists[level];
    list.push_back({.heading = i, .children = {}});
    for (std::size_t below = level + 1; below < lists.size(); ++below) lists[below] = &list.back().children;
  }
  return root;
}

}  // namespace bondgenoot::markdown
