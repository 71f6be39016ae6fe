// Writes a Document's HTML with its slots, and keeps count of the links and images in it.
//
// In:  pieces of HTML, words to escape, addresses as written. Out: DocumentText::html; Document::links, images,
// raw_html; diagnostics on addresses. Owns nothing: it fills what it was given. Threads: one at a time per Document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "markdown/document.h"
#include "markdown/line_map.h"
#include "markdown/report.h"

namespace bondgenoot::markdown {

class HtmlBuilder {
 public:
  HtmlBuilder(Document& document, DocumentText& text, const LineMap& lines, Report& report)
      : document_(document), text_(text), lines_(lines), report_(report) {}

  HtmlBuilder& raw(std::string_view html) {
    text_.html.text += html;
    return *this;
  }
  /// For text and for attributes in double quotes.
  HtmlBuilder& escaped(std::string_view text);
  /// ` name="value"`
  HtmlBuilder& attribute(std::string_view name, std::string_view value);

  /// Judges an address, records the link and writes `<a href="…"` without its `>`. Nothing is written, and nothing
  /// given, when the address may not be published; that has then been said.
  [[nodiscard]] std::optional<std::uint32_t> open_link(std::string_view address, std::string_view words,
                                                       ByteRange whole, ByteRange place);
  /// Likewise for `<img src="…" alt="…"`.
  [[nodiscard]] std::optional<std::uint32_t> open_image(std::string_view address, std::string_view words,
                                                        ByteRange whole, ByteRange place);

  /// The `>` of the image that was opened last.
  void close_image();

  /// Where HTML stands now, to make an HtmlRange of it.
  struct Mark {
    std::uint32_t offset;
    std::uint32_t slot;
  };
  [[nodiscard]] Mark mark() const {
    return {static_cast<std::uint32_t>(text_.html.text.size()), static_cast<std::uint32_t>(text_.html.slots.size())};
  }
  [[nodiscard]] HtmlRange since(Mark from) const;

  [[nodiscard]] Document& document() { return document_; }
  [[nodiscard]] DocumentText& text() { return text_; }
  [[nodiscard]] const LineMap& lines() const { return lines_; }
  [[nodiscard]] Report& report() { return report_; }

 private:
  void report_target(const Target& target, ByteRange place);
  void slot(SlotKind kind, std::size_t index);

  Document& document_;
  DocumentText& text_;
  const LineMap& lines_;
  Report& report_;
};

/// Where the address stands within a link or image as written: behind `](`, or all of a bare one. `whole` when it
/// stands elsewhere.
[[nodiscard]] ByteRange address_range(std::string_view source, ByteRange whole, std::string_view address);

}  // namespace bondgenoot::markdown
