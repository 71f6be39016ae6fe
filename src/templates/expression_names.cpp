#include "templates/expression_names.h"

#include <algorithm>
#include <array>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/tag_scanner.h"
#include "templates/token.h"

namespace bondgenoot::templates {
namespace {

constexpr auto kWords = std::to_array<std::string_view>(
    {"and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None"});

bool is_word(std::string_view name) { return std::ranges::find(kWords, name) != kWords.end(); }

}  // namespace

std::vector<std::string_view> names_in_expression(std::string_view text) {
  std::vector<Token> tokens;
  Diagnostics ignored;
  const Source source;
  TagScanner(source, text, TagKind::Variable, 0, 0).scan(tokens, ignored);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::Name) continue;
    const auto text_of = [&](std::size_t at) {
      return text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
    };
    const std::string_view name = text_of(i);
    const bool follows = i > 0 && (tokens[i - 1].kind == TokenKind::Dot || tokens[i - 1].kind == TokenKind::Pipe);
    const bool is_test = i > 0 && tokens[i - 1].kind == TokenKind::Name &&
                         (text_of(i - 1) == "is" || (i > 1 && text_of(i - 1) == "not" &&
                                                     tokens[i - 2].kind == TokenKind::Name && text_of(i - 2) == "is"));
    const bool is_argument = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::Assign;
    if (follows || is_test || is_argument || is_word(name)) continue;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace bondgenoot::templates
