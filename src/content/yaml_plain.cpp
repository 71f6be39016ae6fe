#include "content/yaml_plain.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace bondgenoot::content {
namespace {

constexpr std::size_t kLargest = std::size_t{64} << 10;  // Far too small for kYamlNodeLimit.
constexpr std::size_t kDeepest = 8;
constexpr std::size_t kMostKeys = 64;     // Each is compared with all before it.
constexpr std::size_t kLongestKey = 256;  // The library takes no more than 1,024 bytes for a key.

// What a byte may be a part of.
enum Use : std::uint8_t {
  kWord = 1,    // A bare key.
  kStart = 2,   // The beginning of a bare value,
  kInFlow = 4,  // and what follows there within brackets.
  kText = 8,    // Anything that is no control character.
};

constexpr std::array<std::uint8_t, 256> kUses = [] {
  std::array<std::uint8_t, 256> uses{};
  for (unsigned byte = 0x20; byte < uses.size(); ++byte) uses[byte] = byte == 0x7F ? 0 : kText;
  const auto add = [&](unsigned first, unsigned last, std::uint8_t use) {
    for (unsigned byte = first; byte <= last; ++byte) uses[byte] |= use;
  };
  for (const auto& [first, last] : {std::pair{'a', 'z'}, {'A', 'Z'}, {'0', '9'}, {'_', '_'}})
    add(static_cast<unsigned char>(first), static_cast<unsigned char>(last), kWord | kStart | kInFlow);
  for (const char sign : {'-', '.', '/', '(', ')', '+', ' '}) uses[static_cast<unsigned char>(sign)] |= kInFlow;
  uses[static_cast<unsigned char>('-')] |= kWord;
  add(0x80, 0xFF, kStart | kInFlow);
  return uses;
}();

bool is(char c, std::uint8_t use) { return (kUses[static_cast<unsigned char>(c)] & use) != 0; }

bool reads_as_nothing(std::string_view word) { return word == "null" || word == "Null" || word == "NULL"; }

// Goes through the text once. Each function takes what it is named after, and says whether it was plain; after a no
// nothing is looked at any more.
class PlainReader {
 public:
  PlainReader(const Source& source, Span yaml) : source_(source.id), text_(source.view(yaml)), base_(yaml.begin) {}

  std::optional<YamlNode> read() {
    YamlNode root;
    if (text_.size() > kLargest || !go_to_line() || column_ != 0 || !block_map(root, 0) || !at_end()) return {};
    return root;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] bool at_line_end() const { return at_end() || text_[at_] == '\n'; }
  [[nodiscard]] char here() const { return at_end() ? '\n' : text_[at_]; }
  [[nodiscard]] char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\n'; }
  [[nodiscard]] bool at_item() const { return here() == '-' && next() == ' '; }
  [[nodiscard]] Span since(std::size_t begin) const {
    return {source_, static_cast<std::uint32_t>(base_ + begin), static_cast<std::uint32_t>(base_ + at_)};
  }
  // From `begin` to the end of its line: all that is marked of a block.
  [[nodiscard]] Span line_from(std::size_t begin) const {
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    return {source_, static_cast<std::uint32_t>(base_ + begin), static_cast<std::uint32_t>(base_ + end)};
  }

  // To what stands first on this line or on one below it; false where a line has nothing but blanks.
  bool go_to_line() {
    while (!at_end() && text_[at_] == '\n') ++at_;
    const std::size_t begin = at_;
    while (!at_end() && text_[at_] == ' ') ++at_;
    column_ = at_ - begin;
    return column_ == 0 || !at_line_end();
  }

  bool key(std::string_view& word) {
    const std::size_t begin = at_;
    while (!at_end() && is(text_[at_], kWord)) ++at_;
    word = text_.substr(begin, at_ - begin);
    return !word.empty() && word.front() != '-' && word.size() <= kLongestKey && !reads_as_nothing(word);
  }

  static bool add_pair(YamlNode& map, std::string_view key, Span key_span, YamlNode value) {
    if (map.pairs.size() == kMostKeys || map.find_pair(key) != nullptr) return false;
    map.pairs.push_back({std::string(key), key_span, std::move(value)});
    return true;
  }

  // ---- Blocks: a line for each item or key, which stand below each other ----

  bool block_map(YamlNode& map, std::size_t depth) {
    const std::size_t column = column_;
    map.kind = YamlKind::Map;
    map.span = line_from(at_);
    do {
      const std::size_t begin = at_;
      std::string_view word;
      if (!key(word) || here() != ':') return false;
      const Span span = since(begin);
      ++at_;
      YamlNode value;
      if (!(at_line_end() ? block_below(value, column, depth) : value_beside(value))) return false;
      if (!add_pair(map, word, span, std::move(value))) return false;
    } while (!at_end() && column_ == column);
    return at_end() || column_ < column;
  }

