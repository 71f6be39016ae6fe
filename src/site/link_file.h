// The text of `links.yaml` with new records in it, and everything else as it was.
//
// In:  the file as it is, records. Out: its new text. Owns nothing. Threads: any; pure.
//
// A person's keys, comments and order stay, byte for byte: only the lines of known keys change. What is written in a
// way that cannot be changed line by line is refused, and then nothing is.
#pragma once

#include <expected>
#include <set>
#include <string>

#include "site/link_records.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

struct LinkFileChanges {
  LinkRecords records;                        ///< New, or instead of what is there.
  std::set<std::string, std::less<>> unused;  ///< To be removed, where a person added nothing.
};

/// An empty file gets a first line that says what it is. The error is a diagnostic.
[[nodiscard]] std::expected<std::string, Diagnostic> changed_link_file(const Source& file,
                                                                       const LinkFileChanges& changes);

}  // namespace bondgenoot::site
