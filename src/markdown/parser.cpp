#include "markdown/parser.h"

#include <utility>

#include "markdown/blocks.h"
#include "markdown/cmark.h"
#include "markdown/half_headings.h"
#include "markdown/half_links.h"
#include "markdown/html_writer.h"
#include "markdown/inlines.h"
#include "markdown/limits.h"
#include "markdown/smart_punctuation.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {
namespace {

// Documents are kept by the thousand, so each has the room that it needs and no more: its HTML grows in a text that is
// the thread's, as large as the largest so far (limits.h bounds it), and lists give back what they grew beyond.
thread_local std::string html_room;

void give_back_room(DocumentText& text) {
  html_room.swap(text.html.text);
  text.html.text = std::string(html_room);
  text.html.slots.shrink_to_fit();
  text.sections.shrink_to_fit();
}

void give_back_room(Document& document) {
  document.headings.shrink_to_fit();
  document.links.shrink_to_fit();
  document.images.shrink_to_fit();
  document.videos.shrink_to_fit();
  document.raw_html.shrink_to_fit();
}

// One pass after another over the tree; only the last one makes text of it.
Document document_of(Tree& tree, const LineMap& lines, const ParseOptions& options, Report& report) {
  Document document;
  IdRegistry ids;
  join_texts(tree);
  check_half_headings(tree, lines, report);
  check_half_links(tree, lines, report);
  link_addresses(tree);
  refine_blocks(tree, lines, report);
  check_footnotes(tree, lines, report);
  if (options.smart_punctuation) set_smart_punctuation(tree, options.language);
  for (const std::string& id : options.reserved_ids) ids.take(id, {});
  reserve_footnote_ids(tree, options, ids);
  document.headings = number_headings(tree, lines, ids, report);
  DocumentText text;
  text.html.text.swap(html_room);
  text.html.text.clear();
  HtmlBuilder builder(document, text, lines, report);
  HtmlWriter(tree, options, builder, ids).write();
  document.anchors = ids.sorted();
  give_back_room(document);
  give_back_room(text);
  document.text = std::move(text);
  return document;
}

void report_too_complex(const LineMap& lines, Report& report) {
  ByteRange first = lines.line(1);
  for (std::size_t number = 2; !first.known() && number <= lines.count(); ++number) first = lines.line(number);
  report
      .add(DiagnosticCode::MarkdownTooComplex, first,
           phrase("the text takes far more memory than one of its size should"))
      .with_label(phrase("this text"))
      .with_help(phrase(
          "look for tables whose rows are shorter than their heading, and for links that are used thousands of times"));
}

Outcome<Document> parse_text(std::string_view text, const ParseOptions& options, Report report) {
  if (!within_size(text, report)) return {.value = {}, .diagnostics = report.take()};
  const LineMap lines(text);
  if (!within_limits(lines, report)) return {.value = {}, .diagnostics = report.take()};
  TreeResult parsed = parse_tree(lines);
  if (!parsed.complete) {
    report_too_complex(lines, report);
    return {.value = {}, .diagnostics = report.take()};
  }
  if (!within_depth(parsed.tree, report)) return {.value = {}, .diagnostics = report.take()};
  Document document = document_of(parsed.tree, lines, options, report);
  return {.value = std::move(document), .diagnostics = report.take()};
}

}  // namespace

Outcome<Document> parse(const Source& source, Span body, const ParseOptions& options) {
  return parse_text(source.view(body), options, Report(body, true));
}

Outcome<Document> parse_value(std::string_view text, Span where, const ParseOptions& options) {
  return parse_text(text, options, Report(where, false));
}

}  // namespace bondgenoot::markdown
