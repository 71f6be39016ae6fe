#include "site/dead_links.h"

#include <cstdint>
#include <set>
#include <string>

#include "markdown/links.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

std::string mark_of(const LinkRecord& dead, const Messages& messages) {
  const auto word = [&](std::string_view key) {
    const Message* message = messages.find(key);
    return message == nullptr ? std::string() : html_escaped(message->other);
  };
  std::string html = " <small>(" + word("links.dead");
  if (!dead.archive.empty())
    html += "; <a href=\"" + html_escaped(dead.archive) + "\">" + word("links.archived") + "</a>";
  return html + ")</small>";
}

}  // namespace

void append_dead_marks(const markdown::Document& document, const LinkRecords& records, const Messages& messages,
                       std::vector<markdown::Insertion>& insertions) {
  constexpr std::string_view kEnd = "</a>";
  const std::string_view html = document.text->html.text;
  std::set<std::string_view> done;
  for (const markdown::Link& link : document.links) {
    const std::string& href = link.target.written;
    const LinkRecord* dead = find_dead(&records, href);
    if (dead == nullptr || !done.insert(href).second) continue;
    std::string tag = "<a href=\"";  // As the HTML has a link to elsewhere.
    markdown::append_url_attribute(tag, href);
    tag += '"';
    const std::string mark = mark_of(*dead, messages);
    for (std::size_t at = html.find(tag); at != std::string_view::npos; at = html.find(tag, at + tag.size())) {
      const std::size_t end = html.find(kEnd, at);
      if (end == std::string_view::npos) break;
      insertions.push_back({.offset = static_cast<std::uint32_t>(end + kEnd.size()), .html = mark});
    }
  }
}

}  // namespace bondgenoot::site
