// Where things are: the project around the current folder, the installed data, the day.
//
// In:  the environment. Out: paths and a Day, or the status to end with after the message was printed. Owns nothing.
// Threads: one.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "cli/options.h"

namespace bondgenoot::cli {

/// As find_project, but nothing is said where there is none.
[[nodiscard]] std::optional<std::string> nearest_project(const std::string& directory);

/// The nearest folder from `directory` (or the current one) upwards with `content/site.yaml`; absolute.
[[nodiscard]] std::expected<std::string, ExitStatus> find_project(const std::string& directory);

/// Folders that hold templates/, themes/ and client/, in order: beside the program as it is installed, the source tree
/// a build folder lies in, the place of installation.
[[nodiscard]] std::vector<std::string> installed_folders();

/// `--today`, else SOURCE_DATE_EPOCH, else the clock.
[[nodiscard]] std::expected<Day, ExitStatus> find_today(const std::string& typed);

/// Fills in what BuildOptions cannot know by itself: root, installed folders, today; makes the output path absolute.
[[nodiscard]] std::expected<build::BuildOptions, ExitStatus> complete(const Options& options);

}  // namespace bondgenoot::cli
