#include "content/yaml.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "content/unseen.h"
#include "content/yaml_events.h"
#include "content/yaml_slips.h"
#include "content/yaml_syntax.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

YamlNode make_node(YamlKind kind, Span span) {
  YamlNode node;
  node.kind = kind;
  node.span = span;
  return node;
}

// What a node weighs when it is copied: a long text counts as many nodes, and so does a long key.
std::size_t weight_of(const YamlNode& node) {
  constexpr std::size_t kBytesPerNode = 256;
  std::size_t weight = 1 + node.text.size() / kBytesPerNode;
  for (const YamlNode& item : node.items) weight += weight_of(item);
  for (const YamlPair& pair : node.pairs) weight += 1 + pair.key.size() / kBytesPerNode + weight_of(pair.value);
  return weight;
}

// Builds the tree from the events. `stack_` holds the open lists and maps; the depth limit bounds every recursion.
class TreeBuilder {
 public:
  TreeBuilder(const Source& source, Span yaml, Diagnostics& diagnostics)
      : source_(source), yaml_(yaml), diagnostics_(diagnostics) {
    root_.span = yaml.part(0, 0);
  }

  YamlNode take() { return std::move(root_); }

  /// False when nothing more is to be read: all is said.
  [[nodiscard]] bool add(YamlEvent event) {
    const auto at = static_cast<std::uint32_t>(yaml_.begin + event.at);
    switch (event.kind) {
      case YamlEventKind::Scalar:
        return is_null(event) ? add_null(at, event.anchor) : add_scalar(at, std::move(event));
      case YamlEventKind::Alias:
        return add_alias(at, event.anchor);
      case YamlEventKind::List:
        return open(YamlKind::List, at, std::move(event.anchor));
      case YamlEventKind::Map:
        return open(YamlKind::Map, at, std::move(event.anchor));
      case YamlEventKind::End:
        return close();
    }
    return true;
  }

 private:
  struct Frame {
    YamlNode node;
    std::string anchor;
    bool has_key = false;
    bool ignored = false;  // The value of a repeated or unusable key: read over, not kept.
    std::string key;
    Span key_span;
    StringMap<std::uint32_t> index;  // Keys of a large map, so that a hostile one is not searched key by key.
  };

  static bool is_null(const YamlEvent& event) {
    const std::string& text = event.value;
    return event.is_plain && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
  }

  [[nodiscard]] bool add_null(std::uint32_t at, const std::string& anchor) {
    const Span span = null_span(at);
    return put(make_node(YamlKind::Null, span), anchor) && count(1, span);
  }

  [[nodiscard]] bool add_alias(std::uint32_t at, const std::string& anchor) {
    const Span span = alias_span(at);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      diagnostics_
          .add(DiagnosticCode::UnknownAlias, span,
               phrase("`{}` repeats an anchor, and there is none of this name", source_.view(span)))
          .with_help(phrase("if you mean a star, put the value in quotes"));
      return false;
    }
    if (!count(weight_of(found->second), span)) return false;  // Before it is copied.
    YamlNode node = found->second;
    node.span = span;
    return put(std::move(node), {});
  }

  [[nodiscard]] bool add_scalar(std::uint32_t at, YamlEvent event) {
    const Span span = find_scalar(source_, yaml_, at, event.value);
    YamlNode node = make_node(YamlKind::Scalar, span);
    node.quoted = !event.is_plain;
    node.text = std::move(event.value);
    return put(std::move(node), event.anchor) && count(1, span);
  }

  [[nodiscard]] Span span_at(std::uint32_t at, std::uint32_t length) const {
    return {source_.id, at, std::min(at + length, yaml_.end)};
  }
  [[nodiscard]] Span alias_span(std::uint32_t at) const {
    const Span rest{source_.id, at, yaml_.end};
    const std::size_t size = source_.view(rest).find_first_of(" \t\r\n,]}");
    return rest.part(0, size == std::string_view::npos ? rest.size() : size);
  }
  // `~` and `null` stand where the library says; for nothing at all the place is that of the `-`, `:` or bracket before
  // it.
  [[nodiscard]] Span null_span(std::uint32_t at) const {
    const Span here = span_at(at, 1);
    if (source_.view(here) == "~" || to_lower(source_.view(span_at(at, 4))) == "null")
      return find_scalar(source_, yaml_, at, {});
    const std::string_view before = source_.view({source_.id, yaml_.begin, at});
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos || std::string_view("-:,[{").find(before[last]) == std::string_view::npos)
      return here;
    return {source_.id, static_cast<std::uint32_t>(yaml_.begin + last),
            static_cast<std::uint32_t>(yaml_.begin + last + 1)};
  }

  [[nodiscard]] bool open(YamlKind kind, std::uint32_t at, std::string anchor) {
    if (stack_.size() >= kYamlDepthLimit) {
      diagnostics_
          .add(DiagnosticCode::YamlTooDeep, span_at(at, 1),
               phrase("lists and maps are nested more than {} levels deep", kYamlDepthLimit))
          .with_help(phrase("no field needs this; look for a bracket that was repeated"));
      return false;
    }
    Frame frame;
    frame.node = make_node(kind, find_collection(source_, yaml_, at));
    frame.anchor = std::move(anchor);
    stack_.push_back(std::move(frame));
    return count(1, span_at(at, 1));
  }

  [[nodiscard]] bool close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    return put(std::move(frame.node), frame.anchor);
  }

  // What has an anchor is kept beside the tree, and anchors lie within each other: each copy counts.
  [[nodiscard]] bool put(YamlNode node, const std::string& anchor) {
    if (!anchor.empty()) {
      if (!count(weight_of(node), node.span)) return false;
      anchors_.insert_or_assign(anchor, node);
    }
    if (stack_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Frame& frame = stack_.back();
    if (frame.node.kind == YamlKind::List)
      frame.node.items.push_back(std::move(node));
    else if (!frame.has_key)
      take_key(frame, node);
    else
      take_value(frame, std::move(node));
    return true;
  }

  // False when there are too many.
  [[nodiscard]] bool count(std::size_t nodes, Span span) {
    nodes_ += nodes;
    if (nodes_ <= kYamlNodeLimit) return true;
    Diagnostic& diagnostic =
        diagnostics_.add(DiagnosticCode::YamlTooLarge, span, phrase("more than {} values in one file", kYamlNodeLimit));
    if (!anchors_.empty()) diagnostic.with_help(phrase("remove the aliases (`*name`) that repeat each other"));
    return false;
  }

  void take_key(Frame& frame, const YamlNode& node) {
    frame.has_key = true;
    frame.ignored = false;
    frame.key = node.text;
    frame.key_span = node.span;
    if (!node.is_scalar() || node.text.empty()) {
      frame.ignored = true;
      const bool empty = !node.is_list() && !node.is_map();
      diagnostics_
          .add(DiagnosticCode::InvalidKey, node.span,
               empty ? phrase("the key is empty") : phrase("{} stands where a key belongs", described(node)))
          .with_help(phrase("begin the line with a word and a colon: `title: …`"));
      return;
    }
    if (const YamlPair* first = find_key(frame)) {
      frame.ignored = true;
      diagnostics_.add(DiagnosticCode::DuplicateKey, frame.key_span, phrase("`{}` is given twice", frame.key))
          .with_note(first->key_span, phrase("it is given here first"))
          .with_help(phrase("remove one of the two"));
    }
  }

  static const YamlPair* find_key(Frame& frame) {
    constexpr std::size_t kSmall = 32;
    const std::vector<YamlPair>& pairs = frame.node.pairs;
    if (pairs.size() < kSmall) return frame.node.find_pair(frame.key);
    for (std::size_t i = frame.index.size(); i < pairs.size(); ++i)
      frame.index.emplace(pairs[i].key, static_cast<std::uint32_t>(i));
    const auto found = frame.index.find(frame.key);
    return found == frame.index.end() ? nullptr : &pairs[found->second];
  }

  static void take_value(Frame& frame, YamlNode node) {
    frame.has_key = false;
    if (frame.ignored) return;
    frame.node.pairs.push_back({std::move(frame.key), frame.key_span, std::move(node)});
  }

  const Source& source_;
  Span yaml_;
  Diagnostics& diagnostics_;
  YamlNode root_;
  std::vector<Frame> stack_;
  StringMap<YamlNode> anchors_;
  std::size_t nodes_ = 0;
};

