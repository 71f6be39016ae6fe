// The project's folder `.cache/`: what a build keeps for the next one; CACHE.md says what.
//
// In:  a project's root, files to keep. Out: the folder, with each file whole or as it was. Owns nothing. Threads: one.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "support/file_system.h"

namespace bondgenoot::build {

/// Below the project.
inline constexpr std::string_view kCacheFolder = ".cache";

/// Nothing in it is larger, so what is was not written by a build.
inline constexpr std::uint64_t kLargestCachedFile = 256U << 20U;

/// Makes the folder, which tells git to pass it over.
std::expected<void, IoError> make_cache_folder(FileSystem& files, const std::string& root);

/// Puts `bytes` at `path` in one step: a build that is killed leaves what was there before.
std::expected<void, IoError> replace_cached_file(FileSystem& files, const std::string& path, std::string_view bytes);

}  // namespace bondgenoot::build
