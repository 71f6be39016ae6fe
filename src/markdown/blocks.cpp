#include "markdown/blocks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "markdown/autolinks.h"
#include "markdown/plain_text.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::markdown {
namespace {

// The only child that shows anything; kNoNode when there are more or none.
NodeId only_child(const Tree& tree, NodeId parent) {
  NodeId only = kNoNode;
  for (NodeId child = tree[parent].first_child; child != kNoNode; child = tree[child].next) {
    if (tree[child].kind == NodeKind::Text && trim(tree[child].text).empty()) continue;
    if (only != kNoNode) return kNoNode;
    only = child;
  }
  return only;
}

// The text that a block's first paragraph begins with.
NodeId leading_text(const Tree& tree, NodeId block) {
  const NodeId paragraph = tree[block].first_child;
  if (paragraph == kNoNode || tree[paragraph].kind != NodeKind::Paragraph) return kNoNode;
  const NodeId text = tree[paragraph].first_child;
  return text != kNoNode && tree[text].kind == NodeKind::Text && !tree[text].literal ? text : kNoNode;
}

// ---- callouts ----

void warn_of_callout(const Tree& tree, NodeId text, std::string_view kind, bool alone, const LineMap& lines,
                     Report& report) {
  ByteRange range = tree[text].range;
  if (const std::size_t at = lines.text().find("[!", range.begin); at < range.end) {
    const std::size_t close = std::min(lines.text().find(']', at), lines.text().size() - 1);
    range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 1)};
  }
  const auto near = nearest(to_upper(kind), callout_kinds());
  if (alone) {
    report.add(DiagnosticCode::UnknownCallout, range, phrase("there is no callout `{}`", kind))
        .with_label(phrase("shown as a quote"))
        .with_help(near ? phrase("write `[!{}]`", *near)
                        : phrase("use one of {}", quoted_list(callout_kinds(), phrase("or"))));
  } else {
    report.add(DiagnosticCode::UnknownCallout, range, phrase("a callout's kind is not alone on its line"))
        .with_label(phrase("shown as a quote"))
        .with_help(phrase("begin a new line behind it, with `>`"));
  }
}

void refine_quote(Tree& tree, NodeId quote, const LineMap& lines, Report& report) {
  const NodeId text = leading_text(tree, quote);
  if (text == kNoNode || !tree[text].text.starts_with("[!")) return;
  const std::string_view written = tree[text].text;
  const std::size_t close = written.find(']');
  if (close == std::string_view::npos || close > 24) return;
  const std::string_view kind = written.substr(2, close - 2);
  const bool word = !kind.empty() && std::ranges::all_of(kind, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
  if (!word) return;
  const NodeId next = tree[text].next;
  const bool alone =
      trim(written.substr(close + 1)).empty() &&
      (next == kNoNode || tree[next].kind == NodeKind::SoftBreak || tree[next].kind == NodeKind::LineBreak);
  const auto found = std::find(callout_kinds().begin(), callout_kinds().end(), to_upper(kind));
  if (!alone || found == callout_kinds().end()) return warn_of_callout(tree, text, kind, alone, lines, report);

  const NodeId paragraph = tree[quote].first_child;
  tree[quote].kind = NodeKind::Callout;
  tree[quote].level = static_cast<std::uint8_t>(found - callout_kinds().begin());
  remove_first_child(tree, paragraph);
  if (next != kNoNode) remove_first_child(tree, paragraph);
  if (tree[paragraph].first_child == kNoNode) remove_first_child(tree, quote);
}

// ---- tasks, videos, figures, explicit ids ----

void refine_item(Tree& tree, NodeId item) {
  const NodeId id = leading_text(tree, item);
  if (id == kNoNode) return;
  Node& text = tree[id];
  const bool open = text.text.starts_with("[ ] ");
  const bool done = text.text.starts_with("[x] ") || text.text.starts_with("[X] ");
  if (!open && !done) return;
  tree[item].task = done ? TaskState::Done : TaskState::Open;
  text.text.remove_prefix(4);
  text.range.begin = std::min(text.range.begin + 4, text.range.end);
}

void refine_paragraph(Tree& tree, NodeId paragraph) {
  const NodeId child = only_child(tree, paragraph);
  if (child == kNoNode) return;
  const Node& only = tree[child];
  if (only.kind == NodeKind::Link && !video_site(only.text).empty()) tree[paragraph].kind = NodeKind::VideoCard;
  if (only.kind == NodeKind::Image && !only.title.empty()) tree[paragraph].kind = NodeKind::Figure;
}

void refine_heading(Tree& tree, NodeId heading) {
  const NodeId last = tree[heading].last_child;
  if (last == kNoNode || tree[last].kind != NodeKind::Text || tree[last].literal) return;
  Node& text = tree[last];
  const ExplicitId split = split_explicit_id(text.text);
  if (split.id.data() == nullptr) return;
  // Spaces before the `{` go with it; those at the start of the text separate it from what stands before.
  const std::size_t kept =
      split.title.empty() ? 0 : static_cast<std::size_t>(split.title.data() + split.title.size() - text.text.data());
  tree[heading].title = split.id;
  text.text = text.text.substr(0, kept);
}

// ---- headings ----

// Where `{#id}` stands in the line of a heading; the heading itself when it is not found.
ByteRange id_range(const Node& heading, std::string_view source) {
  const std::size_t at = source.substr(0, heading.range.end).rfind(fmt::format("{{#{}}}", heading.title));
  if (at == std::string_view::npos || at < heading.range.begin) return heading.range;
  const std::size_t size = heading.title.size();
  const std::size_t begin = size == 0 ? at : at + 2;  // Of `{#}` the braces are all there is.
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + (size == 0 ? 3 : size))};
}

