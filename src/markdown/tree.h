// The syntax tree of one Markdown text, in our own words: nodes in one vector, linked by number.
//
// In:  filled by cmark.cpp, refined by inlines.h and blocks.h. Out: read by html_writer.h and plain_text.h.
// Owns: its nodes and, through the arena, the texts they show. Threads: a plain value; one thread at a time.
// Depth is the author's, so everything that walks a tree walks by `next_node`, never by recursion.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "markdown/arena.h"

namespace bondgenoot::markdown {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

enum class NodeKind : std::uint8_t {
  // Blocks.
  Document,
  Paragraph,
  Heading,
  Quote,
  List,
  Item,
  CodeBlock,
  HtmlBlock,
  ThematicBreak,
  Table,
  TableRow,
  TableCell,
  FootnoteDefinition,
  // Made of other blocks by blocks.h.
  Callout,
  VideoCard,
  Figure,
  // Inlines.
  Text,
  SoftBreak,
  LineBreak,
  Code,
  HtmlInline,
  Emphasis,
  Strong,
  Strikethrough,
  Link,
  Image,
  FootnoteReference,
};

[[nodiscard]] inline bool is_inline(NodeKind kind) { return kind >= NodeKind::Text; }

enum class Alignment : std::uint8_t { None, Left, Center, Right };
enum class TaskState : std::uint8_t { None, Open, Done };

/// A range of bytes in the parsed text. The default value means "not known".
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool known() const { return end > begin; }
};

struct Node {
  NodeKind kind = NodeKind::Document;
  std::uint8_t level = 0;                 ///< Heading: 1 to 6. Callout: the index of its kind.
  Alignment alignment = Alignment::None;  ///< TableCell.
  TaskState task = TaskState::None;       ///< Item.
  bool ordered = false;                   ///< List.
  bool tight = false;                     ///< List: its paragraphs are written without `<p>`.
  bool header = false;                    ///< TableRow.
  bool literal = false;                   ///< Text: escaped by the author; neither smart punctuation nor a mark.
  bool autolink = false;                  ///< Link: its text is its target.
  std::uint32_t number = 0;               ///< List: start. Footnotes: 1, 2, 3 … Heading: index in Document::headings.
  NodeId parent = kNoNode;
  NodeId first_child = kNoNode;
  NodeId last_child = kNoNode;
  NodeId next = kNoNode;
  ByteRange range = {};
  std::string_view text = {};   ///< Text, code, HTML; a link's or image's target; a footnote's label.
  std::string_view title = {};  ///< A link's or image's title; a code block's info string; a heading's explicit id.
};

struct Tree {
  std::unique_ptr<Arena> arena;
  std::vector<Node> nodes;  ///< The first is the Document.

  [[nodiscard]] Node& operator[](NodeId id) { return nodes[id]; }
  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
};

/// Adds a node as the last child of `parent`. References into the tree do not survive it.
NodeId append_node(Tree& tree, NodeId parent, Node node);
/// Adds a node behind its sibling `previous`. References into the tree do not survive it.
NodeId insert_after(Tree& tree, NodeId previous, Node node);
/// Moves the siblings behind `first` up to and including `last` (nothing when equal) into `first` as its children.
void adopt_siblings(Tree& tree, NodeId first, NodeId last);
/// Takes the first child of `parent` out of the tree.
void remove_first_child(Tree& tree, NodeId parent);

/// The node after `id` in reading order within `root`, going into children first when `enter`; kNoNode at the end.
[[nodiscard]] NodeId next_node(const Tree& tree, NodeId id, NodeId root, bool enter = true);

/// One step of a walk that sees each node when it is entered and when it is left.
struct Walk {
  const Tree& tree;
  NodeId root;
  NodeId node;
  bool entering = true;

  Walk(const Tree& walked, NodeId start) : tree(walked), root(start), node(start) {}
  /// To the next event; false when `root` has been left. `skip` passes over the children of the node just entered.
  bool advance(bool skip = false);
};

}  // namespace bondgenoot::markdown
