#include "site/open_search.h"

#include <algorithm>

#include <fmt/format.h>

#include "site/navigation.h"
#include "site/routes.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

/// The specification gives a short name 16 letters; whole words of them, or the beginning of the first.
std::string short_name(std::string_view title) {
  constexpr std::size_t kLongest = 16;
  std::size_t letters = 0;
  std::size_t words = 0;
  std::size_t end = 0;
  for (; end < title.size(); ++end) {
    const bool begins_letter = (static_cast<unsigned char>(title[end]) & 0xC0U) != 0x80U;
    if (begins_letter && letters++ == kLongest) break;
    if (title[end] == ' ') words = end;
  }
  if (end == title.size()) return std::string(title);
  return std::string(title.substr(0, words == 0 ? end : words));
}

}  // namespace

std::string search_page_href(const Exports& exports) {
  const Config& config = exports.config;
  const auto role = std::ranges::find(config.pages, "search", &NavigationItem::title);
  if (config.origin.empty() || role == config.pages.end()) return {};
  const content::EntryId page = find_page(exports.graph, role->page);
  if (!page.valid()) return {};
  const content::EntryId shown = exports.graph.version_in(page, exports.language);
  return shown.valid() ? absolute_href(config, exports.plan.entry_hrefs[shown.value]) : std::string{};
}

std::vector<OutputFile> open_search_files(const Exports& exports) {
  const std::string href = search_page_href(exports);
  if (href.empty()) return {};
  const Config& config = exports.config;
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription "
      "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>{}</ShortName>\n<Description>{}</Description>\n"
      "<Language>{}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
      "<Url type=\"text/html\" method=\"get\" template=\"{}?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
      html_escaped(short_name(config.title)),
      html_escaped(config.description.empty() ? config.title : config.description), html_escaped(exports.language),
      html_escaped(href));
  return {{output_of(path_in(config, exports.language, "/") + std::string(kOpenSearchFile)), std::move(text)}};
}

}  // namespace bondgenoot::site
