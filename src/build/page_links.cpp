#include "build/page_links.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>

#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

// What a diagnostic about a page names: the entry's file, or the layout.
std::string source_of(const content::Graph& graph, const site::Page& page) {
  return page.entry.valid() ? graph.get(page.entry).file : "templates/" + page.layout;
}

site::LinkCheck link_check_of(const PreparedSite& site) {
  const site::Plan& plan = *site.plan;
  std::vector<site::CheckedPage> pages;
  pages.reserve(plan.pages.size());
  for (const site::Page& page : plan.pages)
    pages.push_back({.output = page.output, .source = source_of(site.project.graph, page)});
  std::vector<std::string> known;
  for (const site::Redirect& redirect : plan.redirects) known.push_back(redirect.output);
  for (const site::OutputFile& file : site.assets->value.files) known.push_back(file.output);
  return {site.project.config, std::move(pages), known};
}

}  // namespace

PageLinks::PageLinks(const PreparedSite& site) : site_(site), check_(link_check_of(site)) {}

void PageLinks::look_through(std::size_t page, std::string_view html) {
  const site::OpenLinks open = check_.scan(page, html);
  if (open.empty()) return;
  const std::scoped_lock lock(adding_);
  check_.add(open);
}

// Whether a page that was rendered again has no longer what another may link to.
bool PageLinks::lost_an_id(const PageCache& cache) const {
  return std::ranges::any_of(cache.pages_that(false), [&](std::size_t page) {
    const auto before = cache.published(page);
    return !before || !check_.has_ids_of(page, *before);
  });
}

// Links that were good lead to what is there still, so of a page that was kept no more is of interest than the ids that
// the others ask for.
std::expected<void, IoError> PageLinks::look_through_kept(const PageCache& cache, const std::vector<MadeFile>& files,
                                                          ThreadPool& pool) {
  if (cache.reused() == 0) return {};
  const bool are_good = cache.has_all_linked(files) && !lost_an_id(cache);
  looked_at_all_ = !are_good;
  const std::vector<std::size_t> pages = are_good ? check_.unseen_targets() : cache.pages_that(true);
  std::vector<std::optional<IoError>> failed(pages.size());
  pool.parallel_for(pages.size(), [&](std::size_t i) {
    if (const auto html = cache.published(pages[i]))
      look_through(pages[i], *html);
    else
      failed[i] = IoError{phrase("read"), site_.plan->pages[pages[i]].output,
                          phrase("it changed while the site was built"), EAGAIN};
  });
  for (std::optional<IoError>& error : failed)
    if (error) return std::unexpected(std::move(*error));
  return {};
}

std::vector<std::string> PageLinks::linked_files(const PageCache* cache) const {
  std::vector<std::string> linked = check_.asked_files();
  if (cache != nullptr && !looked_at_all_)
    linked.insert(linked.end(), cache->linked_files().begin(), cache->linked_files().end());
  std::ranges::sort(linked);
  linked.erase(std::ranges::unique(linked).begin(), linked.end());
  return linked;
}

Diagnostics PageLinks::missing_targets(const std::vector<MadeFile>& files) const {
  std::vector<std::string_view> outputs;
  outputs.reserve(files.size());
  for (const MadeFile& file : files) outputs.push_back(file.path);
  return check_.report(outputs);
}

}  // namespace bondgenoot::build
