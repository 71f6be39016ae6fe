#include "content/yaml.h"

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "content/yaml_slips.h"
#include "content/yaml_syntax.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A stream over bytes that are already in memory: no copy.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // The get area is only read; std::streambuf has no const form.
    setg(begin, begin, begin + text.size());
  }
};

// Thrown out of yaml-cpp's parser by our own handler when all is said, caught in parse_yaml; nothing leaves this file.
struct Stop {};

YamlNode make_node(YamlKind kind, Span span) {
  YamlNode node;
  node.kind = kind;
  node.span = span;
  return node;
}

// What a node weighs when an alias repeats it: a long text counts as many nodes.
std::size_t weight_of(const YamlNode& node) {
  constexpr std::size_t kBytesPerNode = 256;
  std::size_t weight = 1 + node.text.size() / kBytesPerNode;
  for (const YamlNode& item : node.items) weight += weight_of(item);
  for (const YamlPair& pair : node.pairs) weight += 1 + weight_of(pair.value);
  return weight;
}

// Builds the tree from yaml-cpp's events. `stack_` holds the open lists and maps; the depth limit bounds every
// recursion.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const Source& source, Span yaml, Diagnostics& diagnostics)
      : source_(source), yaml_(yaml), diagnostics_(diagnostics) {
    root_.span = yaml.part(0, 0);
  }

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Span span = null_span(mark);
    count(1, span);
    put(make_node(YamlKind::Null, span), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Span span = alias_span(mark);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) return put(make_node(YamlKind::Null, span), 0);
    count(weight_of(found->second), span);  // Before it is copied.
    YamlNode node = found->second;
    node.span = span;
    put(std::move(node), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const ScalarPlace place = find_scalar(source_, yaml_, offset(mark), value);
    count(1, place.span);
    if (place.unclosed) {
      report_unclosed({OpenerKind::Quote, place.span}, source_, diagnostics_);
      throw Stop{};
    }
    YamlNode node = make_node(YamlKind::Scalar, place.span);
    node.quoted = tag != "?";
    node.text = value;
    put(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlKind::List, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlKind::Map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    bool has_key = false;
    bool ignored = false;  // The value of a repeated or unusable key: read over, not kept.
    std::string key;
    Span key_span;
    StringMap<std::uint32_t> index;  // Keys of a large map, so that a hostile one is not searched key by key.
  };

  [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const {
    const auto position = static_cast<std::uint32_t>(mark.pos < 0 ? 0 : mark.pos);
    return std::min(yaml_.begin + position, yaml_.end);
  }
  [[nodiscard]] Span span_at(const YAML::Mark& mark, std::uint32_t length) const {
    const std::uint32_t begin = offset(mark);
    return {source_.id, begin, std::min(begin + length, yaml_.end)};
  }
  [[nodiscard]] Span alias_span(const YAML::Mark& mark) const {
    const Span rest{source_.id, offset(mark), yaml_.end};
    const std::size_t size = source_.view(rest).find_first_of(" \t\r\n,]}");
    return rest.part(0, size == std::string_view::npos ? rest.size() : size);
  }
  // `~` and `null` stand where the library says; for nothing at all it names the next token, so look back for the `-`,
  // `:` or bracket.
  [[nodiscard]] Span null_span(const YAML::Mark& mark) const {
    const Span here = span_at(mark, 1);
    if (source_.view(here) == "~" || to_lower(source_.view(span_at(mark, 4))) == "null")
      return find_scalar(source_, yaml_, here.begin, {}).span;
    const std::string_view before = source_.view({source_.id, yaml_.begin, here.begin});
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos || std::string_view("-:,[{").find(before[last]) == std::string_view::npos)
      return here;
    return {source_.id, static_cast<std::uint32_t>(yaml_.begin + last),
            static_cast<std::uint32_t>(yaml_.begin + last + 1)};
  }
  // The library marks only where a list or map begins.
  [[nodiscard]] Span collection_span(const YAML::Mark& mark) const {
    return find_collection(source_, yaml_, offset(mark));
  }

  void open(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (stack_.size() >= kYamlDepthLimit) {
      diagnostics_
          .add(DiagnosticCode::YamlTooDeep, span_at(mark, 1),
               phrase("lists and maps are nested more than {} levels deep", kYamlDepthLimit))
          .with_help(phrase("no field needs this; look for a bracket that was repeated"));
      throw Stop{};
    }
    count(1, span_at(mark, 1));
    Frame frame;
    frame.node = make_node(kind, collection_span(mark));
    frame.anchor = anchor;
    stack_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    put(std::move(frame.node), frame.anchor);
  }

  void put(YamlNode node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_.insert_or_assign(anchor, node);
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = stack_.back();
    if (frame.node.kind == YamlKind::List)
      frame.node.items.push_back(std::move(node));
    else if (!frame.has_key)
      take_key(frame, node);
    else
      take_value(frame, std::move(node));
  }

  void count(std::size_t nodes, Span span) {
    nodes_ += nodes;
    if (nodes_ <= kYamlNodeLimit) return;
    Diagnostic& diagnostic =
        diagnostics_.add(DiagnosticCode::YamlTooLarge, span, phrase("more than {} values in one file", kYamlNodeLimit));
    if (!anchors_.empty()) diagnostic.with_help(phrase("remove the aliases (`*name`) that repeat each other"));
    throw Stop{};
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
  std::map<YAML::anchor_t, YamlNode> anchors_;
  std::size_t nodes_ = 0;
};

// Our own limit is reached first; the library's guards only what it scans ahead.
void report_exception(const YAML::Exception& error, const Source& source, Span yaml, Diagnostics& diagnostics) {
  const auto position = static_cast<std::uint32_t>(error.mark.is_null() || error.mark.pos < 0 ? 0 : error.mark.pos);
  const std::uint32_t at = std::min(yaml.begin + position, yaml.end);
  if (dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr) {
    diagnostics.add(DiagnosticCode::YamlTooDeep, {source.id, at, at},
                    phrase("lists and maps are nested more than {} levels deep", kYamlDepthLimit));
    return;
  }
  report_syntax_error(source, yaml, at, error.msg, diagnostics);
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
  ViewBuffer buffer(source.view(span));
  std::istream stream(&buffer);
  TreeBuilder builder(source, span, outcome.diagnostics);
  bool more = false;
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    more = static_cast<bool>(parser);
  } catch (const Stop&) {
    return outcome;  // Said where it was reached.
  } catch (const YAML::Exception& error) {
    report_exception(error, source, span, outcome.diagnostics);
    return outcome;
  }
  outcome.value = builder.take();
  if (!more) return outcome;
  if (const auto mark = find_second_document(source, span)) {
    outcome.diagnostics.add(DiagnosticCode::InvalidYaml, *mark, phrase("this line ends the YAML, and more follows it"))
        .with_help(phrase("remove the line"));
  }
  return outcome;
}

}  // namespace bondgenoot::content
