#include "templates/expression_parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/argument_parser.h"
#include "templates/expression_maker.h"
#include "templates/primary_parser.h"

namespace bondgenoot::templates {
namespace {

std::optional<BinaryOperator> comparison_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::Equal:
      return BinaryOperator::Equal;
    case TokenKind::NotEqual:
      return BinaryOperator::NotEqual;
    case TokenKind::Less:
      return BinaryOperator::Less;
    case TokenKind::LessOrEqual:
      return BinaryOperator::LessOrEqual;
    case TokenKind::Greater:
      return BinaryOperator::Greater;
    case TokenKind::GreaterOrEqual:
      return BinaryOperator::GreaterOrEqual;
    default:
      return std::nullopt;
  }
}

std::optional<BinaryOperator> sum_operator(TokenKind kind) {
  if (kind == TokenKind::Plus) return BinaryOperator::Add;
  if (kind == TokenKind::Minus) return BinaryOperator::Subtract;
  return std::nullopt;
}

std::optional<BinaryOperator> product_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::Star:
      return BinaryOperator::Multiply;
    case TokenKind::Slash:
      return BinaryOperator::Divide;
    case TokenKind::DoubleSlash:
      return BinaryOperator::FloorDivide;
    case TokenKind::Percent:
      return BinaryOperator::Modulo;
    default:
      return std::nullopt;
  }
}

std::optional<BinaryOperator> power_operator(TokenKind kind) {
  return kind == TokenKind::DoubleStar ? std::optional(BinaryOperator::Power) : std::nullopt;
}

class Parser {
 public:
  explicit Parser(TokenReader& reader) : reader_(reader), make_(reader) {}

  ExpressionPtr conditional() {
    const Descent descent(reader_);
    if (!descent.ok()) return nullptr;
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr value = disjunction();
    while (value && reader_.skip_word("if")) {
      ExpressionPtr condition = disjunction();
      if (!condition) return nullptr;
      ExpressionPtr otherwise;
      if (reader_.skip_word("else")) {
        otherwise = conditional();
        if (!otherwise) return nullptr;
      }
      value = make_(begin, ConditionalExpression{std::move(condition), std::move(value), std::move(otherwise)});
    }
    return value;
  }

  ExpressionPtr disjunction() { return logical("or", false, &Parser::conjunction); }

  /// `a, b` as a tuple; an item is parsed by `item`.
  ExpressionPtr list(ExpressionPtr (Parser::*item)(), EndWords end_words, bool parenthesized) {
    const std::uint32_t begin = reader_.current().begin;
    ListExpression tuple{.items = {}, .is_tuple = true};
    bool has_comma = false;
    while (!at_list_end(end_words)) {
      ExpressionPtr value = (this->*item)();
      if (!value) return nullptr;
      tuple.items.push_back(std::move(value));
      if (!reader_.skip(TokenKind::Comma)) break;
      has_comma = true;
    }
    if (!has_comma && !tuple.items.empty()) return std::move(tuple.items.front());
    if (tuple.items.empty() && !parenthesized) {
      reader_.unexpected(phrase("an expression"));
      return nullptr;
    }
    return make_(begin, std::move(tuple));
  }

 private:
  [[nodiscard]] bool at_list_end(EndWords end_words) const {
    if (reader_.at_tag_end() || reader_.is(TokenKind::RightParenthesis)) return true;
    return std::ranges::any_of(end_words, [&](std::string_view word) { return reader_.is_word(word); });
  }

  ExpressionPtr logical(std::string_view word, bool is_and, ExpressionPtr (Parser::*operand)()) {
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr left = (this->*operand)();
    while (left && reader_.skip_word(word)) {
      ExpressionPtr right = (this->*operand)();
      if (!right) return nullptr;
      left = make_(begin, LogicalExpression{is_and, std::move(left), std::move(right)});
    }
    return left;
  }

  ExpressionPtr conjunction() { return logical("and", true, &Parser::negation); }

  ExpressionPtr negation() {
    const std::uint32_t begin = reader_.current().begin;
    if (!reader_.skip_word("not")) return comparison();
    const Descent descent(reader_);
    ExpressionPtr operand = descent.ok() ? negation() : nullptr;
    if (!operand) return nullptr;
    return make_(begin, UnaryExpression{UnaryOperator::Not, std::move(operand)});
  }

