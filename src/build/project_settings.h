// What a project says of its site as a whole: `site.yaml`, `links.yaml`, the theme and the words of the interface.
//
// In:  the FileSystem, options, what was remembered. Out: these parts of a Project, with what was said of them.
// Owns nothing. Threads: one.
#pragma once

#include <cstdint>
#include <expected>

#include "build/memory.h"
#include "build/options.h"
#include "build/project.h"
#include "support/file_system.h"

namespace bondgenoot::build {

/// Bytes of any text of a project. Entries are refused far below this, but by a diagnostic of their own.
inline constexpr std::uint64_t kReadLimit = 64U << 20U;

/// As they were, when nothing but entries changed; `memory` may be null.
[[nodiscard]] std::expected<void, IoError> load_settings(const FileSystem& files, const BuildOptions& options,
                                                         Project& project, const Memory* memory);

}  // namespace bondgenoot::build
