#include "markdown/inlines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "markdown/autolinks.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"

namespace bondgenoot::markdown {
namespace {

bool is_plain_text(const Node& node) { return node.kind == NodeKind::Text && !node.literal; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// A part of a text node as a node of its own. Its range is exact when the text is as it was written.
Node part_of(const Node& whole, std::size_t from, std::size_t length) {
  Node part{.kind = NodeKind::Text};
  part.text = whole.text.substr(from, length);
  part.range = whole.range;
  if (whole.range.end - whole.range.begin == whole.text.size()) {
    part.range.begin += static_cast<std::uint32_t>(from);
    part.range.end = part.range.begin + static_cast<std::uint32_t>(part.text.size());
  }
  return part;
}

void cut(Node& text, std::size_t length) {
  const Node kept = part_of(text, 0, length);
  text.text = kept.text;
  text.range = kept.range;
}

// ---- strikethrough ----

struct Tildes {
  NodeId text = kNoNode;
  std::size_t at = 0;
  std::size_t length = 0;
  bool opens = false;
  bool closes = false;
};

// The next run of one or two `~` in the texts among the siblings from `node` on.
std::optional<Tildes> next_tildes(const Tree& tree, NodeId node, std::size_t from, bool first_sibling) {
  for (; node != kNoNode; node = tree[node].next, from = 0, first_sibling = false) {
    if (!is_plain_text(tree[node])) continue;
    const std::string_view text = tree[node].text;
    for (std::size_t at = text.find('~', from); at != std::string_view::npos;) {
      const std::size_t end = std::min(text.find_first_not_of('~', at), text.size());
      const bool space_before = at > 0 ? is_space(text[at - 1]) : first_sibling;
      const bool space_after = end < text.size() ? is_space(text[end]) : tree[node].next == kNoNode;
      if (end - at <= 2)
        return Tildes{.text = node, .at = at, .length = end - at, .opens = !space_after, .closes = !space_before};
      at = text.find('~', end);
    }
  }
  return std::nullopt;
}

// Everything between the two runs becomes the content of a new node. Gives the text behind the closing run.
NodeId strike(Tree& tree, const Tildes& opener, const Tildes& closer) {
  const bool same = opener.text == closer.text;
  const std::size_t inner = opener.at + opener.length;
  const NodeId behind =
      insert_after(tree, closer.text, part_of(tree[closer.text], closer.at + closer.length, std::string_view::npos));
  const Node first = part_of(tree[opener.text], inner, same ? closer.at - inner : std::string_view::npos);
  Node struck{.kind = NodeKind::Strikethrough};
  struck.range = {tree[opener.text].range.begin, tree[closer.text].range.end};
  const NodeId wrapper = insert_after(tree, opener.text, struck);
  const NodeId first_inside = insert_after(tree, wrapper, first);
  if (!same) cut(tree[closer.text], closer.at);
  cut(tree[opener.text], opener.at);
  adopt_siblings(tree, wrapper, same ? first_inside : closer.text);
  return behind;
}

void strike_among(Tree& tree, NodeId parent) {
  struct Opener {
    Tildes tildes;
    std::size_t order = 0;
  };
  std::array<std::optional<Opener>, 3> openers;  // By length.
  std::size_t order = 0;
  auto found = next_tildes(tree, tree[parent].first_child, 0, true);
  while (found) {
    std::optional<Opener>& opener = openers[found->length];
    const bool not_empty =
        opener && (opener->tildes.text != found->text || opener->tildes.at + opener->tildes.length < found->at);
    if (found->closes && opener && not_empty) {
      const std::size_t matched = opener->order;
      const NodeId behind = strike(tree, opener->tildes, *found);
      for (auto& other : openers) {
        if (other && other->order >= matched) other.reset();
      }
      found = next_tildes(tree, behind, 0, false);
      continue;
    }
    if (found->opens) opener = Opener{.tildes = *found, .order = order++};
    found = next_tildes(tree, found->text, found->at + found->length, found->text == tree[parent].first_child);
  }
}

// ---- joining ----

// Joins the texts from `first` on; gives the last of them.
void join_run(Tree& tree, NodeId first) {
  std::size_t size = tree[first].text.size();
  NodeId last = first;
  while (tree[last].next != kNoNode && is_plain_text(tree[tree[last].next])) {
    last = tree[last].next;
    size += tree[last].text.size();
  }
  if (last == first) return;
  char* const joined = tree.arena->text(size);
  char* end = joined;
  ByteRange range;
  for (NodeId part = first;; part = tree[part].next) {
    const Node& node = tree[part];
    if (!node.text.empty()) std::memcpy(end, node.text.data(), node.text.size());
    end += node.text.size();
    if (node.range.known()) range = {range.known() ? range.begin : node.range.begin, node.range.end};
    if (part == last) break;
  }
  tree[first].text = {joined, size};
  tree[first].range = range;
  tree[first].next = tree[last].next;
  Node& parent = tree[tree[first].parent];
  if (parent.last_child == last) parent.last_child = first;
}

// ---- footnotes ----

std::optional<std::string_view> footnote_label(std::string_view text, std::size_t open) {
  const std::size_t close = text.find(']', open);
  if (!text.substr(open).starts_with("[^") || close == std::string_view::npos || close == open + 2 || close - open > 80)
    return std::nullopt;
  const std::string_view label = text.substr(open + 2, close - open - 2);
  return label.find_first_of(" \t\n[") == std::string_view::npos ? std::optional(label) : std::nullopt;
}

void report_unknown(const Node& text, const LineMap& lines, const std::vector<std::string>& known, Report& report) {
  std::size_t from = text.range.begin;
  for (std::size_t open = text.text.find("[^"); open != std::string_view::npos; open = text.text.find("[^", open + 2)) {
    const auto label = footnote_label(text.text, open);
    if (!label) continue;
    const std::string written = fmt::format("[^{}]", *label);
    const std::size_t at = lines.text().find(written, from);
    if (at == std::string_view::npos) continue;
    from = at + written.size();
    if (at > 0 && lines.text()[at - 1] == '\\') continue;
    auto& diagnostic =
        report
            .add(DiagnosticCode::UnknownFootnote, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)},
                 phrase("there is no footnote `{}`", *label))
            .with_label(phrase("shown as it is typed"));
    const auto near = nearest(*label, known);
    diagnostic.with_help(near ? phrase("write `[^{}]`", *near)
                              : phrase("write the footnote on a line of its own: `[^{}]: …`", *label));
  }
}

// Lines that look like a definition and came to nothing; those within code are what they are.
void report_unused(const Tree& tree, const LineMap& lines, const std::vector<std::string>& known, Report& report) {
  if (lines.text().find("[^") == std::string_view::npos) return;
  std::vector<ByteRange> code;
  std::set<std::string> used;
  for (const std::string& label : known) used.insert(to_lower(label));
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    if (tree[id].kind == NodeKind::CodeBlock || tree[id].kind == NodeKind::HtmlBlock) code.push_back(tree[id].range);
  }
  std::size_t next_code = 0;
  for (std::size_t number = 1; number <= lines.count(); ++number) {
    const ByteRange line = lines.line(number);
    const std::string_view text = lines.text().substr(line.begin, line.end - line.begin);
    const std::size_t open = text.find_first_not_of(' ');
    if (open == std::string_view::npos || open > 3) continue;
    const auto label = footnote_label(text, open);
    if (!label || !text.substr(open + label->size() + 3).starts_with(':') || !used.insert(to_lower(*label)).second)
      continue;
    while (next_code < code.size() && code[next_code].end <= line.begin) ++next_code;
    if (next_code < code.size() && code[next_code].begin <= line.begin + open) continue;
    const auto begin = static_cast<std::uint32_t>(line.begin + open);
    report
        .add(DiagnosticCode::UnusedFootnote, {begin, begin + static_cast<std::uint32_t>(label->size() + 3)},
             phrase("nothing refers to the footnote `{}`", *label))
        .with_label(phrase("not shown"))
        .with_help(phrase("put `[^{}]` where it belongs in the text, or take the footnote out", *label));
  }
}

}  // namespace

