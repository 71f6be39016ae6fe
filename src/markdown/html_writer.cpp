#include "markdown/html_writer.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "markdown/plain_text.h"

namespace bondgenoot::markdown {
namespace {

// Sections are divided where a reader sees a new part: at headings of the second level that stand in nothing else.
bool begins_section(const Tree& tree, NodeId block) {
  return tree[block].kind == NodeKind::Heading && tree[block].level == 2;
}

constexpr std::array<std::string_view, 5> kCalloutClasses{"note", "tip", "important", "warning", "caution"};

bool is_task(const Tree& tree, NodeId item) {
  return tree[item].kind == NodeKind::Item && tree[item].task != TaskState::None;
}

}  // namespace

// ---- sections ----

void HtmlWriter::begin_section(NodeId heading) {
  section_ = section_body_ = builder_.mark();
  words_.clear();
  builder_.text().sections.emplace_back();
  if (heading == kNoNode) return;
  builder_.text().sections.back().heading = tree_[heading].number;
  write_block(heading);
  section_body_ = builder_.mark();
}

void HtmlWriter::end_section() {
  sanitizer_.close_scope(0);
  Section& section = builder_.text().sections.back();
  section.html = builder_.since(section_);
  section.body = builder_.since(section_body_);
  section.plain_text = words_;
  // A text that opens with a heading has nothing before it.
  if (!section.heading && section.html.empty() && section.plain_text.empty()) builder_.text().sections.pop_back();
}

void HtmlWriter::write() {
  Document& document = builder_.document();
  begin_section(kNoNode);
  NodeId block = tree_[0].first_child;
  for (; block != kNoNode && tree_[block].kind != NodeKind::FootnoteDefinition; block = tree_[block].next) {
    if (begins_section(tree_, block)) {
      end_section();
      begin_section(block);
      continue;
    }
    if (document.summary.empty() && tree_[block].kind == NodeKind::Paragraph)
      document.summary = plain_text(tree_, block);
    const std::size_t before = words_.size();
    if (before > 0) words_ += '\n';
    append_plain_text(words_, tree_, block);
    if (words_.size() == before + 1 && before > 0) words_.pop_back();
    write_block(block);
  }
  end_section();
  if (block != kNoNode) write_footnotes(block);
  document.words = 0;
  for (const Section& section : builder_.text().sections) document.words += count_words(section.plain_text);
  for (const Heading& heading : document.headings) document.words += heading.level == 2 ? count_words(heading.text) : 0;
  document.reading_minutes = reading_minutes(document.words);
}

void HtmlWriter::write_block(NodeId block) {
  Walk walk(tree_, block);
  bool skip = false;
  do {
    if (walk.entering) {
      ++depth_;
      skip = enter(walk.node);
    } else {
      leave(walk.node);
      --depth_;
      skip = false;
    }
  } while (walk.advance(skip));
}

bool HtmlWriter::enter(NodeId id) {
  if (is_inline(tree_[id].kind)) return enter_inline(id);
  if (!sanitizer_.idle() && tree_[id].kind != NodeKind::HtmlBlock) sanitizer_.before_block(depth_ - 1);
  return enter_block(id);
}

void HtmlWriter::leave(NodeId id) {
  if (!sanitizer_.idle()) sanitizer_.close_scope(depth_);
  if (is_inline(tree_[id].kind)) {
    leave_inline(id);
  } else {
    leave_block(id);
  }
}

// ---- blocks ----

bool HtmlWriter::enter_block(NodeId id) {
  const Node& node = tree_[id];
  switch (node.kind) {
    case NodeKind::Paragraph:
      open_paragraph(id);
      return false;
    case NodeKind::Heading:
      open_heading(node);
      return node.level == 0;
    case NodeKind::Quote:
      builder_.raw("<blockquote>\n");
      return false;
    case NodeKind::Callout: {
      const std::string& title = options_.words.callouts[node.level];
      builder_.raw("<div class=\"note note--")
          .raw(kCalloutClasses[node.level])
          .raw("\" role=\"note\">\n<p class=\"note__name\">")
          .escaped(title)
          .raw("</p>\n");
      return false;
    }
    case NodeKind::List:
      open_list(node);
      return false;
    case NodeKind::Item:
      builder_.raw(is_task(tree_, id) ? "<li class=\"task\">" : "<li>");
      return false;
    case NodeKind::CodeBlock:
      write_code_block(node);
      return true;
    case NodeKind::HtmlBlock:
      sanitizer_.write(node, depth_ - 1, false);
      return true;
    case NodeKind::ThematicBreak:
      builder_.raw("<hr>\n");
      return true;
    case NodeKind::Table:
      open_table();
      return false;
    case NodeKind::TableRow:
      open_row(node);
      return false;
    case NodeKind::TableCell:
      open_cell(id);
      return false;
    case NodeKind::VideoCard:
      write_video(id);
      return true;
    case NodeKind::Figure:
      write_figure(id);
      return true;
    default:
      return false;
  }
}

void HtmlWriter::leave_block(NodeId id) {
  const Node& node = tree_[id];
  switch (node.kind) {
    case NodeKind::Paragraph:
      close_paragraph(id);
      break;
    case NodeKind::Heading:
      close_heading(node);
      break;
    case NodeKind::Quote:
      builder_.raw("</blockquote>\n");
      break;
    case NodeKind::Callout:
      builder_.raw("</div>\n");
      break;
    case NodeKind::List:
      builder_.raw(node.ordered ? "</ol>\n" : "</ul>\n");
      break;
    case NodeKind::Item:
      builder_.raw("</li>\n");
      break;
    case NodeKind::Table:
      builder_.raw(in_body_ ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
      break;
    case NodeKind::TableRow:
      builder_.raw(node.header ? "</tr>\n</thead>\n" : "</tr>\n");
      break;
    case NodeKind::TableCell:
      builder_.raw(header_row_ && node.first_child != kNoNode ? "</th>" : "</td>");
      break;
    default:
      break;
  }
}

bool HtmlWriter::in_tight_list(NodeId paragraph) const {
  const NodeId item = tree_[paragraph].parent;
  return tree_[item].kind == NodeKind::Item && tree_[tree_[item].parent].tight;
}

bool HtmlWriter::is_task_label(NodeId paragraph) const {
  const NodeId item = tree_[paragraph].parent;
  return is_task(tree_, item) && tree_[item].first_child == paragraph;
}

void HtmlWriter::open_paragraph(NodeId id) {
  if (!in_tight_list(id)) builder_.raw("<p>");
  paragraph_ = builder_.mark();
  if (!is_task_label(id)) return;
  const bool done = tree_[tree_[id].parent].task == TaskState::Done;
  builder_.raw(done ? "<label><input type=\"checkbox\" disabled checked> "
                    : "<label><input type=\"checkbox\" disabled> ");
}

void HtmlWriter::close_paragraph(NodeId id) {
  if (is_task_label(id)) builder_.raw("</label>");
  if (in_tight_list(id)) {
    if (tree_[id].next != kNoNode) builder_.raw("\n");
    return;
  }
  // Nothing may be left of a paragraph that held only HTML.
  if (builder_.mark().offset == paragraph_.offset) {
    builder_.text().html.text.resize(paragraph_.offset - 3);
  } else {
    builder_.raw("</p>\n");
  }
}

void HtmlWriter::open_list(const Node& list) {
  builder_.raw(list.ordered ? "<ol" : "<ul");
  if (list.first_child != kNoNode && is_task(tree_, list.first_child)) builder_.raw(" class=\"tasks\"");
  if (list.ordered && list.number != 1) builder_.attribute("start", fmt::to_string(list.number));
  builder_.raw(">\n");
}

void HtmlWriter::open_heading(const Node& heading) {
  if (heading.level == 0) return;
  const char digit = static_cast<char>('0' + heading.level);
  builder_.raw("<h").raw({&digit, 1}).attribute("id", builder_.document().headings[heading.number].id).raw(">");
}

void HtmlWriter::close_heading(const Node& heading) {
  if (heading.level == 0) return;
  const Heading& known = builder_.document().headings[heading.number];
  builder_.raw(" <a class=\"anchor\" href=\"#")
      .escaped(known.id)
      .raw("\" aria-label=\"")
      .escaped(options_.words.permalink)
      .raw(": ")
      .escaped(known.text);
  builder_.raw("\"><span aria-hidden=\"true\">#</span></a></h");
  const char digit = static_cast<char>('0' + heading.level);
  builder_.raw({&digit, 1}).raw(">\n");
}

// The area scrolls on a narrow screen, so it must be reached with a keyboard, and what can be reached needs a name.
void HtmlWriter::open_table() {
  ++tables_;
  in_body_ = false;
  builder_.raw("<div class=\"table\" role=\"region\" tabindex=\"0\"")
      .attribute("aria-label", fmt::format("{} {}", options_.words.table, tables_))
      .raw(">\n<table>\n");
}

void HtmlWriter::open_row(const Node& row) {
  header_row_ = row.header;
  if (row.header) builder_.raw("<thead>\n");
  if (!row.header && !in_body_) builder_.raw("<tbody>\n");
  in_body_ = !row.header;
  builder_.raw("<tr>");
}

void HtmlWriter::open_cell(NodeId id) {
  const Node& cell = tree_[id];
  // An empty heading of a column would be announced as one.
  builder_.raw(header_row_ && cell.first_child != kNoNode ? "<th scope=\"col\"" : "<td");
  static constexpr std::array<std::string_view, 4> kClasses{"", " class=\"align-left\"", " class=\"align-center\"",
                                                            " class=\"align-right\""};
  builder_.raw(kClasses[static_cast<std::size_t>(cell.alignment)]).raw(">");
}

void HtmlWriter::write_code_block(const Node& block) {
  // A long line scrolls, so that, too, must be reached with a keyboard.
  builder_.raw("<pre tabindex=\"0\"><code");
  const std::string_view language = block.title.substr(0, block.title.find_first_of(" \t{,"));
  const bool plain = std::ranges::all_of(language, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("+-#._").find(c) != std::string_view::npos;
  });
  if (!language.empty() && plain) builder_.attribute("class", fmt::format("language-{}", language));
  builder_.raw(">").escaped(block.text).raw("</code></pre>\n");
}

}  // namespace bondgenoot::markdown
