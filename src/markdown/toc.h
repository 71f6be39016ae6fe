// The table of contents: a document's headings as a tree.
//
// In:  headings in order. Out: entries within entries. Owns its entries; texts and ids stay in the Document. Threads:
// any.
#pragma once

#include <cstdint>
#include <vector>

#include "markdown/document.h"

namespace bondgenoot::markdown {

struct TocEntry {
  std::uint32_t heading = 0;  ///< In Document::headings.
  std::vector<TocEntry> children;
};

/// Headings of the levels up to `deepest`. One that skips a level stands under the nearest higher one before it.
[[nodiscard]] std::vector<TocEntry> table_of_contents(const Document& document, std::uint8_t deepest = 3);

}  // namespace bondgenoot::markdown
