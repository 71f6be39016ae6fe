#include "markdown/cmark.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include "markdown/cmark_extension.h"
#include "markdown/inline_positions.h"
#include "markdown/library_memory.h"
#include "markdown/written_text.h"

namespace bondgenoot::markdown {
namespace {

cmark_node* run_parser(std::string_view text) {
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, &arena_memory());
  cmark_parser_attach_syntax_extension(parser, extensions().ours);
  cmark_parser_attach_syntax_extension(parser, extensions().table);
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);
}

// Null when the arena's budget is spent.
cmark_node* parse_in(Arena& arena, std::string_view text) {
  cmark_node* root = nullptr;
  return run_in_arena(arena, [&] { root = run_parser(text); }) ? root : nullptr;
}

// ---- cmark's tree to ours ----

std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

std::string_view content_of(const cmark_node& block) {
  return {reinterpret_cast<const char*>(block.content.ptr), static_cast<std::size_t>(block.content.size)};
}

NodeKind table_part(const cmark_node& node) {
  const auto within = [&](const cmark_node* outer) { return outer != nullptr && outer->extension == node.extension; };
  if (!within(node.parent)) return NodeKind::Table;
  return within(node.parent->parent) ? NodeKind::TableCell : NodeKind::TableRow;
}

// cmark's kinds are numbers known at run time only, the most frequent first.
NodeKind kind_of(const cmark_node& node) {
  using Pair = std::pair<cmark_node_type, NodeKind>;
  static const std::array kKinds{
      Pair{CMARK_NODE_TEXT, NodeKind::Text},
      Pair{CMARK_NODE_PARAGRAPH, NodeKind::Paragraph},
      Pair{CMARK_NODE_SOFTBREAK, NodeKind::SoftBreak},
      Pair{CMARK_NODE_ITEM, NodeKind::Item},
      Pair{CMARK_NODE_LINK, NodeKind::Link},
      Pair{CMARK_NODE_EMPH, NodeKind::Emphasis},
      Pair{CMARK_NODE_STRONG, NodeKind::Strong},
      Pair{CMARK_NODE_HEADING, NodeKind::Heading},
      Pair{CMARK_NODE_LIST, NodeKind::List},
      Pair{CMARK_NODE_CODE, NodeKind::Code},
      Pair{CMARK_NODE_BLOCK_QUOTE, NodeKind::Quote},
      Pair{CMARK_NODE_CODE_BLOCK, NodeKind::CodeBlock},
      Pair{CMARK_NODE_HTML_BLOCK, NodeKind::HtmlBlock},
      Pair{CMARK_NODE_HTML_INLINE, NodeKind::HtmlInline},
      Pair{CMARK_NODE_LINEBREAK, NodeKind::LineBreak},
      Pair{CMARK_NODE_IMAGE, NodeKind::Image},
      Pair{CMARK_NODE_THEMATIC_BREAK, NodeKind::ThematicBreak},
      Pair{CMARK_NODE_FOOTNOTE_REFERENCE, NodeKind::FootnoteReference},
      Pair{CMARK_NODE_FOOTNOTE_DEFINITION, NodeKind::FootnoteDefinition},
  };
  if (node.extension == extensions().table) return table_part(node);
  const auto* const known = std::ranges::find_if(kKinds, [&](const Pair& pair) { return pair.first == node.type; });
  return known == kKinds.end() ? NodeKind::Text
                               : known->second;  // The parser makes no other; if it did, its text would show.
}

class Converter {
 public:
  Converter(const LineMap& lines, std::unique_ptr<Arena> arena) : lines_(lines), positions_(lines) {
    tree_.arena = std::move(arena);
    tree_.nodes.reserve(lines.text().size() / 24 + 8);
  }

  Tree run(const cmark_node& root);

 private:
  Node converted(const cmark_node& node);
  void fill_block(Node& made, const cmark_node& node);
  void fill_inline(Node& made, const cmark_node& node);
  void add_text(NodeId parent, const cmark_node& node);
  [[nodiscard]] std::optional<std::uint32_t> place_of(std::string_view text, int column);
  void fill_link(Node& made, const cmark_node& node);
  void enter_inlines(const cmark_node& block, ByteRange range);
  [[nodiscard]] ByteRange block_range(const cmark_node& node) const;

