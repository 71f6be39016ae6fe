// Entries renamed in projects of a few files.
//
// In:  texts by path, an entry and its new name. Out: the texts afterwards, or why not. Owns nothing.
// Threads: one test at a time.
#pragma once

#include <string>

#include "build/renaming.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {

struct Renamed {
  Files files;          ///< Afterwards; as they were when it was refused.
  std::string refusal;  ///< The message and the help, or what would be wrong.
  Renaming renaming;
};

/// A site of two collections with the same fields, `notes` and `essays`, that has `files` as well.
[[nodiscard]] Files notes_with(const Files& files);

/// `entry` as `notes/one`, `name` as `two` or `essays/two`.
[[nodiscard]] Renamed rename_entry(const Files& project, const std::string& entry, const std::string& name);

}  // namespace bondgenoot::build
