// When each entry was added and last changed, by git; and the cache that spares asking it twice (CACHE.md).
//
// In:  a project on disk. Out: dates by EntryId, a warning when git cannot tell. Owns: nothing between builds but what
// the cache file has. Threads: texts are compared over the pool.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "build/options.h"
#include "build/project.h"
#include "content/history.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct PreparedSite;

struct ProjectHistory {
  std::string folder;  ///< Of the project, on disk; empty for an ally that is not there.
  content::History history;
  bool is_news = false;  ///< Whether it is more than the cache has.
};

struct DatedEntries {
  std::vector<ProjectHistory> projects;  ///< By AllyNumber: this project's, then that of each ally. Empty without any.
  std::vector<content::EntryDates> dates;  ///< By EntryId; nothing for anonymous entries.
  std::vector<bool> committed;             ///< By EntryId: the last commit has it like this. Empty without history.
  std::size_t uncommitted = 0;             ///< Entries that the last commit has not, or not like this.
};

/// Asks git only when the options and site.yaml let it. What is wrong with the history is added to the project's
/// diagnostics, once. What is known of `before`, an earlier reading of the project, is used; without it the cache is
/// read.
[[nodiscard]] DatedEntries date_entries(const FileSystem& files, const BuildOptions& options, Project& project,
                                        ThreadPool& pool, const PreparedSite* before = nullptr);

/// Keeps the histories for the next build, when there is news. That this may fail need not concern anyone.
std::expected<void, IoError> keep_history(FileSystem& files, const std::string& root, const site::Config& config,
                                          const DatedEntries& dated);

}  // namespace bondgenoot::build