  const LineMap& lines_;
  InlinePositions positions_;
  Tree tree_;
  std::uint32_t footnotes_ = 0;
  std::size_t column_ = 0;  ///< Of the table's row being converted.
};

ByteRange Converter::block_range(const cmark_node& node) const {
  if (node.start_line < 1) return {};
  const ByteRange first = lines_.line(static_cast<std::size_t>(node.start_line));
  const ByteRange last = lines_.line(static_cast<std::size_t>(std::max(node.start_line, node.end_line)));
  const auto start = static_cast<std::uint32_t>(std::max(node.start_column, 1) - 1);
  const std::uint32_t begin = std::min(first.begin + start, first.end);
  return {begin, std::max(begin, last.end)};
}

void Converter::enter_inlines(const cmark_node& block, ByteRange range) {
  const bool underlined = block.type == CMARK_NODE_HEADING && block.as.heading.setext;
  const bool many_lines = block.type == CMARK_NODE_PARAGRAPH || underlined;
  positions_.enter(
      {.content = content_of(block),
       .first_line = static_cast<std::size_t>(std::max(block.start_line, 0)),
       .column_offset = block.start_column - 1 + block.internal_offset,
       .last_line = many_lines ? static_cast<std::size_t>(std::max(block.end_line - (underlined ? 1 : 0), 0)) : 0,
       .range = range});
}

// A text is a part of the block's, or cmark's own: a lone sign, a text with escapes. Of those it knows the column.
std::optional<std::uint32_t> Converter::place_of(std::string_view text, int column) {
  const std::string_view content = positions_.content();
  const bool in_content = text.data() >= content.data() && text.data() < content.data() + content.size();
  return in_content ? positions_.of_content(static_cast<std::size_t>(text.data() - content.data()))
                    : positions_.of_column(column);
}

void Converter::add_text(NodeId parent, const cmark_node& node) {
  const std::string_view text = view(node.as.literal);
  append_written_text(tree_, parent, text, lines_.text(), place_of(text, node.start_column));
}

void Converter::fill_link(Node& made, const cmark_node& node) {
  made.text = view(node.as.link.url);
  made.title = view(node.as.link.title);
  made.range = positions_.of_link(node.start_column, node.end_column, made.text);
  const cmark_node* const child = node.first_child;
  if (child == nullptr || child != node.last_child || child->type != CMARK_NODE_TEXT) return;
  const std::string_view shown = view(child->as.literal);
  // cmark forgets the block's own column for `<https://…>`; its text knows it.
  if (const auto begin = place_of(shown, child->start_column);
      begin && *begin > 0 && lines_.text()[*begin - 1] == '<') {
    made.range = {*begin - 1, *begin + static_cast<std::uint32_t>(shown.size()) + 1};
  }
  made.autolink = shown == made.text || (made.text.starts_with("mailto:") && made.text.substr(7) == shown);
}

void Converter::fill_inline(Node& made, const cmark_node& node) {
  switch (made.kind) {
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
      positions_.pass_lines(1);
      break;
    case NodeKind::HtmlInline: {
      made.text = view(node.as.literal);
      if (const auto begin = positions_.of_column(node.start_column)) made.range = {*begin, *begin + 1};
      const auto breaks = static_cast<std::size_t>(std::count(made.text.begin(), made.text.end(), '\n'));
      if (const auto end = positions_.of_column(node.end_column, breaks))
        made.range.end = std::max(made.range.begin, *end + 1);
      positions_.pass_lines(breaks);
      break;
    }
    case NodeKind::Code:
      made.text = view(node.as.literal);
      if (const auto begin = positions_.of_column(node.start_column)) made.range = {*begin, *begin + 1};
      positions_.pass_lines(static_cast<std::size_t>(std::max(0, node.end_line - node.start_line)));
      break;
    case NodeKind::FootnoteReference: {
      const std::string_view number = view(node.as.literal);
      made.text = node.parent_footnote_def != nullptr ? view(node.parent_footnote_def->as.literal) : std::string_view{};
      made.range = positions_.of_link(node.start_column, node.end_column, made.text);
      std::from_chars(number.data(), number.data() + number.size(), made.number);
      break;
    }
    case NodeKind::Link:
    case NodeKind::Image:
      fill_link(made, node);
      break;
    default:
      break;
  }
}

