// A Graph in which a few entries were read again, without linking all the others anew.
//
// In:  the graph as it was, all entries as they are, and which of them differ. Out: the graph that `link` would make,
// or nothing when that cannot be said without linking everything. Owns nothing. Threads: one.
//
// It is done when what other entries are linked by stayed as it was: names, addresses, languages, whether an entry is
// published, the places in it that they link to, what is withheld. Then only what an entry itself leads to is found
// again, and where it stands among others; and the same of translations that take from it what they do not say.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "content/entry_parser.h"
#include "content/graph.h"
#include "content/linker.h"

namespace bondgenoot::content {

/// `before` was linked from entries of the same paths, with the same options, and there was nothing to say about it.
/// All `entries` are usable. Nothing when there would be something to say now, or when other entries may be concerned.
[[nodiscard]] std::optional<Graph> relink(const Graph& before,
                                          const std::vector<std::shared_ptr<const ParsedEntry>>& entries,
                                          const std::vector<EntryId>& changed, const SourceMap& sources,
                                          const LinkOptions& options);

/// Whether the front matter of two readings of one entry is the same, so that they differ in their bodies only.
[[nodiscard]] bool same_front_matter(const Entry& a, const Entry& b, const SourceMap& sources);

}  // namespace bondgenoot::content
