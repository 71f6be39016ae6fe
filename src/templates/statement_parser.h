// Statements: `{% … %}` tags, what stands between them, and how they nest.
//
// In:  a TokenReader at the begin of a template. Out: its statements; mistakes go to the reader.
// Owns: the stack of open tags. Threads: one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

class StatementParser {
 public:
  explicit StatementParser(TokenReader& reader) : reader_(reader) {}

  [[nodiscard]] Body parse_all();

 private:
  using Words = std::span<const std::string_view>;

  /// A tag that waits for one of its `ends`.
  struct OpenTag {
    Identifier word;
    Words ends;
    bool excused = false;  ///< Its end seems to be there, but misspelt.
  };

  // What is between tags: statement_parser.cpp.
  Body parse_body();
  /// The body of the tag `word`, whose opening tag has been read up to its end, and the word that ends it; the reader
  /// is behind that word then. An empty word when there is no such end.
  Body parse_body_of(const Identifier& word, Words ends, std::string_view& end);
  void parse_print_tag(Body& body);
  void parse_block_tag(Body& body);
  [[nodiscard]] bool at_end_of_open_tag() const;
  std::string_view take_end(const OpenTag& tag);
  void not_closed(const OpenTag& tag);
  void unknown_tag(const Identifier& word);
  void stray_end(const Identifier& word);
  void misspelt_end(const Identifier& word, const std::string& end);
  /// The words that begin tags.
  [[nodiscard]] static Words tag_words();

  // Tags: statement_tags.cpp. Each begins behind its word and ends at the end of its last tag.
  bool parse_tag(const Identifier& word, Body& body);
  void parse_for(const Identifier& word, Body& body);
  void parse_if(const Identifier& word, Body& body);
  void parse_set(const Identifier& word, Body& body);
  void parse_with(const Identifier& word, Body& body);
  void parse_block(const Identifier& word, Body& body);
  void parse_extends(const Identifier& word, Body& body);
  void parse_include(const Identifier& word, Body& body);
  void parse_import(const Identifier& word, Body& body);
  void parse_from(const Identifier& word, Body& body);
  void parse_macro(const Identifier& word, Body& body);
  void parse_call(const Identifier& word, Body& body);
  void parse_filter(const Identifier& word, Body& body);
  void parse_autoescape(const Identifier& word, Body& body);
  void parse_print(const Identifier& word, Body& body);

  bool parse_parameters(std::vector<MacroParameter>& parameters);
  bool parse_imported_names(FromImportStatement& import);
  bool parse_context_clause(bool& with_context);
  void check_required_block(const BlockStatement& block);

  template <typename Node>
  void add(Body& body, Span span, Node node) {
    body.push_back(Statement{.span = span, .node = std::move(node)});
  }

  TokenReader& reader_;
  std::vector<OpenTag> open_;
  bool missing_end_ = false;                // Of the tag just read: the reader is not at the end of a tag.
  std::vector<std::string> expected_ends_;  // Of tags that were not understood: nobody is to hear of these twice.
};

}  // namespace bondgenoot::templates
