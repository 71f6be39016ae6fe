// The whole way: discover → read → parse → link → plan → render → check → publish.
//
// In:  a FileSystem, options. Out: diagnostics, the finished tree, and after publishing what was written.
// Owns: the project and everything made from it. Threads: a pool of its own; the caller's thread is one of them.
// Nothing is written before the last error could have been found.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "build/entry_dates.h"
#include "build/options.h"
#include "build/output_tree.h"
#include "build/picture_maker.h"
#include "build/project.h"
#include "build/publisher.h"
#include "site/figures.h"
#include "support/file_system.h"
#include "support/thread_pool.h"
#include "support/trace.h"

namespace bondgenoot::build {

/// What was made, in numbers.
struct Counts {
  std::size_t entries = 0;  ///< Published.
  std::size_t pages = 0;
  std::size_t redirects = 0;
  std::size_t assets = 0;
};

struct BuiltSite {
  Project project;  ///< Its diagnostics are all there is to say, sorted.
  OutputTree tree;  ///< Empty when there are errors.
  Counts counts;
  std::vector<site::Figure> figures;  ///< Of today.
  std::string search_explanation;     ///< Families and compounds in words, when asked for.
  DatedEntries dated;
  MadePictures pictures;  ///< Without their files, which are in the tree.
};

/// All that can be known without writing. An IoError means that the disk failed, not that the content is wrong.
[[nodiscard]] std::expected<BuiltSite, IoError> build_site(const FileSystem& files, const BuildOptions& options,
                                                           ThreadPool& pool, Trace& trace);

}  // namespace bondgenoot::build
