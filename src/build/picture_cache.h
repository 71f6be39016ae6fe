// Pictures that were made before, kept in the project's folder `.cache/pictures/`; CACHE.md says in what form.
//
// In:  what a picture is made of and what of it. Out: its bytes, when they are there whole. Owns nothing.
// Threads: reading from any; one keeps.
#pragma once

#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pictures/encoder.h"
#include "support/file_system.h"
#include "support/hash.h"

namespace bondgenoot::build {

struct CachedPicture {
  std::string name;
  std::string bytes;
};

/// The name of what is made of a source; another encoder gives other names.
[[nodiscard]] std::string cache_name(const Hash128& source, const pictures::Target& target);

/// Nothing when it is not there, or not as it was written.
[[nodiscard]] std::optional<std::string> read_cached(const FileSystem& files, const std::string& root,
                                                     const std::string& name);

/// Whether there is one of that name; what is in it is not looked at.
[[nodiscard]] bool is_cached(const FileSystem& files, const std::string& root, const std::string& name);

/// Adds what is new and removes what no picture of the project is made into any more.
std::expected<void, IoError> keep_pictures(FileSystem& files, const std::string& root,
                                           const std::vector<CachedPicture>& fresh, const std::set<std::string>& used);

}  // namespace bondgenoot::build
