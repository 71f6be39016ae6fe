#include "templates/argument_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/expression_maker.h"
#include "templates/expression_parser.h"

namespace bondgenoot::templates {
namespace {

bool fail(TokenReader& reader, std::string message) {
  reader.complain({.code = DiagnosticCode::TemplateSyntax,
                   .span = reader.span(reader.current()),
                   .message = std::move(message),
                   .help = phrase("arguments come in this order: `f(value, name=value, *list, **map)`")});
  return false;
}

bool parse_rest(TokenReader& reader, ExpressionPtr& rest) {
  reader.take();
  rest = parse_expression(reader);
  return rest != nullptr;
}

bool parse_named(TokenReader& reader, CallArguments& arguments) {
  const Token& token = reader.take();
  const Identifier name{reader.text(token), reader.span(token)};
  const bool repeated = std::ranges::any_of(
      arguments.named, [&](const NamedArgument& earlier) { return earlier.name.text == name.text; });
  if (repeated) {
    reader.complain({.code = DiagnosticCode::TemplateSyntax,
                     .span = name.span,
                     .message = phrase("the argument `{}` is given twice", name.text)});
    return false;
  }
  reader.take();  // =
  ExpressionPtr value = parse_expression(reader);
  if (!value) return false;
  arguments.named.push_back({name, std::move(value)});
  return true;
}

bool parse_argument(TokenReader& reader, CallArguments& arguments) {
  if (arguments.rest_named) return fail(reader, phrase("nothing comes behind `**` arguments"));
  if (reader.is(TokenKind::DoubleStar)) return parse_rest(reader, arguments.rest_named);
  if (reader.is(TokenKind::Star)) {
    if (arguments.rest_positional) return fail(reader, phrase("there is a `*` argument already"));
    return parse_rest(reader, arguments.rest_positional);
  }
  if (reader.is(TokenKind::Name) && reader.next().kind == TokenKind::Assign) return parse_named(reader, arguments);
  if (arguments.rest_positional || !arguments.named.empty()) {
    return fail(reader, phrase("an argument without a name stands behind one with a name"));
  }
  ExpressionPtr value = parse_expression(reader);
  if (!value) return false;
  arguments.positional.push_back(std::move(value));
  return true;
}

}  // namespace

Identifier parse_identifier(TokenReader& reader, std::string_view what) {
  if (!reader.is(TokenKind::Name)) {
    reader.unexpected(what);
    return {};
  }
  const Token& token = reader.take();
  return {reader.text(token), reader.span(token)};
}

std::optional<CallArguments> parse_call_arguments(TokenReader& reader) {
  CallArguments arguments;
  if (!reader.expect(TokenKind::LeftParenthesis)) return std::nullopt;
  while (!reader.is(TokenKind::RightParenthesis)) {
    if (!parse_argument(reader, arguments)) return std::nullopt;
    if (!reader.skip(TokenKind::Comma)) break;
  }
  if (!reader.skip(TokenKind::RightParenthesis)) {
    reader.unexpected(phrase("`,` or `)`"));
    return std::nullopt;
  }
  return arguments;
}

ExpressionPtr parse_filter(TokenReader& reader, std::uint32_t begin, ExpressionPtr input) {
  const Identifier name = parse_identifier(reader, phrase("the name of a filter"));
  if (name.text.empty()) return nullptr;
  FilterExpression filter{.input = std::move(input), .name = name, .arguments = {}};
  if (reader.is(TokenKind::LeftParenthesis)) {
    auto arguments = parse_call_arguments(reader);
    if (!arguments) return nullptr;
    filter.arguments = std::move(*arguments);
  }
  return ExpressionMaker(reader)(begin, std::move(filter));
}

ExpressionPtr parse_filter_chain(TokenReader& reader) {
  const std::uint32_t begin = reader.current().begin;
  ExpressionPtr chain = parse_filter(reader, begin, nullptr);
  while (chain && reader.skip(TokenKind::Pipe)) chain = parse_filter(reader, begin, std::move(chain));
  return chain;
}

}  // namespace bondgenoot::templates