  std::optional<BinaryOperator> take_comparison() {
    if (const auto operation = comparison_operator(reader_.current().kind)) {
      reader_.take();
      return operation;
    }
    if (reader_.skip_word("in")) return BinaryOperator::In;
    if (!reader_.is_word("not") || !reader_.is_word(reader_.next(), "in")) return std::nullopt;
    reader_.take();
    reader_.take();
    return BinaryOperator::NotIn;
  }

  ExpressionPtr comparison() {
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr first = sum();
    std::vector<ComparisonPart> rest;
    while (first) {
      const auto operation = take_comparison();
      if (!operation) break;
      ExpressionPtr operand = sum();
      if (!operand) return nullptr;
      rest.push_back({*operation, std::move(operand)});
    }
    if (rest.empty()) return first;
    return make_(begin, ComparisonExpression{std::move(first), std::move(rest)});
  }

  ExpressionPtr binary(std::optional<BinaryOperator> (*operator_of)(TokenKind), ExpressionPtr (Parser::*operand)()) {
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr left = (this->*operand)();
    while (left) {
      const auto operation = operator_of(reader_.current().kind);
      if (!operation) break;
      reader_.take();
      ExpressionPtr right = (this->*operand)();
      if (!right) return nullptr;
      left = make_(begin, BinaryExpression{*operation, std::move(left), std::move(right)});
    }
    return left;
  }

  ExpressionPtr sum() { return binary(sum_operator, &Parser::concatenation); }
  ExpressionPtr product() { return binary(product_operator, &Parser::power); }
  ExpressionPtr power() { return binary(power_operator, &Parser::filtered); }

  ExpressionPtr concatenation() {
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr first = product();
    if (!first || !reader_.is(TokenKind::Tilde)) return first;
    ConcatenationExpression joined;
    joined.parts.push_back(std::move(first));
    while (reader_.skip(TokenKind::Tilde)) {
      ExpressionPtr part = product();
      if (!part) return nullptr;
      joined.parts.push_back(std::move(part));
    }
    return make_(begin, std::move(joined));
  }

  ExpressionPtr filtered() {
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr value = unary();
    while (value) {
      if (reader_.skip(TokenKind::Pipe))
        value = parse_filter(reader_, begin, std::move(value));
      else if (reader_.is_word("is"))
        value = test(begin, std::move(value));
      else if (reader_.is(TokenKind::LeftParenthesis))
        value = call(begin, std::move(value));
      else
        break;
    }
    return value;
  }

  ExpressionPtr unary() {
    const std::uint32_t begin = reader_.current().begin;
    const bool negative = reader_.is(TokenKind::Minus);
    if (!negative && !reader_.is(TokenKind::Plus)) return postfix(begin, parse_primary(reader_));
    reader_.take();
    const Descent descent(reader_);
    ExpressionPtr operand = descent.ok() ? unary() : nullptr;
    if (!operand) return nullptr;
    const UnaryOperator operation = negative ? UnaryOperator::Negate : UnaryOperator::Plus;
    return postfix(begin, make_(begin, UnaryExpression{operation, std::move(operand)}));
  }

  ExpressionPtr postfix(std::uint32_t begin, ExpressionPtr value) {
    while (value) {
      if (reader_.skip(TokenKind::Dot))
        value = attribute(begin, std::move(value));
      else if (reader_.skip(TokenKind::LeftBracket))
        value = subscript(begin, std::move(value));
      else if (reader_.is(TokenKind::LeftParenthesis))
        value = call(begin, std::move(value));
      else
        break;
    }
    return value;
  }

  ExpressionPtr call(std::uint32_t begin, ExpressionPtr callee) {
    auto arguments = parse_call_arguments(reader_);
    if (!arguments) return nullptr;
    return make_(begin, CallExpression{std::move(callee), std::move(*arguments)});
  }

  ExpressionPtr attribute(std::uint32_t begin, ExpressionPtr owner) {
    if (reader_.is(TokenKind::Integer)) {
      ExpressionPtr key = parse_number(reader_);
      if (!key) return nullptr;
      return make_(begin, SubscriptExpression{std::move(owner), std::move(key)});
    }
    const Identifier name = parse_identifier(reader_, phrase("the name of an attribute"));
    if (name.text.empty()) return nullptr;
    return make_(begin, AttributeExpression{std::move(owner), name});
  }

