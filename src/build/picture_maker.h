// What a site publishes of its pictures: made, or taken from what was made before.
//
// In:  the list of pictures and what pages show of them. Out: files, and those of them that are new. Owns nothing.
// Threads: one calls make_pictures, which spreads the files over the pool; make_picture is for any.
#pragma once

#include <expected>
#include <set>
#include <string>
#include <vector>

#include "build/picture_cache.h"
#include "content/graph.h"
#include "site/output_file.h"
#include "site/pictures.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct MadePictures {
  std::vector<site::OutputFile> files;
  std::vector<CachedPicture> fresh;  ///< Not in the cache yet.
  std::set<std::string> used;        ///< Names in the cache of all that the pictures of this project are made into.
};

/// With `only_names` the files are empty: enough to see whether every address leads somewhere.
[[nodiscard]] MadePictures make_pictures(const FileSystem& files, const std::string& root,
                                         const site::Pictures& pictures, const content::Graph& graph, bool only_names,
                                         ThreadPool& pool, Diagnostics& said);

/// One file of one picture; what the library has against it when it cannot be made.
[[nodiscard]] std::expected<std::string, std::string> make_picture(const FileSystem& files, const std::string& root,
                                                                   const site::Picture& picture,
                                                                   const pictures::Target& target);

}  // namespace bondgenoot::build
