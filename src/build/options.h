// What a build is asked to do.
//
// In/Out: a plain value, filled in by the command line. Owns: its strings. Threads: const.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "support/date.h"

namespace bondgenoot::build {

struct BuildOptions {
  std::string root = ".";               ///< The project: the folder that holds `content/`.
  std::string output;                   ///< Where the site goes; empty: `public` in the project.
  std::optional<std::string> base_url;  ///< Instead of the one in site.yaml.
  std::optional<std::string> theme;     ///< Instead of the one in site.yaml.
  bool drafts = false;
  bool future = false;
  bool explain_search = false;     ///< Put families and compounds into words, for review.
  bool strict = false;             ///< Warnings are errors.
  bool names_only = false;         ///< For a site that nobody will see: pictures are looked at, and not made.
  bool history = false;            ///< Ask git when entries changed; for a project on disk.
  Day today;                       ///< From `--today`, SOURCE_DATE_EPOCH or the clock; nothing below asks the clock.
  std::size_t jobs = 0;            ///< Threads; 0: as many as the machine has.
  std::string private_names_file;  ///< Names that no anonymous entry may hold, one a line; empty: none.
  std::vector<std::string> installed;  ///< Folders with the installed templates/, themes/ and client/.
};

/// `public` in the project, or what was asked for.
[[nodiscard]] std::string output_folder(const BuildOptions& options);

}  // namespace bondgenoot::build
