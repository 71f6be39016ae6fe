#include "markdown/plain_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "markdown/cmark.h"
#include "markdown/html_tags.h"
#include "markdown/html_tokenizer.h"

namespace bondgenoot::markdown {
namespace {

void end_line(std::string& out, std::size_t begin) {
  while (out.size() > begin && out.back() == ' ') out.pop_back();
  if (out.size() > begin && out.back() != '\n') out += '\n';
}

// The words between the tags of raw HTML are words to a reader.
void append_html_words(std::string& out, std::string_view html) {
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  while (tokenizer.next(token)) {
    if (token.kind == HtmlToken::Kind::Text) out += decoded_entities(token.text);
    if (token.kind == HtmlToken::Kind::StartTag && is_left_out_whole(token.name)) tokenizer.skip_element(token.name);
  }
}

// A figure shows its image's title.
void append_caption(std::string& out, const Tree& tree, const Node& figure) {
  NodeId child = figure.first_child;
  while (tree[child].kind != NodeKind::Image) child = tree[child].next;
  out.append("\n").append(tree[child].title);
}

void append_words(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::HtmlBlock:
      append_html_words(out, node.text);
      break;
    case NodeKind::Text:
    case NodeKind::Code:
      out += node.text;
      break;
    case NodeKind::CodeBlock:
      out += node.text;
      break;
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
      out += ' ';
      break;
    default:
      break;
  }
}

bool ends_line(NodeKind kind) {
  return kind == NodeKind::Paragraph || kind == NodeKind::HtmlBlock || kind == NodeKind::VideoCard ||
         kind == NodeKind::Heading || kind == NodeKind::CodeBlock || kind == NodeKind::TableRow;
}

// What a byte is to a word. Every character beyond ASCII is taken for a letter, but for U+2000 to U+203F: dashes,
// quotation marks and spaces, three bytes each, of which the first is that of letters too.
constexpr std::uint8_t kNone = 0;
constexpr std::uint8_t kLetter = 1;
constexpr std::uint8_t kWithin = 2;
constexpr std::uint8_t kLongSign = 3;

constexpr std::array<std::uint8_t, 256> kWordUses = [] {
  std::array<std::uint8_t, 256> uses{};
  for (unsigned byte = 0; byte < uses.size(); ++byte) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    uses[byte] = letter || byte >= 0x80 ? kLetter : kNone;
  }
  uses['\''] = uses['-'] = kWithin;
  uses[0xE2] = kLongSign;
  return uses;
}();

}  // namespace

void append_plain_text(std::string& out, const Tree& tree, NodeId node) {
  const std::size_t begin = out.size();
  Walk walk(tree, node);
  bool skip = false;
  do {
    const Node& current = tree[walk.node];
    skip = false;
    if (walk.entering) {
      append_words(out, current);
      skip = current.kind == NodeKind::Link && current.autolink && tree[current.parent].kind == NodeKind::VideoCard;
    } else if (current.kind == NodeKind::Figure) {
      append_caption(out, tree, current);
      end_line(out, begin);
    } else if (ends_line(current.kind)) {
      end_line(out, begin);
    } else if (current.kind == NodeKind::TableCell && out.size() > begin && out.back() != '\n' && out.back() != ' ') {
      out += ' ';
    }
  } while (walk.advance(skip));
  while (out.size() > begin && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
}

std::string plain_text(const Tree& tree, NodeId node) {
  std::string text;
  append_plain_text(text, tree, node);
  return text;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  std::uint8_t in_word = kNone;  // Or kLetter.
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint8_t use = kWordUses[static_cast<unsigned char>(text[at])];
    if (use <= kLetter) {
      words += use > in_word ? 1 : 0;
      in_word = use;
    } else if (use == kLongSign) {
      const bool punctuation = at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80;
      const bool apostrophe = punctuation && static_cast<unsigned char>(text[at + 2]) == 0x99;
      words += !punctuation && in_word == kNone ? 1 : 0;
      if (!apostrophe) in_word = punctuation ? kNone : kLetter;
      if (punctuation) at += 2;
    }
  }
  return words;
}

std::uint32_t reading_minutes(std::uint32_t words) { return std::max<std::uint32_t>(1, (words + 199) / 200); }

}  // namespace bondgenoot::markdown