  ExpressionPtr subscript(std::uint32_t begin, ExpressionPtr owner) {
    SliceExpression slice;
    if (!reader_.is(TokenKind::Colon)) {
      ExpressionPtr key = conditional();
      if (!key) return nullptr;
      if (reader_.is(TokenKind::Comma)) key = subscript_tuple(std::move(key));
      if (!key) return nullptr;
      if (!reader_.is(TokenKind::Colon)) {
        if (!reader_.expect(TokenKind::RightBracket)) return nullptr;
        return make_(begin, SubscriptExpression{std::move(owner), std::move(key)});
      }
      slice.start = std::move(key);
    }
    slice.owner = std::move(owner);
    reader_.take();
    if (!slice_part(slice.stop)) return nullptr;
    if (reader_.skip(TokenKind::Colon) && !slice_part(slice.step)) return nullptr;
    if (!reader_.expect(TokenKind::RightBracket)) return nullptr;
    return make_(begin, std::move(slice));
  }

  /// The rest of `[a, b]`, whose key is a tuple.
  ExpressionPtr subscript_tuple(ExpressionPtr first) {
    const std::uint32_t begin = first->span.begin;
    ListExpression tuple{.items = {}, .is_tuple = true};
    tuple.items.push_back(std::move(first));
    while (reader_.skip(TokenKind::Comma)) {
      if (reader_.is(TokenKind::RightBracket)) break;
      ExpressionPtr item = conditional();
      if (!item) return nullptr;
      tuple.items.push_back(std::move(item));
    }
    return make_(begin, std::move(tuple));
  }

  /// A part of a slice, which may be missing. False after a mistake.
  bool slice_part(ExpressionPtr& part) {
    if (reader_.is(TokenKind::Colon) || reader_.is(TokenKind::RightBracket)) return true;
    part = conditional();
    return part != nullptr;
  }

  ExpressionPtr test(std::uint32_t begin, ExpressionPtr input) {
    reader_.take();  // is
    const bool negated = reader_.skip_word("not");
    TestExpression test{
        .input = std::move(input), .name = parse_identifier(reader_, phrase("the name of a test")), .arguments = {}};
    if (test.name.text.empty() || !test_arguments(test)) return nullptr;
    ExpressionPtr result = make_(begin, std::move(test));
    if (!result || !negated) return result;
    return make_(begin, UnaryExpression{UnaryOperator::Not, std::move(result)});
  }

  bool test_arguments(TestExpression& test) {
    if (reader_.is(TokenKind::LeftParenthesis)) {
      auto arguments = parse_call_arguments(reader_);
      if (arguments) test.arguments = std::move(*arguments);
      return arguments.has_value();
    }
    if (!at_bare_argument()) return true;
    if (reader_.is_word("if")) {
      reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                        .span = reader_.span(reader_.current()),
                        .message = phrase("an `if` right behind a test reads as the test's argument"),
                        .help = phrase("put the test in parentheses: `(a is defined) if b`")});
      return false;
    }
    if (reader_.is_word("is")) {
      reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                        .span = reader_.span(reader_.current()),
                        .message = phrase("tests with `is` do not chain"),
                        .help = phrase("join them with `and`")});
      return false;
    }
    const std::uint32_t begin = reader_.current().begin;
    ExpressionPtr argument = postfix(begin, parse_primary(reader_));
    if (!argument) return false;
    test.arguments.positional.push_back(std::move(argument));
    return true;
  }

  /// `is divisibleby 3`: an argument without parentheses.
  [[nodiscard]] bool at_bare_argument() const {
    switch (reader_.current().kind) {
      case TokenKind::String:
      case TokenKind::Integer:
      case TokenKind::Float:
      case TokenKind::LeftBracket:
      case TokenKind::LeftBrace:
        return true;
      case TokenKind::Name:
        return !reader_.is_word("else") && !reader_.is_word("or") && !reader_.is_word("and");
      default:
        return false;
    }
  }

  TokenReader& reader_;
  ExpressionMaker make_;
};

}  // namespace

ExpressionPtr parse_expression(TokenReader& reader) { return Parser(reader).conditional(); }

ExpressionPtr parse_condition(TokenReader& reader, EndWords end_words) {
  return Parser(reader).list(&Parser::disjunction, end_words, false);
}

ExpressionPtr parse_expression_list(TokenReader& reader, bool parenthesized) {
  return Parser(reader).list(&Parser::conditional, {}, parenthesized);
}

}  // namespace bondgenoot::templates
