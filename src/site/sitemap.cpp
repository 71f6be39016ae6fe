#include "site/sitemap.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The last change of what a page shows; empty when unknown.
std::string_view change_of(const Page& page, const std::vector<std::string>& changes) {
  std::string_view last;
  const auto look = [&](content::EntryId id) {
    if (id.valid() && id.value < changes.size()) last = std::max(last, std::string_view(changes[id.value]));
  };
  look(page.entry);
  std::ranges::for_each(page.entries, look);
  return last;
}

void append_location(std::string& out, std::string_view element, std::string_view origin, std::string_view href,
                     std::string_view change) {
  out.append("<").append(element).append("><loc>");
  append_html_escaped(out, origin);
  append_html_escaped(out, href);
  out.append("</loc>");
  if (!change.empty()) out.append("<lastmod>").append(change).append("</lastmod>");
  out.append("</").append(element).append(">\n");
}

std::string url_set(std::span<const Page* const> pages, const Config& config, const std::vector<std::string>& changes) {
  std::string out(kHead);
  out.reserve(pages.size() * 100 + 200);
  out.append("<urlset xmlns=\"").append(kNamespace).append("\">\n");
  for (const Page* page : pages) append_location(out, "url", config.origin, page->href, change_of(*page, changes));
  return out.append("</urlset>\n");
}

}  // namespace

std::vector<OutputFile> make_sitemap(const Plan& plan, const Config& config, const std::vector<std::string>& changes,
                                     std::size_t limit) {
  std::vector<OutputFile> files;
  if (config.origin.empty()) return files;
  std::vector<const Page*> pages;
  for (const Page& page : plan.pages) {
    if (page.index && page.kind != PageKind::NotFound) pages.push_back(&page);
  }
  if (pages.size() <= limit) {
    files.push_back({"sitemap.xml", url_set(pages, config, changes)});
    return files;
  }
  std::string index(kHead);
  index.append("<sitemapindex xmlns=\"").append(kNamespace).append("\">\n");
  for (std::size_t begin = 0; begin < pages.size(); begin += limit) {
    const auto part = std::span(pages).subspan(begin, std::min(limit, pages.size() - begin));
    files.push_back({fmt::format("sitemap-{}.xml", files.size() + 1), url_set(part, config, changes)});
    append_location(index, "sitemap", config.origin, config.base_path + files.back().output, {});
  }
  files.push_back({"sitemap.xml", index.append("</sitemapindex>\n")});
  return files;
}

}  // namespace bondgenoot::site
