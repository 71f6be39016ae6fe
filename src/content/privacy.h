// The guard of anonymous entries: what a field withholds must not be told by the text, by a link or by another entry.
//
// In:  a LinkContext and the resolved references and links. Out: diagnostics. Owns nothing. Threads: one.
#pragma once

#include "content/graph.h"
#include "content/link_context.h"
#include "content/name_guard.h"

namespace bondgenoot::content {

void check_privacy(const LinkContext& context, const GraphTables& tables);

/// What of it may differ when only this entry changed, and neither what it withholds nor its names did.
void check_privacy_of(const LinkContext& context, const GraphTables& tables, EntryId id);

// The parts of it, by subject.

/// Names in the fields, the body, the file name and the addresses of an anonymous entry.
void check_private_names(const LinkContext& context, EntryId id, const Withheld& withheld, NameGuards& guards);
/// Links and references between an anonymous entry and those that it could be about.
void check_private_links(const LinkContext& context, const GraphTables& tables, EntryId id, const Withheld& withheld);
/// Versions of which one withholds what another shows.
void check_private_translations(const LinkContext& context, const std::vector<EntryId>& versions);

}  // namespace bondgenoot::content
