// Addresses that two things claim.
//
// In:  the Plan, the aliases behind its redirects, the Graph. Out: a diagnostic for each clash, naming both. Owns
// nothing. Threads: any; pure.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/graph.h"
#include "site/page.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// An alias and the redirect it becomes.
struct AliasUse {
  content::EntryId entry;
  Span span;
  Redirect redirect;
};

/// Pages, files of the content and aliases that would be written to one place, or to places that differ in capitals
/// only.
[[nodiscard]] Diagnostics check_collisions(const content::Graph& graph, const Plan& plan,
                                           const std::vector<AliasUse>& aliases, const SourceMap& sources);

/// Whether one of these pages could be said to clash with another, or with anything in `plan`, of which nothing was
/// said. It may be true of what is no clash.
[[nodiscard]] bool may_collide(const content::Graph& graph, const Plan& plan,
                               const std::vector<std::shared_ptr<const Page>>& added);

}  // namespace bondgenoot::site
