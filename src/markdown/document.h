// What a Markdown text comes to: a value that stands alone, without the parser, the source's text or any other file.
//
// In:  made by parser.h. Out: read by whoever checks links, plans pages, indexes text or writes HTML (html_renderer.h).
// Owns: all its strings; spans name the source. Threads: const after parsing, so any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/links.h"
#include "support/late.h"
#include "support/source.h"

namespace bondgenoot::markdown {

struct Heading {
  std::uint8_t level = 2;  ///< 2 to 6: the page's title is the only first level.
  std::string id;
  std::string text;  ///< Plain.
  Span span;
};

/// A link of any kind, in the order of the text. Its index here is its number in LinkTable::links.
struct Link {
  Target target;
  std::string text;  ///< Plain: what a visitor clicks on.
  Span span;         ///< All of it.
  Span target_span;  ///< The address alone, where it stands beside the text; else as `span`.
};

/// An image that the text shows. Its index here is its number in LinkTable::images.
struct Image {
  Target target;
  std::string alt;
  Span span;
  Span target_span;
};

/// A video's address alone in its paragraph.
struct Video {
  std::uint32_t link = 0;  ///< In Document::links.
  std::string site;        ///< "YouTube", "Vimeo"
};

/// Of an image there are three: before its tag, among its attributes, and behind it.
enum class SlotKind : std::uint8_t { Link, BeforeImage, Image, BehindImage };

/// A place in the HTML where an attribute is written once its address is known.
struct Slot {
  std::uint32_t offset = 0;  ///< In SlottedHtml::text.
  std::uint32_t index = 0;   ///< In Document::links or images.
  SlotKind kind = SlotKind::Link;
};

/// HTML with holes: writing it out is copying the text between them.
struct SlottedHtml {
  std::string text;
  std::vector<Slot> slots;  ///< By offset.
};

/// A part of a SlottedHtml: bytes, and the slots among them.
struct HtmlRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t first_slot = 0;
  std::uint32_t last_slot = 0;  ///< One past the last.
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// A part of the text under a second-level heading, or what stands before the first one.
struct Section {
  std::optional<std::uint32_t> heading;  ///< In Document::headings; nothing for what stands before the first.
  HtmlRange html;                        ///< With its heading.
  HtmlRange body;                        ///< Without it.
  std::string plain_text;  ///< Readable, without its own heading but with those below it, a line for each block.
};

/// What is shown of a document, and searched: by far the most of it, and of most documents wanted by nobody in a build
/// after an edit.
struct DocumentText {
  SlottedHtml html;               ///< Sections one after another, then the footnotes.
  HtmlRange footnotes;            ///< Empty when there are none.
  std::vector<Section> sections;  ///< At least one when there is any text.

  [[nodiscard]] HtmlRange whole() const {
    return {0, static_cast<std::uint32_t>(html.text.size()), 0, static_cast<std::uint32_t>(html.slots.size())};
  }
};

struct Document {
  Late<DocumentText> text;
  std::vector<Heading> headings;  ///< All, in order.
  std::vector<Link> links;
  std::vector<Image> images;
  std::vector<Video> videos;
  std::vector<Span> raw_html;        ///< Where the author wrote HTML, let through or not.
  std::vector<std::string> anchors;  ///< Every id in the HTML, sorted: what a fragment may name.
  std::string summary;               ///< The first paragraph, plain.
  std::uint32_t words = 0;
  std::uint32_t reading_minutes = 1;  ///< At 200 words a minute, at least one.
};

/// Whether `#fragment` leads to a place in `document`.
[[nodiscard]] bool has_anchor(const Document& document, std::string_view fragment);

/// The heading whose section of second level holds it, for those that show sections apart: its title, or nothing.
[[nodiscard]] std::string_view title_of(const Document& document, const Section& section);

}  // namespace bondgenoot::markdown