void report_failure(const YamlFailure& failure, const Source& source, Span yaml, Diagnostics& diagnostics) {
  report_syntax_error(source, yaml, static_cast<std::uint32_t>(yaml.begin + failure.at), failure.reason, diagnostics);
}

bool report_unseen(const Source& source, Span yaml, Diagnostics& diagnostics) {
  const auto found = find_unseen(source.view(yaml));
  if (!found) return false;
  const Span span = yaml.part(found->at, found->size);
  diagnostics
      .add(DiagnosticCode::ControlCharacter, span,
           phrase("here stands U+{:04X}, a character that nobody sees", static_cast<std::uint32_t>(found->code)))
      .with_help(phrase("remove it"))
      .with_fix(span, "");
  return true;
}

}  // namespace

const YamlPair* YamlNode::find_pair(std::string_view key) const {
  const auto found = std::ranges::find(pairs, key, &YamlPair::key);
  return found == pairs.end() ? nullptr : &*found;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  const YamlPair* pair = find_pair(key);
  return pair == nullptr ? nullptr : &pair->value;
}

Span YamlNode::inner_span() const {
  const bool marks = quoted && span.size() >= 2 && span.size() == text.size() + 2;
  return marks ? span.part(1, span.size() - 2) : span;
}

std::string described(const YamlNode& node) {
  constexpr std::size_t kShown = 40;
  switch (node.kind) {
    case YamlKind::Null:
      return phrase("nothing");
    case YamlKind::List:
      return phrase("a list");
    case YamlKind::Map:
      return phrase("a map");
    case YamlKind::Scalar:
      break;
  }
  if (node.text.size() > kShown) return phrase("a long text");
  return fmt::format("`{}`", node.text);
}

Outcome<YamlNode> parse_yaml(const Source& source, Span span) {
  Outcome<YamlNode> outcome;
  if (source.view(span).starts_with(kByteOrderMark)) span = span.part(kByteOrderMark.size());
  if (report_tabs(source, span, outcome.diagnostics)) return outcome;
  if (report_unseen(source, span, outcome.diagnostics)) return outcome;
  YamlEvents events(source.view(span));
  TreeBuilder builder(source, span, outcome.diagnostics);
  while (auto event = events.next()) {
    if (!builder.add(std::move(*event))) return outcome;  // Said where it was reached.
  }
  if (const auto& failure = events.failure()) {
    report_failure(*failure, source, span, outcome.diagnostics);
    return outcome;
  }
  outcome.value = builder.take();
  if (!events.has_more()) return outcome;
  if (const auto mark = find_second_document(source, span)) {
    outcome.diagnostics.add(DiagnosticCode::InvalidYaml, *mark, phrase("this line ends the YAML, and more follows it"))
        .with_help(phrase("remove the line"));
  } else if (const auto& failure = events.failure()) {
    report_failure(*failure, source, span, outcome.diagnostics);
  }
  return outcome;
}

}  // namespace bondgenoot::content