void join_texts(Tree& tree) {
  const auto any_child = [&](NodeId parent, const auto& holds) {
    NodeId child = tree[parent].first_child;
    while (child != kNoNode && !holds(tree[child])) child = tree[child].next;
    return child != kNoNode;
  };
  const auto has_tildes = [](const Node& node) {
    return is_plain_text(node) && node.text.find('~') != std::string_view::npos;
  };
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (any_child(id, has_tildes)) strike_among(tree, id);
  }
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    for (NodeId child = tree[id].first_child; child != kNoNode; child = tree[child].next) {
      if (is_plain_text(tree[child])) join_run(tree, child);
    }
  }
}

void link_addresses(Tree& tree) {
  Walk walk(tree, 0);
  std::size_t links = 0;
  do {
    const NodeId id = walk.node;
    if (tree[id].kind == NodeKind::Link || tree[id].kind == NodeKind::Image)
      links = walk.entering ? links + 1 : links - 1;
    if (!walk.entering || links > 0 || !is_plain_text(tree[id])) continue;
    const auto found = find_autolink(tree[id].text, 0);
    if (!found) continue;
    const Node shown = part_of(tree[id], found->begin, found->end - found->begin);
    const Node behind = part_of(tree[id], found->end, std::string_view::npos);
    Node link{.kind = NodeKind::Link};
    link.autolink = true;
    link.range = shown.range;
    link.text = found->prefix.empty() ? shown.text : tree.arena->keep(std::string(found->prefix).append(shown.text));
    cut(tree[id], found->begin);
    const NodeId made = insert_after(tree, id, link);
    append_node(tree, made, shown);
    insert_after(tree, made, behind);
  } while (walk.advance());
}

void check_footnotes(const Tree& tree, const LineMap& lines, Report& report) {
  if (!report.exact() || lines.text().find("[^") == std::string_view::npos) return;
  std::vector<std::string> known;
  for (NodeId id = tree[0].first_child; id != kNoNode; id = tree[id].next) {
    if (tree[id].kind == NodeKind::FootnoteDefinition) known.emplace_back(tree[id].text);
  }
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    if (is_plain_text(tree[id])) report_unknown(tree[id], lines, known, report);
  }
  report_unused(tree, lines, known, report);
}

}  // namespace bondgenoot::markdown
