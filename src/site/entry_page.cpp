#include "site/entry_page.h"

#include <algorithm>
#include <string>

#include "content/uses.h"
#include "site/navigation.h"
#include "site/page_lists.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::EntryId;

// The page under this name in `pages` of site.yaml is for editors: it has a layout of its own, and search engines are
// asked to leave it alone.
constexpr std::string_view kReportRole = "report";
constexpr std::string_view kReportLayout = "report.html";

}  // namespace

EntryId find_report(const content::Graph& graph, const Config& config) {
  const auto report = std::ranges::find(config.pages, kReportRole, &NavigationItem::title);
  return report == config.pages.end() ? EntryId{} : find_page(graph, report->page);
}

Page plan_entry_page(const content::Graph& graph, const Config& config, EntryId report, EntryId id,
                     std::string_view path) {
  const content::Entry& entry = graph.get(id);
  const Collection& collection = graph.collection_of(id);
  Page page;
  page.href = href_of(config, path);
  page.output = output_of(path);
  page.layout = !entry.layout.empty()              ? entry.layout
                : !collection.entry_layout.empty() ? collection.entry_layout
                                                   : std::string(content::kDefaultEntryLayout);
  page.title = entry.title(collection);
  page.description = summary_of(graph, id);
  page.language = graph.language(id);
  page.entry = id;
  const bool is_report = report.valid() && content::same_entry(graph, id, report);
  if (is_report && entry.layout.empty()) page.layout = kReportLayout;
  page.index = is_listed(graph, id) && !is_report;
  return page;
}

}  // namespace bondgenoot::site
