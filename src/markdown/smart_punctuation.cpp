#include "markdown/smart_punctuation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "markdown/character_set.h"
#include "support/utf8.h"

namespace bondgenoot::markdown {
namespace {

constexpr CharacterSet kMarks("'\"-.");
constexpr std::string_view kApostrophe = "’";

struct Quotes {
  std::string_view language;
  std::string_view double_open, double_close, single_open, single_close;
  /// Words that begin with an apostrophe, without it. `'s` is not the beginning of a quotation.
  std::array<std::string_view, 10> clipped;
};

constexpr std::array<Quotes, 4> kQuotes{{
    {"nl", "“", "”", "‘", "’", {"s", "t", "n", "k", "m", "r", "ns", "er", "ie", "em"}},
    {"en", "“", "”", "‘", "’", {"tis", "twas", "em", "n", "cause", "til", "bout", "round", "tween", "cos"}},
    {"de", "„", "“", "‚", "‘", {"s", "n", "ne", "nen", "nem", "ner", "rum", "rein", "raus", "mal"}},
    {"fr", "«\u202F", "\u202F»", "‹\u202F", "\u202F›", {}},
}};

const Quotes& quotes_of(std::string_view language) {
  const auto* const found =
      std::ranges::find_if(kQuotes, [&](const Quotes& quotes) { return language.substr(0, 2) == quotes.language; });
  return found == kQuotes.end() ? kQuotes[1] : *found;
}

enum class Side : std::uint8_t { Space, Punctuation, Word };

Side side_of(char32_t character) {
  if (character <= ' ' || character == 0xA0 || (character >= 0x2000 && character <= 0x200B) || character == 0x202F)
    return Side::Space;
  return is_letter_or_digit(character) ? Side::Word : Side::Punctuation;
}

// One block of running text: a paragraph, a heading, a table's cell. A quotation does not reach beyond it.
class BlockSetter {
 public:
  BlockSetter(Tree& tree, const Quotes& quotes) : tree_(tree), quotes_(quotes) {}
  void run(NodeId block);

 private:
  struct Edit {
    NodeId node;
    std::size_t at;
    std::size_t length;
    std::string_view replacement;
  };
  void scan(NodeId node);
  std::size_t quote(NodeId node, std::size_t at);
  std::size_t hyphens(NodeId node, std::size_t at);
  [[nodiscard]] Side side_before(NodeId node, std::size_t at) const;
  [[nodiscard]] Side side_after(NodeId node, std::size_t at) const;
  [[nodiscard]] bool begins_clipped_word(NodeId node, std::size_t at) const;
  void apply();

