#include "templates/expression_compiler.h"

#include <utility>
#include <vector>

#include "templates/ast_walk.h"

namespace bondgenoot::templates {
namespace {

std::uint8_t strictness(bool strict) { return strict ? flags::kStrict : std::uint8_t{0}; }

std::uint32_t count(std::size_t size) { return static_cast<std::uint32_t>(size); }

Value constant_list(const ListExpression& list) {
  std::vector<Value> items;
  for (const ExpressionPtr& item : list.items) {
    items.push_back(constant_value(*item));
    if (items.back().is_undefined()) return {};
  }
  return list.is_tuple ? Value::tuple(std::move(items)) : Value::list(std::move(items));
}

Value constant_map(const MapExpression& map) {
  std::vector<MapEntry> entries;
  for (const MapItem& item : map.items) {
    entries.push_back({constant_value(*item.key), constant_value(*item.value)});
    if (!entries.back().key.is_key() || entries.back().value.is_undefined()) return {};
  }
  return Value::map(std::move(entries));
}

}  // namespace

Value constant_value(const Expression& expression) {
  if (const auto* literal = std::get_if<LiteralExpression>(&expression.node)) return literal->value;
  if (const auto* list = std::get_if<ListExpression>(&expression.node)) return constant_list(*list);
  if (const auto* map = std::get_if<MapExpression>(&expression.node)) return constant_map(*map);
  return {};
}

void ExpressionCompiler::push(const Expression& expression, bool strict) {
  std::visit(
      Overloaded{
          [&](const LiteralExpression& literal) { push_constant(expression, literal.value); },
          [&](const NameExpression& name) { compilation_.load(*symbols_.find(name.name), expression.span, strict); },
          [&](const ListExpression& list) { push_list(expression, list); },
          [&](const MapExpression& map) { push_map(expression, map); },
          [&](const UnaryExpression& unary) { push_unary(expression, unary); },
          [&](const BinaryExpression& binary) { push_binary(expression, binary); },
          [&](const LogicalExpression& logical) { push_logical(expression, logical, strict); },
          [&](const ComparisonExpression& comparison) { push_comparison(expression, comparison); },
          [&](const ConcatenationExpression& joined) { push_concatenation(expression, joined); },
          [&](const ConditionalExpression& conditional) { push_conditional(expression, conditional, strict); },
          [&](const AttributeExpression& attribute) { push_attribute(expression, attribute, strict); },
          [&](const SubscriptExpression& subscript) { push_subscript(expression, subscript, strict); },
          [&](const SliceExpression& slice) { push_slice(expression, slice); },
          [&](const CallExpression& call) { push_call(expression, call, Operation::Call, strictness(strict)); },
          [&](const FilterExpression& filter) { push_filter(expression, filter, strict); },
          [&](const TestExpression& test) { push_test(expression, test); },
      },
      expression.node);
}

void ExpressionCompiler::print(const Expression& expression) {
  if (const auto* call = std::get_if<CallExpression>(&expression.node)) {
    return push_call(expression, *call, Operation::CallAndPrint, flags::kStrict);
  }
  push(expression, true);
  compilation_.code().add({.operation = Operation::Print}, Compilation::place(expression.span), 1, 0);
}

void ExpressionCompiler::push_constant(const Expression& expression, Value value) {
  const std::uint32_t constant = compilation_.add_constant(std::move(value));
  compilation_.code().add({.operation = Operation::Constant, .a = constant}, Compilation::place(expression.span), 0, 1);
}

void ExpressionCompiler::push_list(const Expression& expression, const ListExpression& list) {
  if (Value constant = constant_list(list); !constant.is_undefined())
    return push_constant(expression, std::move(constant));
  for (const ExpressionPtr& item : list.items) push(*item, false);
  const Operation operation = list.is_tuple ? Operation::Tuple : Operation::List;
  const std::uint32_t size = count(list.items.size());
  compilation_.code().add({.operation = operation, .a = size}, Compilation::place(expression.span), size, 1);
}

void ExpressionCompiler::push_map(const Expression& expression, const MapExpression& map) {
  if (Value constant = constant_map(map); !constant.is_undefined())
    return push_constant(expression, std::move(constant));
  for (const MapItem& item : map.items) {
    push(*item.key, true);
    push(*item.value, false);
  }
  const std::uint32_t size = count(map.items.size());
  compilation_.code().add({.operation = Operation::Map, .a = size}, Compilation::place(expression.span), 2 * size, 1);
}

void ExpressionCompiler::push_unary(const Expression& expression, const UnaryExpression& unary) {
  push(*unary.operand, true);
  Operation operation = Operation::Not;
  if (unary.operation == UnaryOperator::Negate) operation = Operation::Negate;
  if (unary.operation == UnaryOperator::Plus) operation = Operation::Plus;
  compilation_.code().add({.operation = operation}, Compilation::place(expression.span), 1, 1);
}

void ExpressionCompiler::push_binary(const Expression& expression, const BinaryExpression& binary) {
  push(*binary.left, true);
  push(*binary.right, true);
  compilation_.code().add({.operation = Operation::Binary, .c = static_cast<std::uint16_t>(binary.operation)},
                          Compilation::place(expression.span), 2, 1);
}

void ExpressionCompiler::push_logical(const Expression& expression, const LogicalExpression& logical, bool strict) {
  CodeBuilder& code = compilation_.code();
  const Label end = code.new_label();
  push(*logical.left, true);
  const Operation jump = logical.is_and ? Operation::JumpIfFalseOrPop : Operation::JumpIfTrueOrPop;
  code.add_jump({.operation = jump}, end, Compilation::place(logical.left->span, expression.span), 1, 0);
  push(*logical.right, strict);
  code.bind(end);
}

// `a < b < c` is `a < b and b < c` with b taken once.
void ExpressionCompiler::push_comparison(const Expression& expression, const ComparisonExpression& comparison) {
  CodeBuilder& code = compilation_.code();
  const Place place = Compilation::place(expression.span);
  const Label end = code.new_label();
  push(*comparison.first, true);
  for (std::size_t i = 0; i < comparison.rest.size(); ++i) {
    const ComparisonPart& part = comparison.rest[i];
    const auto operation = static_cast<std::uint16_t>(part.operation);
    push(*part.operand, true);
    if (i + 1 == comparison.rest.size())
      code.add({.operation = Operation::Binary, .c = operation}, place, 2, 1);
    else
      code.add_jump({.operation = Operation::CompareOrJump, .c = operation}, end, place, 2, 1);
  }
  code.bind(end);
}

void ExpressionCompiler::push_concatenation(const Expression& expression, const ConcatenationExpression& joined) {
  for (const ExpressionPtr& part : joined.parts) push(*part, true);
  const std::uint32_t size = count(joined.parts.size());
  compilation_.code().add({.operation = Operation::Concatenate, .a = size}, Compilation::place(expression.span), size,
                          1);
}

void ExpressionCompiler::push_conditional(const Expression& expression, const ConditionalExpression& conditional,
                                          bool strict) {
  CodeBuilder& code = compilation_.code();
  const Label otherwise = code.new_label();
  const Label end = code.new_label();
  push(*conditional.condition, true);
  code.add_jump({.operation = Operation::JumpIfFalse}, otherwise, Compilation::place(conditional.condition->span), 1,
                0);
  const std::uint32_t height = code.stack_height();
  push(*conditional.value, strict);
  code.add_jump({.operation = Operation::Jump}, end, Compilation::place(expression.span), 0, 0);
  code.bind(otherwise);
  code.set_stack_height(height);
  if (conditional.otherwise)
    push(*conditional.otherwise, strict);
  else
    code.add({.operation = Operation::NoElse}, Compilation::place(expression.span), 0, 1);
  code.bind(end);
}

void ExpressionCompiler::push_attribute(const Expression& expression, const AttributeExpression& attribute,
                                        bool strict) {
  push(*attribute.owner, true);
  const Instruction instruction{
      .operation = Operation::Attribute, .flags = strictness(strict), .b = compilation_.name(attribute.name.text)};
  compilation_.code().add(instruction, Compilation::place(attribute.name.span, expression.span), 1, 1);
}

void ExpressionCompiler::push_subscript(const Expression& expression, const SubscriptExpression& subscript,
                                        bool strict) {
  push(*subscript.owner, true);
  push(*subscript.key, true);
  compilation_.code().add({.operation = Operation::Subscript, .flags = strictness(strict)},
                          Compilation::place(subscript.key->span, expression.span), 2, 1);
}

void ExpressionCompiler::push_slice(const Expression& expression, const SliceExpression& slice) {
  push(*slice.owner, true);
  push_part(slice.start, expression.span);
  push_part(slice.stop, expression.span);
  push_part(slice.step, expression.span);
  compilation_.code().add({.operation = Operation::Slice}, Compilation::place(expression.span), 4, 1);
}

/// A part of a slice; none where it is left out.
void ExpressionCompiler::push_part(const ExpressionPtr& part, Span span) {
  if (part) return push(*part, true);
  const std::uint32_t none = compilation_.add_constant(Value::none());
  compilation_.code().add({.operation = Operation::Constant, .a = none}, Compilation::place(span), 0, 1);
}

}  // namespace bondgenoot::templates
