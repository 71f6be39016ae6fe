// A project with everything known that must be known before the first page is made: what `build` and `serve` share.
//
// In:  a FileSystem, options; with a memory, what it remembers. Out: the project, its plan, navigation and assets, and
// all diagnostics so far. Owns: all of it. Threads: made by one, with a pool; then const, so any.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "build/entry_dates.h"
#include "build/memory.h"
#include "build/options.h"
#include "build/project.h"
#include "site/assets.h"
#include "site/navigation.h"
#include "site/output_file.h"
#include "site/page.h"
#include "site/record_keeper.h"
#include "support/file_system.h"
#include "support/thread_pool.h"
#include "support/trace.h"

namespace bondgenoot::build {

struct PreparedSite {
  Project project;
  DatedEntries dated;
  std::shared_ptr<const site::Plan> plan;
  std::map<std::string, site::Navigation, std::less<>> navigation;  ///< By language.
  bool is_planned_well = false;  ///< There was nothing to say about plan, layouts and navigation.
  std::shared_ptr<const Outcome<site::Assets>> assets;  ///< Null without a theme.
  Day today;                                            ///< As the options say.
};

/// Reads, links and plans. Without its theme a project lacks templates and drawings everywhere: that is one mistake,
/// not many, so then there are no assets and nothing can be rendered. The memory keeps a share of it: what is prepared
/// with one is changed no more.
[[nodiscard]] std::expected<std::shared_ptr<PreparedSite>, IoError> prepare_site(const FileSystem& files,
                                                                                 const BuildOptions& options,
                                                                                 ThreadPool& pool, Trace& trace,
                                                                                 Memory* memory = nullptr,
                                                                                 EntryCache* cache = nullptr);

/// Make the files that come with the pages: redirects, the sitemap, data, feeds, robots.txt and their like. They may do
/// so at the same time. `site` outlives them, and so does the keeper of records of data files, where there is one.
[[nodiscard]] std::vector<site::FileMaker> accompanying_file_makers(const PreparedSite& site,
                                                                    site::RecordKeeper* keeper = nullptr);

/// Whether nothing may be rendered: there are errors, or warnings when those count as such.
[[nodiscard]] bool must_stop(const Diagnostics& diagnostics, const BuildOptions& options);

/// Sorts what is to be said, warnings as errors where that was asked.
void finish_diagnostics(Project& project, const BuildOptions& options);

}  // namespace bondgenoot::build
