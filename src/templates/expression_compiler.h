// Expressions to code.
//
// In:  an expression, in the scope it stands in. Out: instructions that push its value. Owns nothing. Threads: one.
//
// Most uses of an undefined value are errors, and the caret is to stand under what is undefined, not under its use. So
// the user says whether it is strict, and the instruction that pushes the value checks it.
#pragma once

#include <cstdint>

#include "templates/ast.h"
#include "templates/compilation.h"
#include "templates/parameters.h"
#include "templates/symbols.h"

namespace bondgenoot::templates {

class ExpressionCompiler {
 public:
  ExpressionCompiler(Compilation& compilation, const Symbols& symbols) : compilation_(compilation), symbols_(symbols) {}

  /// Pushes the value. With `strict` it is an error when that is undefined.
  void push(const Expression& expression, bool strict);
  /// Writes the value.
  void print(const Expression& expression);
  /// Calls with function `caller` as one more argument, `caller`; writes what comes of it as it is.
  void print_call_with_caller(const Expression& call, std::uint32_t caller);
  /// Applies the filters to the value on top of the stack, which stands where the innermost has no input.
  void apply_filters(const Expression& chain);

 private:
  void push_constant(const Expression& expression, Value value);
  void push_list(const Expression& expression, const ListExpression& list);
  void push_map(const Expression& expression, const MapExpression& map);
  void push_unary(const Expression& expression, const UnaryExpression& unary);
  void push_binary(const Expression& expression, const BinaryExpression& binary);
  void push_logical(const Expression& expression, const LogicalExpression& logical, bool strict);
  void push_comparison(const Expression& expression, const ComparisonExpression& comparison);
  void push_concatenation(const Expression& expression, const ConcatenationExpression& joined);
  void push_conditional(const Expression& expression, const ConditionalExpression& conditional, bool strict);
  void push_attribute(const Expression& expression, const AttributeExpression& attribute, bool strict);
  void push_subscript(const Expression& expression, const SubscriptExpression& subscript, bool strict);
  void push_slice(const Expression& expression, const SliceExpression& slice);
  void push_filter(const Expression& expression, const FilterExpression& filter, bool strict);
  void push_test(const Expression& expression, const TestExpression& test);
  void push_part(const ExpressionPtr& part, Span span);

  /// Pushes arguments; what they are given to is known when `signature` is not null.
  CallShape push_arguments(const CallArguments& arguments, const Signature* signature = nullptr);
  void check_arguments(const Callee& callee, const Signature& signature, Span name, const CallArguments& arguments);
  void push_callee(const Expression& callee);
  void push_call(const Expression& expression, const CallExpression& call, Operation operation, std::uint8_t flag);
  void add_call(const Expression& expression, const CallExpression& call, Instruction instruction, CallShape shape);

  Compilation& compilation_;
  const Symbols& symbols_;
};

/// The value of an expression that is always the same, or undefined.
[[nodiscard]] Value constant_value(const Expression& expression);

}  // namespace bondgenoot::templates
