// Links and images in texts: paths of files become entries and assets.
//
// In:  a LinkContext. Out: for each text where its links and images lead, and diagnostics. Owns nothing. Threads: one.
// Only relative paths and `#places` are looked at: an address from the root of the site is for the layer that knows
// addresses.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "content/graph.h"
#include "content/link_context.h"

namespace bondgenoot::content {

struct ResolvedLinks {
  std::vector<TextLinks> bodies;  ///< By entry.
  std::unordered_map<const markdown::Document*, TextLinks> field_texts;
  std::vector<std::vector<std::string>> image_fields;  ///< By entry: assets, empty where there is none.
};

[[nodiscard]] ResolvedLinks resolve_links(const LinkContext& context);

}  // namespace bondgenoot::content
