// Links and images in texts: paths of files become entries and assets.
//
// In:  a LinkContext. Out: for each entry where its links and images lead, and diagnostics. Owns nothing. Threads: one.
// Only relative paths and `#places` are looked at: an address from the root of the site is for the layer that knows
// addresses.
#pragma once

#include <memory>
#include <vector>

#include "content/file_lookup.h"
#include "content/graph.h"
#include "content/link_context.h"

namespace bondgenoot::content {

/// By entry.
[[nodiscard]] std::vector<std::shared_ptr<const EntryLinks>> resolve_links(const LinkContext& context);

/// Of one entry.
[[nodiscard]] std::shared_ptr<const EntryLinks> resolve_links_of(const LinkContext& context, FileLookup& files,
                                                                 EntryId id);

}  // namespace bondgenoot::content
