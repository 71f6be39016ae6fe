// What is broader than what, among the concepts of vocabularies: no concept is broader than itself.
//
// In:  a LinkContext with its references resolved. Out: diagnostics. Owns nothing. Threads: one. No recursion: authors
// decide how long a chain is.
#pragma once

#include <vector>

#include "content/link_context.h"

namespace bondgenoot::content {

/// Says each ring of concepts once, at the reference that closes it. What refers to itself has been said.
void check_concept_order(const LinkContext& context, const std::vector<std::vector<EntryId>>& references);

}  // namespace bondgenoot::content
