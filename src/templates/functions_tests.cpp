// Jinja's tests: `value is odd`.

#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"
#include "templates/functions.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

using TestResult = std::expected<bool, EvalError>;
using TestPointer = TestResult (*)(CallContext&, const Value&, const BoundArguments&);

constexpr Parameter kNumber[] = {{"num", Accepts::Number, true}};
constexpr Parameter kOther[] = {{"other", Accepts::Value, true}};
constexpr Parameter kAnyOther[] = {{"other", Accepts::Any, true}};
constexpr Parameter kContainer[] = {{"seq", Accepts::Value, true}};

void add(TestTable& tests, std::string_view name, TestPointer function, Signature signature = {}) {
  tests.emplace(name, Test{.name = std::string(name), .signature = signature, .function = function});
}

/// A test of what a value is: an undefined value is none of these.
template <bool (Value::*property)() const noexcept>
void add_kind(TestTable& tests, std::string_view name) {
  add(tests, name,
      [](CallContext&, const Value& value, const BoundArguments&) -> TestResult { return (value.*property)(); });
  tests.find(name)->second.takes_undefined = true;
}

template <BinaryOperator operation>
TestResult compared(CallContext&, const Value& value, const BoundArguments& arguments) {
  const EvalResult result = apply(operation, value, arguments[0]);
  if (!result) return std::unexpected(result.error());
  return result->as_boolean();
}

template <BinaryOperator operation>
void add_comparison(TestTable& tests, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) add(tests, name, compared<operation>, {.parameters = kOther});
}

TestResult has_rest(const Value& value, const Value& divisor, std::int64_t rest) {
  if (!value.is_number()) return eval_error(phrase("this test needs a number, not {}", kind_name(value)));
  const EvalResult result = apply(BinaryOperator::Modulo, value, divisor);
  if (!result) return std::unexpected(result.error());
  return equal(*result, Value::integer(rest));
}

TestResult is_odd(CallContext&, const Value& value, const BoundArguments&) {
  return has_rest(value, Value::integer(2), 1);
}
TestResult is_even(CallContext&, const Value& value, const BoundArguments&) {
  return has_rest(value, Value::integer(2), 0);
}
TestResult is_divisible(CallContext&, const Value& value, const BoundArguments& arguments) {
  return has_rest(value, arguments[0], 0);
}

TestResult is_defined(CallContext&, const Value& value, const BoundArguments&) { return !value.is_undefined(); }

TestResult is_true(CallContext&, const Value& value, const BoundArguments&) {
  return value.is_boolean() && value.as_boolean();
}

TestResult is_false(CallContext&, const Value& value, const BoundArguments&) {
  return value.is_boolean() && !value.as_boolean();
}

TestResult is_mapping(CallContext&, const Value& value, const BoundArguments&) {
  return value.is_map() || (value.is_object() && value.as_object().shape() == Object::Shape::Mapping);
}

TestResult is_sequence(CallContext&, const Value& value, const BoundArguments&) { return is_iterable(value); }

TestResult can_be_called(CallContext&, const Value& value, const BoundArguments&) { return value.is_callable(); }

/// All letters that have a case have this one, and there is one.
TestResult in_case(const Value& value, std::string (*other_case)(std::string_view),
                   std::string (*same_case)(std::string_view)) {
  const std::string text = to_text(value);
  return same_case(text) == text && other_case(text) != text;
}

TestResult is_lower(CallContext&, const Value& value, const BoundArguments&) {
  return in_case(value, to_upper, to_lower);
}
TestResult is_upper(CallContext&, const Value& value, const BoundArguments&) {
  return in_case(value, to_lower, to_upper);
}

TestResult is_same(CallContext&, const Value& value, const BoundArguments& arguments) {
  return value.is_same_as(arguments[0]);
}

TestResult is_in(CallContext&, const Value& value, const BoundArguments& arguments) {
  return contains(arguments[0], value);
}

TestResult is_filter(CallContext& context, const Value& value, const BoundArguments&) {
  return value.is_string() && context.has_filter(value.as_string());
}

TestResult is_test(CallContext& context, const Value& value, const BoundArguments&) {
  return value.is_string() && context.has_test(value.as_string());
}

void add_kinds(TestTable& tests) {
  add_kind<&Value::is_undefined>(tests, "undefined");
  add_kind<&Value::is_none>(tests, "none");
  add_kind<&Value::is_boolean>(tests, "boolean");
  add_kind<&Value::is_integer>(tests, "integer");
  add_kind<&Value::is_float>(tests, "float");
  add_kind<&Value::is_number>(tests, "number");
  add_kind<&Value::is_string>(tests, "string");
  add_kind<&Value::is_safe>(tests, "escaped");
  add(tests, "defined", is_defined);
  add(tests, "true", is_true);
  add(tests, "false", is_false);
  add(tests, "mapping", is_mapping);
  add(tests, "sequence", is_sequence);
  add(tests, "sameas", is_same, {.parameters = kAnyOther});
  for (const std::string_view name : {"defined", "true", "false", "mapping", "sequence", "sameas"}) {
    tests.find(name)->second.takes_undefined = true;
  }
}

}  // namespace

TestTable builtin_tests() {
  TestTable tests;
  add_kinds(tests);
  add(tests, "iterable", is_sequence);
  add(tests, "callable", can_be_called);
  add(tests, "odd", is_odd);
  add(tests, "even", is_even);
  add(tests, "divisibleby", is_divisible, {.parameters = kNumber});
  add(tests, "lower", is_lower);
  add(tests, "upper", is_upper);
  add(tests, "in", is_in, {.parameters = kContainer});
  add(tests, "filter", is_filter);
  add(tests, "test", is_test);
  add_comparison<BinaryOperator::Equal>(tests, {"==", "eq", "equalto"});
  add_comparison<BinaryOperator::NotEqual>(tests, {"!=", "ne"});
  add_comparison<BinaryOperator::Less>(tests, {"<", "lt", "lessthan"});
  add_comparison<BinaryOperator::LessOrEqual>(tests, {"<=", "le"});
  add_comparison<BinaryOperator::Greater>(tests, {">", "gt", "greaterthan"});
  add_comparison<BinaryOperator::GreaterOrEqual>(tests, {">=", "ge"});
  return tests;
}

std::expected<bool, EvalError> apply_test(const Test& test, CallContext& context, const Value& value,
                                          const Arguments& arguments) {
  if (value.is_undefined() && !test.takes_undefined) return std::unexpected(undefined_error(value));
  const auto bound = bind({.kind = "test", .name = test.name}, test.signature, arguments);
  if (!bound) return std::unexpected(bound.error());
  return test.function(context, value, *bound);
}

EvalError unknown_test(const TestTable& tests, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [known, test] : tests) names.push_back(known);
  const auto near = nearest(name, names);
  return {.message = phrase("there is no test `{}`", name), .help = near ? phrase("did you mean `{}`?", *near) : ""};
}

}  // namespace bondgenoot::templates
