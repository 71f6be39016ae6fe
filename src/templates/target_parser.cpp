#include "templates/target_parser.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/argument_parser.h"

namespace bondgenoot::templates {
namespace {

constexpr auto kConstants = std::to_array<std::string_view>(
    {"true", "false", "none", "True", "False", "None", "and", "or", "not", "is", "if", "else"});

bool at_list_end(const TokenReader& reader) {
  return reader.at_tag_end() || reader.is(TokenKind::RightParenthesis) || reader.is_word("in");
}

std::optional<Target> parse_list(TokenReader& reader, bool parenthesized);

std::optional<Target> parse_item(TokenReader& reader) {
  const std::uint32_t begin = reader.current().begin;
  if (reader.skip(TokenKind::LeftParenthesis)) {
    const Descent descent(reader);
    if (!descent.ok()) return std::nullopt;
    auto list = parse_list(reader, true);
    if (!list || !reader.expect(TokenKind::RightParenthesis)) return std::nullopt;
    list->span = reader.span_from(begin);
    return list;
  }
  const Identifier name = parse_new_name(reader, phrase("a name to assign to"));
  if (name.text.empty()) return std::nullopt;
  return Target{.span = name.span, .name = name, .attribute = {}, .parts = {}};
}

std::optional<Target> parse_list(TokenReader& reader, bool parenthesized) {
  const std::uint32_t begin = reader.current().begin;
  std::vector<Target> parts;
  bool has_comma = false;
  while (parts.empty() || !at_list_end(reader)) {
    if (parenthesized && reader.is(TokenKind::RightParenthesis)) break;
    auto part = parse_item(reader);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
    if (!reader.skip(TokenKind::Comma)) break;
    has_comma = true;
  }
  if (!has_comma && !parts.empty()) return std::move(parts.front());
  return Target{.span = reader.span_from(begin), .name = {}, .attribute = {}, .parts = std::move(parts)};
}

}  // namespace

Identifier parse_new_name(TokenReader& reader, std::string_view what) {
  if (reader.is_word("in")) {
    reader.unexpected(what);
    return {};
  }
  const Token token = reader.current();
  const Identifier name = parse_identifier(reader, what);
  if (std::ranges::find(kConstants, name.text) == kConstants.end()) return name;
  reader.complain({.code = DiagnosticCode::TemplateSyntax,
                   .span = reader.span(token),
                   .message = phrase("cannot assign to `{}`", name.text),
                   .label = phrase("is a word of the language")});
  return {};
}

std::optional<Target> parse_target(TokenReader& reader, bool namespaces) {
  if (!namespaces || reader.next().kind != TokenKind::Dot) return parse_list(reader, false);
  const std::uint32_t begin = reader.current().begin;
  const Identifier name = parse_new_name(reader, phrase("a name to assign to"));
  if (name.text.empty()) return std::nullopt;
  reader.take();  // .
  const Identifier attribute = parse_identifier(reader, phrase("the name of an attribute"));
  if (attribute.text.empty()) return std::nullopt;
  return Target{.span = reader.span_from(begin), .name = name, .attribute = attribute, .parts = {}};
}

}  // namespace bondgenoot::templates
