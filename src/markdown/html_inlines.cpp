// The part of HtmlWriter that is about running text and footnotes.
#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "markdown/autolinks.h"
#include "markdown/html_writer.h"
#include "markdown/plain_text.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {
namespace {

std::string footnote_id(const ParseOptions& options, std::uint32_t number) {
  return fmt::format("{}fn-{}", options.id_prefix, number);
}

std::string reference_id(const ParseOptions& options, std::uint32_t number, std::uint32_t repeat) {
  return repeat == 1 ? fmt::format("{}fnref-{}", options.id_prefix, number)
                     : fmt::format("{}fnref-{}-{}", options.id_prefix, number, repeat);
}

bool has_image(const Tree& tree, NodeId root) {
  NodeId id = root;
  while (id != kNoNode && tree[id].kind != NodeKind::Image) id = next_node(tree, id, root);
  return id != kNoNode;
}

}  // namespace

void reserve_footnote_ids(const Tree& tree, const ParseOptions& options, IdRegistry& ids) {
  std::vector<std::uint32_t> repeats;
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    const Node& node = tree[id];
    if (node.kind == NodeKind::FootnoteDefinition) ids.take(footnote_id(options, node.number), {});
    if (node.kind != NodeKind::FootnoteReference) continue;
    if (repeats.size() <= node.number) repeats.resize(node.number + 1);
    ids.take(reference_id(options, node.number, ++repeats[node.number]), {});
  }
}

bool HtmlWriter::enter_inline(NodeId id) {
  const Node& node = tree_[id];
  switch (node.kind) {
    case NodeKind::Text:
      builder_.escaped(node.text);
      return true;
    case NodeKind::SoftBreak:
      builder_.raw("\n");
      return true;
    case NodeKind::LineBreak:
      builder_.raw("<br>\n");
      return true;
    case NodeKind::Code:
      builder_.raw("<code>").escaped(node.text).raw("</code>");
      return true;
    case NodeKind::HtmlInline:
      sanitizer_.write(node, depth_ - 1, open_link_ != kNoNode);
      return true;
    case NodeKind::Emphasis:
      builder_.raw("<em>");
      return false;
    case NodeKind::Strong:
      builder_.raw("<strong>");
      return false;
    case NodeKind::Strikethrough:
      builder_.raw("<del>");
      return false;
    case NodeKind::Link:
      return open_link(id);
    case NodeKind::Image:
      write_image(id);
      return true;
    case NodeKind::FootnoteReference:
      write_reference(node);
      return true;
    default:
      return false;
  }
}

void HtmlWriter::leave_inline(NodeId id) {
  switch (tree_[id].kind) {
    case NodeKind::Emphasis:
      builder_.raw("</em>");
      break;
    case NodeKind::Strong:
      builder_.raw("</strong>");
      break;
    case NodeKind::Strikethrough:
      builder_.raw("</del>");
      break;
    case NodeKind::Link:
      if (open_link_ != id) break;
      builder_.raw("</a>");
      open_link_ = kNoNode;
      break;
    default:
      break;
  }
}

bool HtmlWriter::open_link(NodeId id) {
  const Node& link = tree_[id];
  const std::string words = plain_text(tree_, id);
  const ByteRange place = address_range(builder_.lines().text(), link.range, link.text);
  if (words.find_first_not_of(" \n") == std::string::npos && !has_image(tree_, id)) {
    builder_.report()
        .add(DiagnosticCode::LinkWithoutText, link.range, phrase("the link has no words to click on"))
        .with_label(phrase("nothing to see or to read aloud here"))
        .with_help(phrase("write where it leads between the square brackets"));
  }
  // A link holds no other: of `[to <https://example.org>](a.md)` the outer one is kept.
  if (open_link_ != kNoNode || sanitizer_.in_link()) return false;
  if (!builder_.open_link(link.text, words, link.range, place)) return false;
  if (!link.title.empty()) builder_.attribute("title", link.title);
  builder_.raw(">");
  open_link_ = id;
  return false;
}

void HtmlWriter::write_image(NodeId id) {
  const Node& image = tree_[id];
  const std::string words = plain_text(tree_, id);
  const ByteRange place = address_range(builder_.lines().text(), image.range, image.text);
  if (words.find_first_not_of(" \n") == std::string::npos) {
    builder_.report()
        .add(DiagnosticCode::ImageWithoutAlt, image.range, phrase("the image has no alternative text"))
        .with_label(phrase("nothing to read aloud here"))
        .with_help(
            phrase("say what it shows between the square brackets: `![A class around a table]({})`", image.text));
  }
  if (!builder_.open_image(image.text, words, image.range, place)) {
    builder_.escaped(words);
    return;
  }
  const bool captioned = tree_[image.parent].kind == NodeKind::Figure;
  if (!image.title.empty() && !captioned) builder_.attribute("title", image.title);
  builder_.raw(" loading=\"lazy\" decoding=\"async\"");
  builder_.close_image();
}

