// A Document's HTML with its addresses filled in.
//
// In:  a Document and where its links and images lead, as the caller found out. Out: HTML. Owns nothing. Threads: any.
// What was parsed once is rendered by copying: this is the hot path of a build from a warm cache.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "markdown/document.h"

namespace bondgenoot::markdown {

/// Where an image is found, and its size in pixels when known (which keeps the page from jumping). With a `srcset` the
/// browser chooses the file that is wide enough; with a better one it does so among files of a kind that not every
/// browser knows, and the image becomes a <picture>.
struct ImageTarget {
  std::string url;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::string srcset = {};
  std::string sizes = {};
  std::string better_srcset = {};
  std::string better_type = {};  ///< `image/avif`
};

/// HTML that is put in between what was parsed, such as the beginning of a link; never within a tag.
struct Insertion {
  std::uint32_t offset = 0;  ///< In SlottedHtml::text.
  std::string html;
};

/// By the numbers of Document::links and images. An empty address leaves the attribute out; a table that is too short
/// leaves the address as it was written.
struct LinkTable {
  std::span<const std::string> links;
  std::span<const ImageTarget> images;
  std::span<const Insertion> insertions = {};  ///< By offset.
};

/// Appends a part of the HTML: `document.text->whole()`, a section, or the footnotes.
void append_html(std::string& out, const Document& document, const HtmlRange& range, const LinkTable& table);
[[nodiscard]] std::string render_html(const Document& document, const LinkTable& table);

}  // namespace bondgenoot::markdown
