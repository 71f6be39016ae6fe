// The links of a site's pages, followed while the pages are made (site/html_links.h); those of pages that stay as they
// were are followed only when something that they lead to may have gone.
//
// In:  pages, and which others were reused. Out: a diagnostic for each target that is missing, as if all pages had been
// looked through. Owns: what it found in them. Threads: `look_through` any; the rest one, when all pages have been.
#pragma once

#include <cstddef>
#include <expected>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "build/made_file.h"
#include "build/page_cache.h"
#include "build/prepared_site.h"
#include "site/html_links.h"
#include "support/diagnostic.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

class PageLinks {
 public:
  explicit PageLinks(const PreparedSite& site);

  /// A page of the plan, by its number.
  void look_through(std::size_t page, std::string_view html);
  /// Once, after that: what must be known of the pages that were reused. `files`: all of the site, sorted by path.
  [[nodiscard]] std::expected<void, IoError> look_through_kept(const PageCache& cache,
                                                               const std::vector<MadeFile>& files, ThreadPool& pool);
  [[nodiscard]] Diagnostics missing_targets(const std::vector<MadeFile>& files) const;
  /// What pages lead to beside pages, redirects and assets, sorted; with a cache also what those did that were reused.
  [[nodiscard]] std::vector<std::string> linked_files(const PageCache* cache) const;

 private:
  [[nodiscard]] bool lost_an_id(const PageCache& cache) const;

  const PreparedSite& site_;
  site::LinkCheck check_;
  std::mutex adding_;
  bool looked_at_all_ = true;  // Otherwise of pages that were reused no more is known than the cache tells.
};

}  // namespace bondgenoot::build
