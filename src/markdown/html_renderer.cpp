#include "markdown/html_renderer.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/text.h"

namespace bondgenoot::markdown {
namespace {

void append_link(std::string& out, const Document& document, std::uint32_t index, const LinkTable& table) {
  const std::string& url = index < table.links.size() ? table.links[index] : document.links[index].target.written;
  if (url.empty()) return;
  out += " href=\"";
  append_url_attribute(out, url);
  out += '"';
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_html_escaped(out, value);
  out += '"';
}

void append_image(std::string& out, const Document& document, std::uint32_t index, const LinkTable& table) {
  const bool known = index < table.images.size();
  const std::string& url = known ? table.images[index].url : document.images[index].target.written;
  if (url.empty()) return;
  out += " src=\"";
  append_url_attribute(out, url);
  out += '"';
  if (!known) return;
  const ImageTarget& image = table.images[index];
  if (!image.srcset.empty()) {
    append_attribute(out, "srcset", image.srcset);
    append_attribute(out, "sizes", image.sizes);
  }
  if (image.width == 0 || image.height == 0) return;
  fmt::format_to(std::back_inserter(out), " width=\"{}\" height=\"{}\"", image.width, image.height);
}

bool has_better_file(std::uint32_t index, const LinkTable& table) {
  return index < table.images.size() && !table.images[index].better_srcset.empty();
}

void open_picture(std::string& out, std::uint32_t index, const LinkTable& table) {
  if (!has_better_file(index, table)) return;
  const ImageTarget& image = table.images[index];
  out += "<picture><source";
  append_attribute(out, "type", image.better_type);
  append_attribute(out, "srcset", image.better_srcset);
  append_attribute(out, "sizes", image.sizes);
  out += '>';
}

void append_slot(std::string& out, const Document& document, const Slot& slot, const LinkTable& table) {
  switch (slot.kind) {
    case SlotKind::Link:
      return append_link(out, document, slot.index, table);
    case SlotKind::BeforeImage:
      return open_picture(out, slot.index, table);
    case SlotKind::Image:
      return append_image(out, document, slot.index, table);
    case SlotKind::BehindImage:
      if (has_better_file(slot.index, table)) out += "</picture>";
      return;
  }
}

// Copies what was parsed between two offsets, with what is put in there.
class Copier {
 public:
  Copier(std::string& out, std::string_view html, std::span<const Insertion> insertions, std::uint32_t from)
      : out_(out), html_(html), insertions_(insertions), from_(from) {
    const auto first = std::ranges::lower_bound(insertions_, from, {}, &Insertion::offset);
    insertions_ = insertions_.subspan(static_cast<std::size_t>(first - insertions_.begin()));
  }
  void up_to(std::uint32_t offset) {
    for (; !insertions_.empty() && insertions_.front().offset < offset; insertions_ = insertions_.subspan(1)) {
      out_.append(html_.substr(from_, insertions_.front().offset - from_)).append(insertions_.front().html);
      from_ = insertions_.front().offset;
    }
    out_.append(html_.substr(from_, offset - from_));
    from_ = offset;
  }

 private:
  std::string& out_;
  std::string_view html_;
  std::span<const Insertion> insertions_;
  std::uint32_t from_;
};

}  // namespace

void append_html(std::string& out, const Document& document, const HtmlRange& range, const LinkTable& table) {
  const SlottedHtml& html = document.text->html;
  Copier copier(out, html.text, table.insertions, range.begin);
  for (std::uint32_t i = range.first_slot; i < range.last_slot; ++i) {
    const Slot& slot = html.slots[i];
    copier.up_to(slot.offset);
    append_slot(out, document, slot, table);
  }
  copier.up_to(range.end);
}

std::string render_html(const Document& document, const LinkTable& table) {
  std::string html;
  html.reserve(document.text->html.text.size() + 64 * document.text->html.slots.size());
  append_html(html, document, document.text->whole(), table);
  return html;
}

}  // namespace bondgenoot::markdown