  bool block_list(YamlNode& list, std::size_t depth) {
    const std::size_t column = column_;
    list.kind = YamlKind::List;
    list.span = line_from(at_);
    do {
      at_ += 2;
      YamlNode& item = list.items.emplace_back();
      if (at_key()) {
        column_ = column + 2;
        if (depth == kDeepest || !block_map(item, depth + 1)) return false;
      } else if (!value_on_line(item)) {
        return false;
      }
    } while (!at_end() && column_ == column && at_item());
    return at_end() || column_ <= column;
  }

  [[nodiscard]] bool at_key() const {
    std::size_t end = at_;
    while (end < text_.size() && is(text_[end], kWord)) ++end;
    return end > at_ && end < text_.size() && text_[end] == ':' &&
           (end + 1 == text_.size() || text_[end + 1] == ' ' || text_[end + 1] == '\n');
  }

  // What stands below a key in `column`: a list may stand right below it.
  bool block_below(YamlNode& value, std::size_t column, std::size_t depth) {
    if (depth == kDeepest || !go_to_line() || at_end()) return false;
    if (at_item()) return column_ >= column && block_list(value, depth + 1);
    return column_ > column && block_map(value, depth + 1);
  }

  bool value_beside(YamlNode& value) {
    if (here() != ' ') return false;
    while (!at_end() && text_[at_] == ' ') ++at_;
    return value_on_line(value);
  }

  // A value with nothing behind it; then on to the next line.
  bool value_on_line(YamlNode& value) {
    return (is(here(), kStart) ? bare(value) : quoted_or_flow(value, 0)) && at_line_end() && go_to_line();
  }

  bool bare(YamlNode& node) {
    const std::size_t begin = at_;
    for (; !at_line_end(); ++at_) {
      const char c = text_[at_];
      const bool ends = (c == ':' && (next() == ' ' || next() == '\n')) || (c == '#' && text_[at_ - 1] == ' ');
      if (ends || !is(c, kText)) return false;
    }
    return scalar(node, begin, text_.substr(begin, at_ - begin), false);
  }

  // ---- In brackets and quotes ----

  bool scalar(YamlNode& node, std::size_t begin, std::string_view value, bool quoted) {
    if (!quoted && (value.empty() || value.back() == ' ' || reads_as_nothing(value))) return false;
    node.kind = YamlKind::Scalar;
    node.quoted = quoted;
    node.span = since(begin);
    node.text = value;
    return true;
  }

  bool quoted(YamlNode& node) {
    const std::size_t begin = at_;
    const char quote = text_[at_];
    for (++at_; here() != quote; ++at_)
      if (!is(here(), kText) || (here() == '\\' && quote == '"')) return false;
    const std::string_view value = text_.substr(begin + 1, at_ - begin - 1);
    ++at_;
    if (quote == '\'' && here() == quote) return false;
    return scalar(node, begin, value, true);
  }

  bool bare_in_flow(YamlNode& node) {
    const std::size_t begin = at_;
    if (!is(here(), kStart)) return false;
    while (is(here(), kInFlow)) ++at_;
    return scalar(node, begin, text_.substr(begin, at_ - begin), false);
  }

  bool quoted_or_flow(YamlNode& node, std::size_t depth) {
    switch (here()) {
      case '"':
      case '\'':
        return quoted(node);
      case '[':
        return depth < kDeepest && flow_list(node, depth + 1);
      case '{':
        return depth < kDeepest && flow_map(node, depth + 1);
      default:
        return false;
    }
  }

  bool flow_value(YamlNode& node, std::size_t depth) {
    return is(here(), kStart) ? bare_in_flow(node) : quoted_or_flow(node, depth);
  }

  // Past a comma and a blank, to where another must follow; or past the end, when `ended`.
  bool flow_next(char end, bool& ended) {
    ended = here() == end;
    if (!ended && here() != ',') return false;
    ++at_;
    if (!ended && here() == ' ') ++at_;
    return ended || here() != end;
  }

  bool flow_list(YamlNode& list, std::size_t depth) {
    const std::size_t begin = at_++;
    list.kind = YamlKind::List;
    bool ended = here() == ']';
    if (ended) ++at_;
    while (!ended)
      if (!flow_value(list.items.emplace_back(), depth) || !flow_next(']', ended)) return false;
    list.span = since(begin);
    return true;
  }

  bool flow_map(YamlNode& map, std::size_t depth) {
    const std::size_t begin = at_++;
    map.kind = YamlKind::Map;
    bool ended = here() == '}';
    if (ended) ++at_;
    while (!ended) {
      YamlNode word;
      YamlNode value;
      const bool has_key = here() == '"' || here() == '\'' ? quoted(word) : bare_in_flow(word);
      if (!has_key || word.text.empty() || word.text.size() > kLongestKey || here() != ':' || next() != ' ')
        return false;
      at_ += 2;
      if (!flow_value(value, depth) || !add_pair(map, word.text, word.span, std::move(value))) return false;
      if (!flow_next('}', ended)) return false;
    }
    map.span = since(begin);
    return true;
  }

  SourceId source_;
  std::string_view text_;
  std::size_t base_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;  // Of what stands first on the line that is being read.
};

}  // namespace

std::optional<YamlNode> read_plain_yaml(const Source& source, Span yaml) { return PlainReader(source, yaml).read(); }

}  // namespace bondgenoot::content