Alignment alignment_of(const cmark_node& cell, std::size_t column) {
  cmark_node* const table = cell.parent->parent;
  const std::uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(table);
  if (alignments == nullptr || column >= cmark_gfm_extensions_get_table_columns(table)) return Alignment::None;
  const std::uint8_t letter = alignments[column];
  return letter == 'l'   ? Alignment::Left
         : letter == 'c' ? Alignment::Center
         : letter == 'r' ? Alignment::Right
                         : Alignment::None;
}

void Converter::fill_block(Node& made, const cmark_node& node) {
  made.range = block_range(node);
  switch (made.kind) {
    case NodeKind::Heading:
      made.level = static_cast<std::uint8_t>(node.as.heading.level);
      break;
    case NodeKind::List:
      made.ordered = node.as.list.list_type == CMARK_ORDERED_LIST;
      made.tight = node.as.list.tight;
      made.number = static_cast<std::uint32_t>(std::max(0, node.as.list.start));
      break;
    case NodeKind::CodeBlock:
      made.text = view(node.as.code.literal);
      made.title = view(node.as.code.info);
      break;
    case NodeKind::HtmlBlock:
      made.text = view(node.as.literal);
      break;
    case NodeKind::FootnoteDefinition:
      made.text = view(node.as.literal);
      made.number = ++footnotes_;
      break;
    case NodeKind::TableRow:
      made.header = cmark_gfm_extensions_get_table_row_is_header(const_cast<cmark_node*>(&node)) != 0;
      column_ = 0;
      break;
    case NodeKind::TableCell:
      made.alignment = alignment_of(node, column_++);
      break;
    default:
      break;
  }
}

Node Converter::converted(const cmark_node& node) {
  Node made{.kind = kind_of(node)};
  if (is_inline(made.kind)) {
    fill_inline(made, node);
    return made;
  }
  fill_block(made, node);
  const bool holds_inlines =
      made.kind == NodeKind::Paragraph || made.kind == NodeKind::Heading || made.kind == NodeKind::TableCell;
  if (holds_inlines) enter_inlines(node, made.range);
  return made;
}

Tree Converter::run(const cmark_node& root) {
  NodeId parent = append_node(
      tree_, kNoNode, Node{.kind = NodeKind::Document, .range = {0, static_cast<std::uint32_t>(lines_.text().size())}});
  const cmark_node* node = root.first_child;
  while (node != nullptr) {
    if (node->type == CMARK_NODE_TEXT) {
      add_text(parent, *node);
    } else {
      const NodeId id = append_node(tree_, parent, converted(*node));
      if (node->first_child != nullptr) {
        parent = id;
        node = node->first_child;
        continue;
      }
    }
    while (node->next == nullptr && node->parent != &root) {
      node = node->parent;
      parent = tree_[parent].parent;
    }
    node = node->next;
  }
  return std::move(tree_);
}

}  // namespace

TreeResult parse_tree(const LineMap& lines) {
  // An ordinary text takes some tens of bytes of tree for each of its own; tables that fill up short rows take far
  // more.
  constexpr std::size_t kBase = std::size_t{8} << 20;
  constexpr std::size_t kPerByte = 200;
  auto arena = std::make_unique<Arena>(kBase + kPerByte * lines.text().size());
  const cmark_node* const root = parse_in(*arena, lines.text());
  if (root == nullptr) return {.tree = {}, .complete = false};
  return {.tree = Converter(lines, std::move(arena)).run(*root)};
}

std::string decoded_entities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  houdini_unescape_html_f(&buffer, reinterpret_cast<const std::uint8_t*>(text.data()),
                          static_cast<bufsize_t>(text.size()));
  std::string result(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return result;
}

}  // namespace bondgenoot::markdown