// A card that loads nothing from elsewhere: a link, until it is clicked.
void HtmlWriter::write_video(NodeId id) {
  NodeId child = tree_[id].first_child;
  while (tree_[child].kind != NodeKind::Link) child = tree_[child].next;
  const Node& link = tree_[child];
  const std::string_view site = video_site(link.text);
  const std::string words = link.autolink ? fmt::format("{} {}", options_.words.video, site) : plain_text(tree_, child);
  const std::size_t before = builder_.text().html.text.size();
  builder_.raw("<p class=\"video\">");
  const auto index =
      builder_.open_link(link.text, words, link.range, address_range(builder_.lines().text(), link.range, link.text));
  if (!index) {
    builder_.text().html.text.resize(before);
    return;
  }
  builder_.raw(">").escaped(words).raw("</a></p>\n");
  builder_.document().videos.push_back({.link = *index, .site = std::string(site)});
}

void HtmlWriter::write_figure(NodeId id) {
  NodeId child = tree_[id].first_child;
  while (tree_[child].kind != NodeKind::Image) child = tree_[child].next;
  builder_.raw("<figure>\n");
  write_image(child);
  builder_.raw("\n<figcaption>").escaped(tree_[child].title).raw("</figcaption>\n</figure>\n");
}

void HtmlWriter::write_reference(const Node& reference) {
  // Within a link the number is all there can be.
  if (open_link_ != kNoNode || sanitizer_.in_link()) {
    builder_.raw("<sup>").raw(fmt::to_string(reference.number)).raw("</sup>");
    return;
  }
  if (references_.size() <= reference.number) references_.resize(reference.number + 1);
  const std::uint32_t repeat = ++references_[reference.number];
  const std::string number = fmt::to_string(reference.number);
  builder_.raw("<sup class=\"footnote-ref\"><a href=\"#").escaped(footnote_id(options_, reference.number)).raw("\"");
  builder_.attribute("id", reference_id(options_, reference.number, repeat)).raw(" role=\"doc-noteref\"");
  builder_.attribute("aria-label", fmt::format("{} {}", options_.words.footnote, number))
      .raw(">")
      .raw(number)
      .raw("</a></sup>");
}

void HtmlWriter::write_footnotes(NodeId first) {
  const HtmlBuilder::Mark begin = builder_.mark();
  builder_.raw("<div class=\"footnotes\" role=\"doc-endnotes\"")
      .attribute("aria-label", options_.words.footnotes)
      .raw(">\n<ol>\n");
  if (builder_.text().sections.empty()) builder_.text().sections.emplace_back();
  for (NodeId footnote = first; footnote != kNoNode; footnote = tree_[footnote].next) {
    if (tree_[footnote].kind == NodeKind::FootnoteDefinition) write_footnote(footnote);
  }
  builder_.raw("</ol>\n</div>\n");
  builder_.text().footnotes = builder_.since(begin);
}

void HtmlWriter::write_footnote(NodeId footnote) {
  const std::uint32_t number = tree_[footnote].number;
  builder_.raw("<li").attribute("id", footnote_id(options_, number)).raw(">\n");
  for (NodeId block = tree_[footnote].first_child; block != kNoNode; block = tree_[block].next) write_block(block);
  sanitizer_.close_scope(0);
  std::string& words = builder_.text().sections.back().plain_text;
  if (!words.empty()) words += '\n';
  append_plain_text(words, tree_, footnote);

  std::string& html = builder_.text().html.text;
  const bool in_paragraph = html.ends_with("</p>\n");
  if (in_paragraph) html.resize(html.size() - 5);
  builder_.raw(in_paragraph ? " " : "<p>");
  const std::uint32_t references = number < references_.size() ? references_[number] : 0;
  for (std::uint32_t repeat = 1; repeat <= references; ++repeat) {
    builder_.raw(repeat == 1 ? "<a class=\"footnote-back\" href=\"#" : " <a class=\"footnote-back\" href=\"#")
        .escaped(reference_id(options_, number, repeat));
    const std::string suffix = references > 1 ? fmt::format(" ({})", repeat) : std::string();
    builder_.raw("\" role=\"doc-backlink\"")
        .attribute("aria-label", options_.words.footnote_back + suffix)
        .raw(">↩</a>");
  }
  builder_.raw("</p>\n</li>\n");
}

}  // namespace bondgenoot::markdown
