// Short ways to write values, and to see what operators, filters and tests make of them.
//
// In:  literals of C++. Out: Values, and results as text: Python's repr(), or "error: message (help)".
// Owns nothing. Threads: one.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/filters.h"
#include "templates/functions.h"
#include "templates/operators.h"
#include "templates/value.h"

namespace bondgenoot::templates::testing {

inline Value v(Value value) { return value; }
inline Value v(bool value) { return Value::boolean(value); }
inline Value v(int value) { return Value::integer(value); }
inline Value v(std::int64_t value) { return Value::integer(value); }
inline Value v(double value) { return Value::number(value); }
inline Value v(const char* text) { return Value::borrowed(text); }
inline Value v(std::string text) { return Value::text(std::move(text)); }
inline Value v(std::nullptr_t) { return Value::none(); }
inline Value safe(const char* html) { return Value::borrowed_safe(html); }
inline Value missing() { return Value::undefined("`page` is not defined"); }

template <typename... T>
Value list(T... items) {
  return Value::list({v(std::move(items))...});
}
template <typename... T>
Value tuple(T... items) {
  return Value::tuple({v(std::move(items))...});
}
inline Value map(std::initializer_list<std::pair<const char*, Value>> entries) {
  std::vector<MapEntry> out;
  for (const auto& [key, value] : entries) out.push_back({Value::borrowed(key), value});
  return Value::map(std::move(out));
}

inline std::string repr(const Value& value) {
  std::string out;
  append_repr(out, value);
  return out;
}
inline std::string shown(const EvalError& error) {
  return "error: " + error.message + (error.help.empty() ? "" : " (" + error.help + ")");
}
inline std::string shown(const EvalResult& result) { return result ? repr(*result) : shown(result.error()); }
inline std::string shown(const std::expected<bool, EvalError>& result) {
  return result ? (*result ? "True" : "False") : shown(result.error());
}

/// A render with the built-in filters and tests.
class TestContext final : public CallContext {
 public:
  TestContext() : filters_(builtin_filters()), tests_(builtin_tests()) {}

  EvalResult call_filter(std::string_view name, const Value& value, const Arguments& arguments) override {
    const auto found = filters_.find(name);
    if (found == filters_.end()) return std::unexpected(unknown_filter(filters_, name));
    return apply_filter(found->second, *this, value, arguments);
  }
  std::expected<bool, EvalError> call_test(std::string_view name, const Value& value,
                                           const Arguments& arguments) override {
    const auto found = tests_.find(name);
    if (found == tests_.end()) return std::unexpected(unknown_test(tests_, name));
    return apply_test(found->second, *this, value, arguments);
  }
  EvalResult call_value(const Value& callee, const Arguments& arguments) override {
    if (!callee.is_callable()) return eval_error(kind_name(callee) + " is not a function");
    return callee.as_object().call(*this, arguments);
  }
  bool has_filter(std::string_view name) const override { return filters_.contains(name); }
  bool has_test(std::string_view name) const override { return tests_.contains(name); }

 private:
  FilterTable filters_;
  TestTable tests_;
};

/// `name=value` in a call.
struct Named {
  std::string_view name;
  Value value;
};
template <typename T>
Named named(std::string_view name, T value) {
  return {.name = name, .value = v(std::move(value))};
}

/// The arguments of a call, kept as long as it lasts.
class Call {
 public:
  template <typename... T>
  explicit Call(T... arguments) {
    (add(std::move(arguments)), ...);
  }
  [[nodiscard]] Arguments arguments() const { return {.positional = positional_, .named = named_}; }

 private:
  void add(Named argument) { named_.push_back({.name = argument.name, .value = std::move(argument.value)}); }
  template <typename T>
  void add(T argument) {
    positional_.push_back(v(std::move(argument)));
  }

  std::vector<Value> positional_;
  std::vector<NamedValue> named_;
};

/// `value|name(arguments…)`.
template <typename Subject, typename... T>
std::string filtered(std::string_view name, Subject value, T... arguments) {
  TestContext context;
  const Call call(std::move(arguments)...);
  return shown(context.call_filter(name, v(std::move(value)), call.arguments()));
}
template <typename Subject, typename... T>
std::string filtered_plain(std::string_view name, Subject value, T... arguments) {
  TestContext context;
  context.autoescape = false;
  const Call call(std::move(arguments)...);
  return shown(context.call_filter(name, v(std::move(value)), call.arguments()));
}

/// `value is name(arguments…)`.
template <typename Subject, typename... T>
std::string tested(std::string_view name, Subject value, T... arguments) {
  TestContext context;
  const Call call(std::move(arguments)...);
  return shown(context.call_test(name, v(std::move(value)), call.arguments()));
}

/// A global function by its name.
inline Value function(std::string_view name) {
  for (const NamedValue& entry : builtin_functions()) {
    if (entry.name == name) return entry.value;
  }
  return {};
}
template <typename... T>
EvalResult called(const Value& callee, T... arguments) {
  TestContext context;
  const Call call(std::move(arguments)...);
  return context.call_value(callee, call.arguments());
}

}  // namespace bondgenoot::templates::testing
