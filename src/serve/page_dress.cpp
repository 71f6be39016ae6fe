#include "serve/page_dress.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "site/html_scanner.h"
#include "support/hash.h"
#include "support/text.h"

namespace bondgenoot::serve {
namespace {

bool is_end_of_name(char letter) {
  return letter == '>' || letter == '/' || letter == ' ' || letter == '\n' || letter == '\t';
}

// Where the tag `name` begins at or after `from`; it may be in either case.
std::size_t find_tag(std::string_view html, std::string_view name, std::size_t from = 0) {
  for (std::size_t at = html.find('<', from); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at + 1, name.size());
    const bool same = std::ranges::equal(tag, name, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    if (same && at + 1 + name.size() < html.size() && is_end_of_name(html[at + 1 + name.size()])) return at;
  }
  return std::string_view::npos;
}

// Where the link that this value of `href` belongs to ends; nothing when it is no link.
std::size_t end_of_link(std::string_view html, std::size_t value) {
  const std::size_t open = html.rfind('<', value);
  if (open == std::string_view::npos || html.substr(open, 2) != "<a" || !is_end_of_name(html[open + 2]))
    return std::string_view::npos;
  return html.find("</a>", value);
}

}  // namespace

std::string head_lines(std::string_view version) {
  return fmt::format(
      "<link rel=\"stylesheet\" href=\"{0}live_reload.css\" data-bondgenoot-style>\n"
      "<script type=\"module\" src=\"{0}live_reload.js\" data-bondgenoot-live=\"{0}events\" "
      "data-version=\"{1}\"></script>\n",
      kOwnPath, version);
}

std::string mark_links(std::string html, const Unpublished& unpublished) {
  if (unpublished.empty()) return html;
  site::HtmlPlaces places;
  site::scan_html(html, places);
  std::vector<std::pair<std::size_t, const std::string*>> marks;
  for (const std::string_view address : places.addresses) {
    const std::string decoded = site::decoded_attribute(address);
    const auto found = unpublished.find(std::string_view(decoded).substr(0, decoded.find('#')));
    if (found == unpublished.end()) continue;
    const std::size_t end = end_of_link(html, static_cast<std::size_t>(address.data() - html.data()));
    if (end != std::string_view::npos) marks.emplace_back(end, &found->second);
  }
  std::string marked;
  std::size_t copied = 0;
  for (const auto& [at, word] : marks) {
    if (at < copied) continue;
    marked.append(html, copied, at - copied);
    marked += fmt::format(" <span class=\"bondgenoot-mark\">{}</span>", html_escaped(*word));
    copied = at;
  }
  return marked.append(html, copied);
}

std::string dressed(std::string html, const Dress& dress) {
  std::string top = dress.panel;
  if (!dress.notice.empty())
    top +=
        fmt::format("<aside class=\"bondgenoot-preview\" aria-label=\"{0}\">{0}</aside>\n", html_escaped(dress.notice));
  if (const std::size_t body = find_tag(html, "body"); !top.empty() && body != std::string::npos) {
    const std::size_t end = html.find('>', body);
    if (end != std::string::npos) html.insert(end + 1, '\n' + top);
  }
  const std::size_t head = find_tag(html, "/head");
  html.insert(head == std::string::npos ? 0 : head, head_lines(dress.version));
  return html;
}

std::string page_version(std::string_view html, const std::vector<std::string>& style_sheets) {
  std::string rest(html);
  for (const std::string& name : style_sheets) rest = replace_all(rest, name, {});
  return hash_bytes(rest).hex(16);
}

}  // namespace bondgenoot::serve
