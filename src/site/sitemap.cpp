#include "site/sitemap.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "site/page_versions.h"
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

void append_location(std::string& out, std::string_view origin, std::string_view href) {
  out.append("<loc>");
  append_html_escaped(out, origin);
  append_html_escaped(out, href);
  out.append("</loc>");
}

/// The page in the languages that it is there in, when there are several.
std::vector<PageVersion> versions_to_name(const content::Graph& graph, const Plan& plan, const Page& page) {
  std::vector<PageVersion> versions;
  if (plan.languages.size() < 2) return versions;
  versions = versions_of(graph, plan, page);
  std::erase_if(versions, [](const PageVersion& version) { return !version.is_translated; });
  if (versions.size() == 1) versions.clear();
  return versions;
}

class UrlSet {
 public:
  UrlSet(const content::Graph& graph, const Plan& plan, const Config& config, const std::vector<std::string>& changes)
      : graph_(graph), plan_(plan), config_(config), changes_(changes) {}

  void add(const Page& page) {
    urls_ += "<url>";
    append_location(urls_, config_.origin, page.href);
    if (const auto change = change_of(page, changes_); !change.empty())
      urls_.append("<lastmod>").append(change).append("</lastmod>");
    for (const PageVersion& version : versions_to_name(graph_, plan_, page)) {
      has_versions_ = true;
      urls_.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(version.language).append("\" href=\"");
      append_html_escaped(urls_, config_.origin);
      append_html_escaped(urls_, version.href);
      urls_ += "\"/>";
    }
    urls_ += "</url>\n";
  }

  [[nodiscard]] std::string text() const {
    return fmt::format("{}<urlset xmlns=\"{}\"{}>\n{}</urlset>\n", kHead, kNamespace,
                       has_versions_ ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : "", urls_);
  }

 private:
  const content::Graph& graph_;
  const Plan& plan_;
  const Config& config_;
  const std::vector<std::string>& changes_;
  std::string urls_;
  bool has_versions_ = false;
};

}  // namespace

std::vector<OutputFile> make_sitemap(const content::Graph& graph, const Plan& plan, const Config& config,
                                     const std::vector<std::string>& changes, std::size_t limit) {
  std::vector<OutputFile> files;
  if (config.origin.empty()) return files;
  std::vector<const Page*> pages;
  for (const Page& page : plan.pages) {
    if (page.index && page.kind != PageKind::NotFound) pages.push_back(&page);
  }
  const auto url_set = [&](std::span<const Page* const> part) {
    UrlSet urls(graph, plan, config, changes);
    for (const Page* page : part) urls.add(*page);
    return urls.text();
  };
  if (pages.size() <= limit) {
    files.push_back({"sitemap.xml", url_set(pages)});
    return files;
  }
  std::string index(kHead);
  index.append("<sitemapindex xmlns=\"").append(kNamespace).append("\">\n");
  for (std::size_t begin = 0; begin < pages.size(); begin += limit) {
    const auto part = std::span(pages).subspan(begin, std::min(limit, pages.size() - begin));
    files.push_back({fmt::format("sitemap-{}.xml", files.size() + 1), url_set(part)});
    index += "<sitemap>";
    append_location(index, config.origin, config.base_path + files.back().output);
    index += "</sitemap>\n";
  }
  files.push_back({"sitemap.xml", index.append("</sitemapindex>\n")});
  return files;
}

}  // namespace bondgenoot::site
