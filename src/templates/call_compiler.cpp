// Calls of all sorts, for expression_compiler.h: functions and macros, filters, tests.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "support/diagnostic_codes.h"
#include "templates/expression_compiler.h"

namespace bondgenoot::templates {
namespace {

/// A parameter that takes no undefined value: the argument itself can complain.
bool is_strict(const Signature* signature, std::size_t index) {
  return signature != nullptr && index < signature->parameters.size() &&
         signature->parameters[index].accepts != Accepts::Any;
}

bool is_strict(const Signature* signature, std::string_view name) {
  if (signature == nullptr) return false;
  const auto found = std::ranges::find(signature->parameters, name, &Parameter::name);
  return found != signature->parameters.end() && found->accepts != Accepts::Any;
}

}  // namespace

CallShape ExpressionCompiler::push_arguments(const CallArguments& arguments, const Signature* signature) {
  CallShape shape{.positional = static_cast<std::uint32_t>(arguments.positional.size())};
  for (std::size_t i = 0; i < arguments.positional.size(); ++i) push(*arguments.positional[i], is_strict(signature, i));
  for (const NamedArgument& argument : arguments.named) {
    push(*argument.value, is_strict(signature, argument.name.text));
    shape.names.push_back(compilation_.names.intern(argument.name.text));
  }
  if (arguments.rest_positional) push(*arguments.rest_positional, true);
  if (arguments.rest_named) push(*arguments.rest_named, true);
  shape.rest_positional = arguments.rest_positional != nullptr;
  shape.rest_named = arguments.rest_named != nullptr;
  return shape;
}

void ExpressionCompiler::push_callee(const Expression& callee) {
  push(callee, true);
  if (!std::holds_alternative<NameExpression>(callee.node)) return;
  if (Instruction* load = compilation_.code().last_in_line()) load->flags |= flags::kCallee;
}

void ExpressionCompiler::push_call(const Expression& expression, const CallExpression& call, Operation operation,
                                   std::uint8_t flag) {
  push_callee(*call.callee);
  add_call(expression, call, {.operation = operation, .flags = flag}, push_arguments(call.arguments));
}

void ExpressionCompiler::add_call(const Expression& expression, const CallExpression& call, Instruction instruction,
                                  CallShape shape) {
  const std::uint32_t pops = shape.size() + 1;
  instruction.b = compilation_.add_shape(std::move(shape));
  const std::uint32_t pushes = instruction.operation == Operation::Call ? 1 : 0;
  compilation_.code().add(instruction, Compilation::place(call.callee->span, expression.span), pops, pushes);
}

void ExpressionCompiler::print_call_with_caller(const Expression& expression, std::uint32_t caller) {
  const auto& call = std::get<CallExpression>(expression.node);
  CodeBuilder& code = compilation_.code();
  push_callee(*call.callee);
  CallShape shape;
  for (const ExpressionPtr& argument : call.arguments.positional) push(*argument, false);
  for (const NamedArgument& argument : call.arguments.named) {
    push(*argument.value, false);
    shape.names.push_back(compilation_.names.intern(argument.name.text));
  }
  code.add({.operation = Operation::MakeMacro, .a = caller}, Compilation::place(expression.span), 0, 1);
  shape.positional = static_cast<std::uint32_t>(call.arguments.positional.size());
  shape.names.push_back(compilation_.names.intern("caller"));
  if (call.arguments.rest_positional) push(*call.arguments.rest_positional, true);
  if (call.arguments.rest_named) push(*call.arguments.rest_named, true);
  shape.rest_positional = call.arguments.rest_positional != nullptr;
  shape.rest_named = call.arguments.rest_named != nullptr;
  add_call(expression, call, {.operation = Operation::CallAndPrint, .flags = flags::kRaw}, std::move(shape));
}

void ExpressionCompiler::check_arguments(const Callee& callee, const Signature& signature, Span name,
                                         const CallArguments& arguments) {
  if (arguments.rest_positional || arguments.rest_named) return;
  std::vector<std::string_view> named;
  for (const NamedArgument& argument : arguments.named) named.push_back(argument.name.text);
  const auto error = check_call(callee, signature, arguments.positional.size(), named);
  if (!error) return;
  compilation_.error(DiagnosticCode::TemplateWrongArguments, name, error->message).with_help(error->help);
}

void ExpressionCompiler::push_filter(const Expression& expression, const FilterExpression& filter, bool strict) {
  const auto found = compilation_.filters.find(filter.name.text);
  const Filter* known = found == compilation_.filters.end() ? nullptr : &found->second;
  if (filter.input) push(*filter.input, known != nullptr && !known->takes_undefined);
  if (known == nullptr) {
    const EvalError error = unknown_filter(compilation_.filters, filter.name.text);
    compilation_.error(DiagnosticCode::TemplateUnknownFilter, filter.name.span, error.message).with_help(error.help);
  } else {
    check_arguments({.kind = "filter", .name = known->name}, known->signature, filter.name.span, filter.arguments);
  }
  CallShape shape = push_arguments(filter.arguments, known == nullptr ? nullptr : &known->signature);
  const std::uint32_t pops = shape.size() + 1;
  compilation_.program.filters.push_back(known);
  const Instruction instruction{.operation = Operation::Filter,
                                .flags = strict ? flags::kStrict : std::uint8_t{0},
                                .a = static_cast<std::uint32_t>(compilation_.program.filters.size() - 1),
                                .b = compilation_.add_shape(std::move(shape))};
  compilation_.code().add(instruction, Compilation::place(filter.name.span, expression.span), pops, 1);
}

void ExpressionCompiler::apply_filters(const Expression& chain) {
  push_filter(chain, std::get<FilterExpression>(chain.node), true);
}

void ExpressionCompiler::push_test(const Expression& expression, const TestExpression& test) {
  const auto found = compilation_.tests.find(test.name.text);
  const Test* known = found == compilation_.tests.end() ? nullptr : &found->second;
  push(*test.input, known != nullptr && !known->takes_undefined);
  if (known == nullptr) {
    const EvalError error = unknown_test(compilation_.tests, test.name.text);
    compilation_.error(DiagnosticCode::TemplateUnknownTest, test.name.span, error.message).with_help(error.help);
  } else {
    check_arguments({.kind = "test", .name = known->name}, known->signature, test.name.span, test.arguments);
  }
  CallShape shape = push_arguments(test.arguments, known == nullptr ? nullptr : &known->signature);
  const std::uint32_t pops = shape.size() + 1;
  compilation_.program.tests.push_back(known);
  const Instruction instruction{.operation = Operation::Test,
                                .a = static_cast<std::uint32_t>(compilation_.program.tests.size() - 1),
                                .b = compilation_.add_shape(std::move(shape))};
  compilation_.code().add(instruction, Compilation::place(test.name.span, expression.span), pops, 1);
}

}  // namespace bondgenoot::templates
