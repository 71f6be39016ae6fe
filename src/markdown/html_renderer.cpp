#include "markdown/html_renderer.h"

#include <string_view>

#include <fmt/format.h>

namespace bondgenoot::markdown {
namespace {

void append_link(std::string& out, const Document& document, std::uint32_t index, const LinkTable& table) {
  const std::string& url = index < table.links.size() ? table.links[index] : document.links[index].target.written;
  if (url.empty()) return;
  out += " href=\"";
  append_url_attribute(out, url);
  out += '"';
}

void append_image(std::string& out, const Document& document, std::uint32_t index, const LinkTable& table) {
  const bool known = index < table.images.size();
  const std::string& url = known ? table.images[index].url : document.images[index].target.written;
  if (url.empty()) return;
  out += " src=\"";
  append_url_attribute(out, url);
  out += '"';
  if (!known || table.images[index].width == 0 || table.images[index].height == 0) return;
  fmt::format_to(std::back_inserter(out), " width=\"{}\" height=\"{}\"", table.images[index].width,
                 table.images[index].height);
}

}  // namespace

void append_html(std::string& out, const Document& document, const HtmlRange& range, const LinkTable& table) {
  const std::string_view html = document.html.text;
  std::uint32_t from = range.begin;
  for (std::uint32_t i = range.first_slot; i < range.last_slot; ++i) {
    const Slot& slot = document.html.slots[i];
    out.append(html.substr(from, slot.offset - from));
    from = slot.offset;
    if (slot.kind == SlotKind::Link) {
      append_link(out, document, slot.index, table);
    } else {
      append_image(out, document, slot.index, table);
    }
  }
  out.append(html.substr(from, range.end - from));
}

std::string render_html(const Document& document, const LinkTable& table) {
  std::string html;
  html.reserve(document.html.text.size() + 64 * document.html.slots.size());
  append_html(html, document, document.whole(), table);
  return html;
}

}  // namespace bondgenoot::markdown
