// A project `site` and its allies beside it, in memory.
//
// In:  texts by path, `site/…`, `noord/…`. Out: the built site and what was said. Owns: what it gives.
// Threads: one test at a time.
#pragma once

#include <string>

#include "unit/build/made_site.h"

namespace bondgenoot::build {

/// A site with two collections, notes and people's organisations, that gathers `../noord`, which has both as well.
[[nodiscard]] Files two_projects(const Files& changes = {});

[[nodiscard]] Built gather_files(const Files& projects);

/// A page of the site as it is written; empty when there is none.
[[nodiscard]] std::string page(const Built& built, const std::string& output);

}  // namespace bondgenoot::build
