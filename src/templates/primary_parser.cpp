#include "templates/primary_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/expression_maker.h"
#include "templates/expression_parser.h"
#include "templates/literals.h"

namespace bondgenoot::templates {
namespace {

constexpr auto kReserved = std::to_array<std::string_view>({"and", "else", "if", "in", "is", "not", "or"});

class Parser {
 public:
  explicit Parser(TokenReader& reader) : reader_(reader), make_(reader) {}

  ExpressionPtr primary() {
    const Token& token = reader_.current();
    switch (token.kind) {
      case TokenKind::Name:
        return name();
      case TokenKind::String:
        return string();
      case TokenKind::Integer:
      case TokenKind::Float:
        return number();
      case TokenKind::LeftParenthesis:
        return parenthesized();
      case TokenKind::LeftBracket:
        return list_display();
      case TokenKind::LeftBrace:
        return map_display();
      default:
        reader_.unexpected(phrase("an expression"));
        return nullptr;
    }
  }

  ExpressionPtr number() {
    const Token& token = reader_.current();
    Value value;
    if (token.kind == TokenKind::Integer) {
      if (const auto integer = parse_integer_literal(reader_.text(token))) value = Value::integer(*integer);
    } else if (const auto real = parse_float_literal(reader_.text(token))) {
      value = Value::number(*real);
    }
    if (value.is_undefined()) {
      reader_.complain({.code = DiagnosticCode::TemplateLiteral,
                        .span = reader_.span(token),
                        .message = phrase("the number is too large"),
                        .label = phrase("numbers have 64 bits")});
      return nullptr;
    }
    const std::uint32_t begin = reader_.take().begin;
    return make_(begin, LiteralExpression{std::move(value)});
  }

 private:
  ExpressionPtr name() {
    const std::string_view word = reader_.text(reader_.current());
    if (std::ranges::find(kReserved, word) != kReserved.end()) {
      reader_.unexpected(phrase("an expression"));
      return nullptr;
    }
    const std::uint32_t begin = reader_.take().begin;
    if (word == "true" || word == "True") return make_(begin, LiteralExpression{Value::boolean(true)});
    if (word == "false" || word == "False") return make_(begin, LiteralExpression{Value::boolean(false)});
    if (word == "none" || word == "None") return make_(begin, LiteralExpression{Value::none()});
    return make_(begin, NameExpression{word});
  }

  /// Strings next to each other are one.
  ExpressionPtr string() {
    const std::uint32_t begin = reader_.current().begin;
    std::string joined;
    while (reader_.is(TokenKind::String)) {
      const Token& token = reader_.current();
      auto text = parse_string_literal(reader_.text(token));
      if (!text) {
        const LiteralError& error = text.error();
        reader_.complain({.code = DiagnosticCode::TemplateLiteral,
                          .span = reader_.span(token).part(error.begin, error.end - error.begin),
                          .message = error.message});
        return nullptr;
      }
      joined += *text;
      reader_.take();
    }
    return make_(begin, LiteralExpression{Value::text(std::move(joined))});
  }

  ExpressionPtr parenthesized() {
    reader_.take();
    ExpressionPtr value = parse_expression_list(reader_, true);
    if (!value || !reader_.expect(TokenKind::RightParenthesis)) return nullptr;
    return value;
  }

  ExpressionPtr list_display() {
    const std::uint32_t begin = reader_.take().begin;
    ListExpression list;
    while (!reader_.is(TokenKind::RightBracket)) {
      ExpressionPtr item = parse_expression(reader_);
      if (!item) return nullptr;
      list.items.push_back(std::move(item));
      if (!reader_.skip(TokenKind::Comma)) break;
    }
    if (!reader_.expect(TokenKind::RightBracket)) return nullptr;
    return make_(begin, std::move(list));
  }

  ExpressionPtr map_display() {
    const std::uint32_t begin = reader_.take().begin;
    MapExpression map;
    while (!reader_.is(TokenKind::RightBrace)) {
      ExpressionPtr key = parse_expression(reader_);
      if (!key || !reader_.expect(TokenKind::Colon)) return nullptr;
      ExpressionPtr value = parse_expression(reader_);
      if (!value) return nullptr;
      map.items.push_back({std::move(key), std::move(value)});
      if (!reader_.skip(TokenKind::Comma)) break;
    }
    if (!reader_.expect(TokenKind::RightBrace)) return nullptr;
    return make_(begin, std::move(map));
  }

  TokenReader& reader_;
  ExpressionMaker make_;
};

}  // namespace

ExpressionPtr parse_primary(TokenReader& reader) { return Parser(reader).primary(); }

ExpressionPtr parse_number(TokenReader& reader) { return Parser(reader).number(); }

}  // namespace bondgenoot::templates
