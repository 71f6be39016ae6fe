// References seen from the other end.
//
// In:  a LinkContext, the resolved references and the order of entries. Out: for each entry who refers to it. Owns
// nothing. Threads: one.
#pragma once

#include <vector>

#include "content/graph.h"
#include "content/link_context.h"

namespace bondgenoot::content {

/// By entry. Withheld references give none; nor does any other reference of an anonymous entry to an entry that it
/// withholds, for then the two would stand together after all.
[[nodiscard]] std::vector<std::vector<Backlink>> make_backlinks(const LinkContext& context,
                                                                const std::vector<std::vector<EntryId>>& references,
                                                                const std::vector<std::vector<EntryId>>& ordered);

/// The same after a few entries changed: `backlinks` are those of `before`, the references as they were. Which entries
/// there are, and which are published, is as it was.
[[nodiscard]] std::vector<std::vector<Backlink>> update_backlinks(const LinkContext& context,
                                                                  const std::vector<std::vector<EntryId>>& before,
                                                                  const std::vector<std::vector<EntryId>>& references,
                                                                  const std::vector<std::vector<EntryId>>& ordered,
                                                                  const std::vector<EntryId>& changed,
                                                                  std::vector<std::vector<Backlink>> backlinks);

}  // namespace bondgenoot::content
