// References in fields: names become entries.
//
// In:  a LinkContext. Out: for each entry what its references point to, and diagnostics. Owns nothing. Threads: one.
#pragma once

#include <vector>

#include "content/link_context.h"

namespace bondgenoot::content {

/// By entry and ordinal; invalid where there is no such published entry.
[[nodiscard]] std::vector<std::vector<EntryId>> resolve_references(const LinkContext& context);

/// Of one entry.
[[nodiscard]] std::vector<EntryId> resolve_references_of(const LinkContext& context, EntryId id);

}  // namespace bondgenoot::content
