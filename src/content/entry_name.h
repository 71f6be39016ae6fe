// The file name of an entry: its name, and its language when it is a translation.
//
// In:  a path and the languages there are. Out: both, and what is wrong with it. Owns nothing. Threads: any; pure.
#pragma once

#include <string>

#include "content/entry_parser.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

struct EntryName {
  std::string name;      ///< `de-hef` of `content/good-practices/de-hef.en.md`
  std::string language;  ///< `en`; empty for the site's own.
};

/// What discovery already says about a name (discovery.h) is not said again.
[[nodiscard]] EntryName read_entry_name(std::string_view path, const EntryParserOptions& options,
                                        Diagnostics& diagnostics);

}  // namespace bondgenoot::content
