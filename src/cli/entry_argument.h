// An entry as somebody types it: `de-hef`, `good-practices/de-hef`, or the path of its file.
//
// In:  what was typed, the project, the folder the command runs in. Out: the entry, or the status to end with after the
// message was printed. Owns nothing. Threads: one.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "build/project.h"
#include "cli/options.h"

namespace bondgenoot::cli {

/// Collection and name as typed, without `content/`, language and `.md`.
struct EntryWords {
  std::string collection;  ///< Empty: only a name was given.
  std::string name;        ///< Empty: only a folder was given (`good-practices/`).
};

/// `typed` seen from the current folder when it leads into the project's `content/`, else from there.
[[nodiscard]] EntryWords read_entry_words(std::string_view typed, const std::string& root,
                                          const build::Project& project);

/// The entry that was meant; by its file's name, else by its `slug`. What is not there, or is there twice, is said.
[[nodiscard]] std::expected<content::EntryId, ExitStatus> find_entry(const std::string& typed, const std::string& root,
                                                                     const build::Project& project);

/// What was typed as a message repeats it: short, and on one line.
[[nodiscard]] std::string shown_argument(std::string_view typed);

}  // namespace bondgenoot::cli
