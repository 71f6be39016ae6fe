// Puts a finished site in place in one step.
//
// In:  an OutputTree and a folder. Out: that folder holding exactly this tree; or, when anything fails, as it was.
// Owns nothing. Threads: files are compared and written over the pool.
//
// A second tree beside the folder (`.public.staging` for `public`) is brought up to date and the two are exchanged by
// name. What was the site becomes the next staging tree. A file whose bytes are already in the old site is not written:
// it gets a second name, so it keeps its time, and no tree is deleted and made again.
#pragma once

#include <cstddef>
#include <expected>
#include <string>

#include "build/output_tree.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct PublishReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;  ///< Files of the old site that are no more.
  std::string method;       ///< How it was put in place, for `--explain`.
};

[[nodiscard]] std::expected<PublishReport, IoError> publish(FileSystem& files, const OutputTree& tree,
                                                            const std::string& output, ThreadPool& pool);

/// Whether the folder may be replaced: missing, empty, or a site (it holds `.nojekyll`). Otherwise why not.
[[nodiscard]] std::expected<void, IoError> check_output_folder(const FileSystem& files, const std::string& output);

}  // namespace bondgenoot::build
