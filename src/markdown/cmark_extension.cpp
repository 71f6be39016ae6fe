#include "markdown/cmark_extension.h"

#include <cctype>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include "markdown/autolinks.h"
#include "markdown/library_memory.h"

namespace bondgenoot::markdown {
namespace {

cmark_node* new_inline(cmark_node_type type, int line, int start_column, int end_column) {
  cmark_node* const node = cmark_node_new_with_mem(type, &arena_memory());
  node->start_line = node->end_line = line;
  node->start_column = start_column;
  node->end_column = end_column;
  return node;
}

cmark_chunk decoded_chunk(unsigned char* data, bufsize_t length) {
  if (std::memchr(data, '&', static_cast<std::size_t>(length)) == nullptr) return {data, length, 0};
  cmark_strbuf buffer;
  cmark_strbuf_init(&arena_memory(), &buffer, length);
  houdini_unescape_html_f(&buffer, data, length);
  return {buffer.ptr, buffer.size, 1};
}

std::string_view text_of(cmark_inline_parser* inlines) {
  const cmark_chunk* const chunk = cmark_inline_parser_get_chunk(inlines);
  return {reinterpret_cast<const char*>(chunk->data), static_cast<std::size_t>(chunk->len)};
}

/// Whether what stands behind `[^` can be the name of a footnote, up to the bracket that closes it.
bool is_footnote_name(std::string_view text) {
  const std::size_t end = text.find_first_of("] \t\r\n[`<\\");
  return end != std::string_view::npos && end > 0 && text[end] == ']';
}

// Called on `^`. cmark takes all of `[^…]` for a footnote's name, cut to the columns between its brackets, also where
// they are on two lines: of `[^two\nlines]` it would keep some letters only. An empty text between the two signs makes
// it an ordinary bracket.
cmark_node* guard_bracket(cmark_node* parent, cmark_inline_parser* inlines) {
  const std::string_view text = text_of(inlines);
  const auto caret = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
  const cmark_node* const before = cmark_node_last_child(parent);
  const bool behind_bracket = caret > 0 && text[caret - 1] == '[' && before != nullptr &&
                              before->type == CMARK_NODE_TEXT && before->as.literal.len > 0;
  if (!behind_bracket || is_footnote_name(text.substr(caret + 1))) return nullptr;
  const int column = cmark_inline_parser_get_column(inlines);
  cmark_node* const guard = new_inline(CMARK_NODE_TEXT, cmark_inline_parser_get_line(inlines), column, column);
  guard->as.literal = {cmark_inline_parser_get_chunk(inlines)->data + caret, 0, 0};
  return guard;
}

// Called on `:`. Taking the address here, before `_` and `*` in it are seen, keeps it whole.
cmark_node* match_web_address(cmark_node* parent, cmark_inline_parser* inlines) {
  const cmark_chunk* const chunk = cmark_inline_parser_get_chunk(inlines);
  const std::string_view text = text_of(inlines);
  const auto colon = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
  if (!text.substr(colon).starts_with("://")) return nullptr;
  std::size_t begin = colon;
  while (begin > 0 && std::isalnum(static_cast<unsigned char>(text[begin - 1])) != 0 && colon - begin < 6) --begin;
  const std::size_t length = web_address_length(text, begin);
  // The letters before the colon must be the end of the text node that is now taken back to make room for the link.
  const cmark_node* const before = cmark_node_last_child(parent);
  const auto scheme = static_cast<int>(colon - begin);
  if (length == 0 || before == nullptr || before->type != CMARK_NODE_TEXT || before->as.literal.len < scheme)
    return nullptr;
  if (cmark_inline_parser_in_bracket(inlines, 0) != 0 || cmark_inline_parser_in_bracket(inlines, 1) != 0)
    return nullptr;
  cmark_node_unput(parent, scheme);

  const int line = cmark_inline_parser_get_line(inlines);
  const int start_column = cmark_inline_parser_get_column(inlines) - scheme;
  const int end_column = start_column + static_cast<int>(length) - 1;
  cmark_node* const link = new_inline(CMARK_NODE_LINK, line, start_column, end_column);
  cmark_node* const shown = new_inline(CMARK_NODE_TEXT, line, start_column, end_column);
  link->as.link.url = decoded_chunk(chunk->data + begin, static_cast<bufsize_t>(length));
  shown->as.literal = link->as.link.url;
  cmark_node_append_child(link, shown);
  cmark_inline_parser_set_offset(inlines, static_cast<int>(begin + length));
  return link;
}

cmark_node* match_inline(cmark_syntax_extension* /*self*/, cmark_parser* /*parser*/, cmark_node* parent,
                         unsigned char character, cmark_inline_parser* inlines) {
  if (character == ':') return match_web_address(parent, inlines);
  return character == '^' ? guard_bracket(parent, inlines) : nullptr;
}

// cmark looks for a table's header in the whole paragraph so far, again at every line of dashes. Returning the
// paragraph itself says "nothing to open here", before the table extension is asked. No real table hangs under this
// many lines of one paragraph.
cmark_node* guard_tables(cmark_syntax_extension* /*self*/, int /*indented*/, cmark_parser* parser,
                         cmark_node* container, unsigned char* /*input*/, int /*length*/) {
  constexpr int kMostLines = 32;
  const bool paragraph = container->type == CMARK_NODE_PARAGRAPH;
  return paragraph && cmark_parser_get_line_number(parser) - container->start_line > kMostLines ? container : nullptr;
}

}  // namespace

cmark_mem& arena_memory() {
  static cmark_mem memory{arena_calloc, arena_realloc, arena_free};
  return memory;
}

// Made once. `:` and `^` are made special characters for good by a parser that is then thrown away; our extension keeps
// no list of special characters, so no later parse writes to the tables that threads share.
const Extensions& extensions() {
  static const Extensions kMade = [] {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_mem* const memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension* const ours = cmark_syntax_extension_new("bondgenoot");
    cmark_syntax_extension_set_match_inline_func(ours, match_inline);
    cmark_syntax_extension_set_open_block_func(ours, guard_tables);
    // cmark-gfm's lists hold characters in place of pointers.
    cmark_llist* characters = nullptr;
    for (const char sign : {':', '^'}) {
      // NOLINTNEXTLINE(performance-no-int-to-ptr)
      void* const held = reinterpret_cast<void*>(static_cast<std::uintptr_t>(sign));
      characters = cmark_llist_append(memory, characters, held);
    }
    cmark_syntax_extension_set_special_inline_chars(ours, characters);
    cmark_parser* const parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, ours);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_parser_free(parser);
    cmark_syntax_extension_set_special_inline_chars(ours, nullptr);
    cmark_llist_free(memory, characters);
    return Extensions{.ours = ours, .table = cmark_find_syntax_extension("table")};
  }();
  return kMade;
}

}  // namespace bondgenoot::markdown
