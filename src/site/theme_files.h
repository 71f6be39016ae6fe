// The files below a folder of templates, of a theme or of client scripts.
//
// In:  a FileSystem. Out: sorted names; a diagnostic for a symbolic link that leads out of where the folder belongs.
// Owns nothing. Threads: one.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

/// What messages call a path: relative to the project when it lies in it.
[[nodiscard]] std::string shown_path(const Overlay& overlay, const std::string& path);

/// The root of what is installed: package managers build whole trees of links.
inline constexpr const char* kAnywhere = "/";

/// Names of files below `folder`, as paths relative to it, sorted; none when it does not exist. Links to files and
/// folders are followed within `root` (a folder that is linked to is not searched for further linked folders, so this
/// ends).
[[nodiscard]] std::expected<std::vector<std::string>, IoError> list_files(const FileSystem& files,
                                                                          const Overlay& overlay,
                                                                          const std::string& root,
                                                                          const std::string& folder,
                                                                          Diagnostics& diagnostics);

}  // namespace bondgenoot::site