void check_level(Node& heading, std::uint8_t& previous, Report& report) {
  if (heading.level == 1) {
    report
        .add(DiagnosticCode::HeadingLevelOne, heading.range,
             phrase("a first-level heading in a text whose page has a title already"))
        .with_label(phrase("shown as one of the second level"))
        .with_help(phrase("write it with `##`"));
    heading.level = 2;
  }
  if (heading.level > previous + 1) {
    report
        .add(DiagnosticCode::HeadingLevelSkipped, heading.range,
             phrase("a heading of level {} under one of level {}", heading.level, previous))
        .with_label(phrase("a level is missing here"))
        .with_help(phrase("write it with `{}`", std::string(previous + 1U, '#')));
  }
  previous = heading.level;
}

bool take_explicit_id(const Node& heading, ByteRange where, IdRegistry& ids, Report& report) {
  const std::string_view id = heading.title;
  if (!is_valid_id(id)) {
    const std::string slug = slugified(id);
    report.add(DiagnosticCode::InvalidHeadingId, where, phrase("`{}` does not fit in an address", id))
        .with_label(phrase("small letters, digits and hyphens"))
        .with_help(slug.empty() ? phrase("write an id such as `{#results}`") : phrase("write `{{#{}}}`", slug));
    return false;
  }
  const auto first = ids.find(id);
  if (ids.take(id, where)) return true;
  auto& diagnostic = report.add(DiagnosticCode::DuplicateHeadingId, where, phrase("the id `{}` is taken", id))
                         .with_label(phrase("a second time"))
                         .with_help(phrase("choose another one"));
  if (first && first->known()) {
    diagnostic.with_note(report.span(*first), phrase("first here"));
  } else {
    diagnostic.help = phrase("choose another one: the page itself has a part with this id");
  }
  return false;
}

}  // namespace

const std::vector<std::string>& callout_kinds() {
  static const std::vector<std::string> kKinds{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};
  return kKinds;
}

void refine_blocks(Tree& tree, const LineMap& lines, Report& report) {
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    switch (tree[id].kind) {
      case NodeKind::Quote:
        refine_quote(tree, id, lines, report);
        break;
      case NodeKind::Item:
        refine_item(tree, id);
        break;
      case NodeKind::Paragraph:
        refine_paragraph(tree, id);
        break;
      case NodeKind::Heading:
        refine_heading(tree, id);
        break;
      default:
        break;
    }
  }
}

std::vector<Heading> number_headings(Tree& tree, const LineMap& lines, IdRegistry& ids, Report& report) {
  std::vector<NodeId> found;
  std::vector<Heading> headings;
  std::uint8_t previous = 1;
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    if (tree[id].kind != NodeKind::Heading) continue;
    Node& heading = tree[id];
    std::string words = plain_text(tree, id);
    std::ranges::replace(words, '\n', ' ');
    if (trim(words).empty()) {
      report.add(DiagnosticCode::EmptyHeading, heading.range, phrase("a heading without words"))
          .with_label(phrase("left out"))
          .with_help(phrase("write the heading, or take the line out"));
      heading.level = 0;
      continue;
    }
    check_level(heading, previous, report);
    heading.number = static_cast<std::uint32_t>(headings.size());
    headings.push_back(
        {.level = heading.level, .id = {}, .text = std::string(trim(words)), .span = report.span(heading.range)});
    found.push_back(id);
  }
  // Ids that are written come first: words that happen to give the same id make way for them.
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (tree[found[i]].title.data() == nullptr) continue;
    const Node& heading = tree[found[i]];
    if (take_explicit_id(heading, id_range(heading, lines.text()), ids, report)) headings[i].id = heading.title;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!headings[i].id.empty()) continue;
    const std::string slug = slugified(headings[i].text);
    headings[i].id = ids.take_unique(slug.empty() ? "section" : slug, tree[found[i]].range);
  }
  return headings;
}

}  // namespace bondgenoot::markdown
