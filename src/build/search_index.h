// The search index as a part of the site.
//
// In:  a project and, for what results show, its renderer. Out: files for the site, below `search/`. Owns nothing.
// Threads: the pool's.
#pragma once

#include "build/project.h"
#include "build/renderer.h"
#include "build/site_output.h"
#include "search/index.h"
#include "site/search_documents.h"
#include "support/thread_pool.h"

#include <vector>

namespace bondgenoot::build {

/// What can be known of the index in one language before pages are written: all but what results show.
struct AnalysedTexts {
  site::SearchDocuments documents;
  search::Index index;
};
/// One for each language of the site, its own first; that one is empty, and there are no others, when no collection is
/// searched. With `explanation`, that is set to families and compounds of the site's own language in words.
[[nodiscard]] std::vector<AnalysedTexts> analyse_texts(const Project& project, std::string* explanation,
                                                       ThreadPool& pool, Diagnostics& said);

/// Adds the indexes, when a collection is searched.
void add_search_index(SiteOutput& output, std::vector<AnalysedTexts> texts, const Renderer& renderer, ThreadPool& pool,
                      Diagnostics& said);

/// The same index for the command line: what results show is only their address, title and summary.
struct SearchIndex {
  std::vector<search::IndexFile> files;
  site::SearchDocuments documents;  ///< What each number stands for, and texts in which phrases are: the project's.
};
[[nodiscard]] SearchIndex make_search_index(Project& project, ThreadPool& pool);

}  // namespace bondgenoot::build
