#include "markdown/written_text.h"

#include <algorithm>
#include <string>

#include "markdown/cmark.h"

namespace bondgenoot::markdown {
namespace {

// Characters that mean something to our own passes over text.
constexpr std::string_view kOwnMarks = "~'\"-.";
constexpr std::size_t kLongestEntity = 40;

struct Step {
  std::size_t source = 0;  ///< Bytes of the source; 0 when both have parted.
  std::size_t text = 0;
  bool literal = false;
};

bool is_own_mark(std::string_view text) { return text.find_first_of(kOwnMarks) != std::string_view::npos; }

Step entity(std::string_view source, std::string_view text) {
  const std::size_t end = source.substr(0, kLongestEntity).find(';');
  if (end == std::string_view::npos) return {};
  const std::string_view written = source.substr(0, end + 1);
  const std::string decoded = decoded_entities(written);
  if (decoded == written || !text.starts_with(decoded)) return {};
  return {.source = written.size(), .text = decoded.size(), .literal = is_own_mark(decoded)};
}

// How the next character was typed. Most were typed as they are.
Step next_step(std::string_view source, std::string_view text) {
  if (source.empty() || text.empty()) return {};
  if (source[0] == '\\' && source.size() > 1 && text[0] == source[1])
    return {.source = 2, .text = 1, .literal = is_own_mark(text.substr(0, 1))};
  if (source[0] == '&') {
    if (const Step step = entity(source, text); step.source > 0) return step;
  }
  return source[0] == text[0] ? Step{.source = 1, .text = 1} : Step{};
}

void append_piece(Tree& tree, NodeId parent, std::string_view text, ByteRange range, bool literal) {
  if (text.empty()) return;
  Node node{.kind = NodeKind::Text};
  node.text = text;
  node.range = range;
  node.literal = literal;
  append_node(tree, parent, node);
}

}  // namespace

void append_written_text(Tree& tree, NodeId parent, std::string_view text, std::string_view source,
                         std::optional<std::uint32_t> begin) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (!begin) return append_piece(tree, parent, text, {}, false);
  if (source.substr(*begin, text.size()) == text) {
    // Nothing was escaped within it, but all of it may have been.
    const bool escaped = size == 1 && *begin > 0 && source[*begin - 1] == '\\' && is_own_mark(text);
    return append_piece(tree, parent, text, {*begin, *begin + size}, escaped);
  }
  std::size_t plain = 0;  // Where the piece being gathered begins, in both.
  std::size_t plain_source = *begin;
  std::size_t at = 0;
  std::size_t at_source = *begin;
  const auto range = [](std::size_t first, std::size_t last) {
    return ByteRange{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
  };
  while (at < text.size()) {
    const Step step = next_step(source.substr(at_source), text.substr(at));
    if (step.source == 0) break;
    if (step.literal) {
      append_piece(tree, parent, text.substr(plain, at - plain), range(plain_source, at_source), false);
      append_piece(tree, parent, text.substr(at, step.text), range(at_source, at_source + step.source), true);
    }
    at += step.text;
    at_source += step.source;
    if (step.literal) {
      plain = at;
      plain_source = at_source;
    }
  }
  append_piece(tree, parent, text.substr(plain), range(plain_source, std::max(at_source, plain_source + 1)), false);
}

}  // namespace bondgenoot::markdown