  Tree& tree_;
  const Quotes& quotes_;
  std::vector<Edit> edits_;
  NodeId block_ = kNoNode;
  Side before_node_ = Side::Space;
  std::optional<std::size_t> open_single_;  // In edits_.
  bool open_double_ = false;
};

Side BlockSetter::side_before(NodeId node, std::size_t at) const {
  const std::string_view text = tree_[node].text;
  if (at == 0) return before_node_;
  std::size_t begin = at - 1;
  while (begin > 0 && is_continuation(text[begin])) --begin;
  return side_of(next_code_point(text, begin));
}

// Behind the end of a text comes what is next in the block, whatever it stands in.
Side BlockSetter::side_after(NodeId node, std::size_t at) const {
  std::size_t offset = at;
  if (offset < tree_[node].text.size()) return side_of(next_code_point(tree_[node].text, offset));
  for (NodeId next = next_node(tree_, node, block_); next != kNoNode; next = next_node(tree_, next, block_)) {
    const Node& candidate = tree_[next];
    if (candidate.kind == NodeKind::SoftBreak || candidate.kind == NodeKind::LineBreak) return Side::Space;
    if (candidate.kind == NodeKind::FootnoteReference || candidate.kind == NodeKind::HtmlInline)
      return Side::Punctuation;
    if (candidate.kind == NodeKind::Code || candidate.kind == NodeKind::Image) return Side::Word;
    std::size_t begin = 0;
    if (candidate.kind == NodeKind::Text && !candidate.text.empty())
      return side_of(next_code_point(candidate.text, begin));
  }
  return Side::Space;
}

bool BlockSetter::begins_clipped_word(NodeId node, std::size_t at) const {
  const std::string_view rest = tree_[node].text.substr(at);
  if (rest.size() >= 2 && rest[0] >= '0' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9') return true;  // '68
  std::size_t end = 0;
  while (end < rest.size() && end < 8 && is_letter_or_digit(static_cast<unsigned char>(rest[end]))) ++end;
  const std::string word = to_lower(rest.substr(0, end));
  return !word.empty() && std::ranges::find(quotes_.clipped, word) != quotes_.clipped.end();
}

std::size_t BlockSetter::quote(NodeId node, std::size_t at) {
  const char mark = tree_[node].text[at];
  const Side before = side_before(node, at);
  const Side after = side_after(node, at + 1);
  const bool left = after != Side::Space && (after == Side::Word || before != Side::Word);
  const bool right = before != Side::Space && (before == Side::Word || after != Side::Word);
  if (mark == '"') {
    const bool closes = right && (open_double_ || !left);
    if (closes || left) edits_.push_back({node, at, 1, closes ? quotes_.double_close : quotes_.double_open});
    open_double_ = closes ? false : left || open_double_;
    return at + 1;
  }
  // A single mark is an apostrophe until its counterpart is found.
  edits_.push_back({node, at, 1, kApostrophe});
  if (right && !(left && after == Side::Word) && open_single_) {
    edits_[*open_single_].replacement = quotes_.single_open;
    edits_.back().replacement = quotes_.single_close;
    open_single_.reset();
  } else if (left && before != Side::Word && !begins_clipped_word(node, at + 1)) {
    open_single_ = edits_.size() - 1;
  }
  return at + 1;
}

// Three make an em dash, two an en dash, more as many of both as fit.
std::size_t BlockSetter::hyphens(NodeId node, std::size_t at) {
  const std::string_view text = tree_[node].text;
  const std::size_t end = std::min(text.find_first_not_of('-', at), text.size());
  const std::size_t count = end - at;
  if (count < 2) return end;
  const std::size_t en = count % 3 == 0 ? 0 : count % 2 == 0 ? count / 2 : count % 3 == 2 ? 1 : 2;
  const std::size_t em = (count - 2 * en) / 3;
  std::string dashes;
  for (std::size_t i = 0; i < em; ++i) dashes += "—";
  for (std::size_t i = 0; i < en; ++i) dashes += "–";
  edits_.push_back({node, at, count, tree_.arena->keep(dashes)});
  return end;
}

void BlockSetter::scan(NodeId node) {
  const std::string_view text = tree_[node].text;
  for (std::size_t at = kMarks.find_in(text); at != std::string_view::npos; at = kMarks.find_in(text, at)) {
    if (text[at] == '-') {
      at = hyphens(node, at);
    } else if (text[at] != '.') {
      at = quote(node, at);
    } else {
      const std::size_t end = std::min(text.find_first_not_of('.', at), text.size());
      if (end - at >= 3) edits_.push_back({node, at, 3, "…"});
      at = end;
    }
  }
}

void BlockSetter::apply() {
  for (std::size_t i = 0; i < edits_.size();) {
    Node& node = tree_[edits_[i].node];
    const std::string_view text = node.text;
    std::string changed;
    changed.reserve(text.size() + 16);
    std::size_t from = 0;
    for (const NodeId id = edits_[i].node; i < edits_.size() && edits_[i].node == id; ++i) {
      changed.append(text.substr(from, edits_[i].at - from)).append(edits_[i].replacement);
      from = edits_[i].at + edits_[i].length;
    }
    changed.append(text.substr(from));
    node.text = tree_.arena->keep(changed);
  }
  edits_.clear();
}

void BlockSetter::run(NodeId block) {
  block_ = block;
  before_node_ = Side::Space;
  open_single_.reset();
  open_double_ = false;
  for (NodeId id = next_node(tree_, block, block); id != kNoNode;) {
    const Node& node = tree_[id];
    const bool address = node.kind == NodeKind::Link && node.autolink;
    if (node.kind == NodeKind::Text && !node.literal) scan(id);
    if (node.kind == NodeKind::Text && !node.text.empty()) before_node_ = side_before(id, node.text.size());
    if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) before_node_ = Side::Space;
    if (node.kind == NodeKind::HtmlInline || node.kind == NodeKind::FootnoteReference) before_node_ = Side::Punctuation;
    if (node.kind == NodeKind::Code || node.kind == NodeKind::Image || address) before_node_ = Side::Word;
    id = next_node(tree_, id, block, !address);
  }
  apply();
}

}  // namespace

void set_smart_punctuation(Tree& tree, std::string_view language) {
  BlockSetter setter(tree, quotes_of(language));
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    const NodeKind kind = tree[id].kind;
    if (kind == NodeKind::Paragraph || kind == NodeKind::Heading || kind == NodeKind::TableCell) setter.run(id);
  }
}

}  // namespace bondgenoot::markdown
