// The whole way: discover → read → parse → link → plan → render → check → publish.
//
// In:  a FileSystem, options. Out: diagnostics, and the files of the site, each as soon as it is made.
// Owns: the project and everything made from it. Threads: a pool of its own; the caller's thread is one of them.
// Nothing is put in place before the last error could have been found: whoever takes the files waits for the end.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "build/entry_cache.h"
#include "build/entry_dates.h"
#include "build/options.h"
#include "build/page_cache.h"
#include "build/picture_maker.h"
#include "build/project.h"
#include "build/site_output.h"
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
  Project project;              ///< Its diagnostics are all there is to say, sorted.
  std::vector<MadeFile> files;  ///< All of the site, sorted by path; empty when there are errors.
  /// What pages lead to beside pages, redirects and assets, sorted; nothing when a link leads nowhere.
  std::optional<std::vector<std::string>> linked_files;
  Counts counts;
  std::vector<site::Figure> figures;  ///< Of today.
  std::string search_explanation;     ///< Families and compounds in words, when asked for.
  DatedEntries dated;
  std::shared_ptr<const site::Plan> plan;
  MadePictures pictures;  ///< Without their files, which were given to the output.

  [[nodiscard]] std::uint64_t bytes() const;  ///< Of all files.
};

/// Makes all files of the site and gives them to `output`; without one they are only checked. With errors that are
/// known before the first page nothing is given; with errors that only pages show, what was given is not to be
/// published. Entries that the cache has are not parsed, and pages that are as they were not rendered. An IoError means
/// that the disk failed, not that the content is wrong.
[[nodiscard]] std::expected<BuiltSite, IoError> build_site(const FileSystem& files, const BuildOptions& options,
                                                           ThreadPool& pool, Trace& trace, SiteOutput* output = nullptr,
                                                           EntryCache* cache = nullptr, PageCache* pages = nullptr);

}  // namespace bondgenoot::build
