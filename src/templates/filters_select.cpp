// Filters that apply a filter or a test to each item: map, select, reject, selectattr, rejectattr.

#include "support/phrase.h"
#include "templates/attribute_path.h"
#include "templates/filters_builtin.h"

namespace bondgenoot::templates {
namespace {

/// The name of a filter or test, and the arguments behind it.
struct NamedCall {
  std::string_view name;
  Arguments arguments;
};

std::expected<NamedCall, EvalError> named_call(std::string_view filter, const Arguments& arguments,
                                               std::string_view what) {
  const Value& name = arguments.positional.front();
  if (!name.is_string())
    return filter_needs(filter, what == "filter" ? phrase("the name of a filter") : phrase("the name of a test"), name);
  return NamedCall{.name = name.as_string(),
                   .arguments = {.positional = arguments.positional.subspan(1), .named = arguments.named}};
}

EvalResult map_attribute(const Value& value, const Arguments& arguments) {
  for (const NamedValue& argument : arguments.named) {
    if (argument.name == "attribute" || argument.name == "default") continue;
    return eval_error(phrase("filter `map` has no argument `{}`", argument.name),
                      phrase("it takes `attribute` and `default`"));
  }
  const AttributePath path(*arguments.find("attribute"));
  const Value* fallback = arguments.find("default");
  if (fallback != nullptr && fallback->is_none()) fallback = nullptr;
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Value> out;
  out.reserve(iterator->size());
  for (Value item; iterator->next(item);) {
    EvalResult result = path.value_in(item, fallback);
    if (!result) return result;
    out.push_back(std::move(*result));
  }
  return Value::list(std::move(out));
}

/// Of none, zero and the like, these filters make an empty list.
bool is_nothing(const Value& value) { return !truth(value).value_or(false); }

EvalResult map(CallContext& context, const Value& value, const BoundArguments& bound) {
  if (is_nothing(value)) return Value::list({});
  const Arguments& arguments = bound.rest();
  if (arguments.positional.empty() && arguments.find("attribute") != nullptr) return map_attribute(value, arguments);
  if (arguments.positional.empty()) {
    return eval_error(phrase("filter `map` needs the name of a filter, or an `attribute`"));
  }
  const auto call = named_call("map", arguments, "filter");
  if (!call) return std::unexpected(call.error());
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Value> out;
  out.reserve(iterator->size());
  for (Value item; iterator->next(item);) {
    EvalResult result = context.call_filter(call->name, item, call->arguments);
    if (!result) return result;
    out.push_back(std::move(*result));
  }
  return Value::list(std::move(out));
}

struct Selection {
  std::string_view filter;  ///< Its name, for messages.
  bool wanted = true;       ///< Keeps what the test finds true, or what it finds false.
  AttributePath path;       ///< What the test looks at.
};

EvalResult selected(CallContext& context, const Value& value, const Selection& selection, const Arguments& arguments) {
  if (is_nothing(value)) return Value::list({});
  std::optional<NamedCall> test;
  if (!arguments.positional.empty()) {
    auto call = named_call(selection.filter, arguments, "test");
    if (!call) return std::unexpected(call.error());
    test = *call;
  }
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Value> out;
  for (Value item; iterator->next(item);) {
    const EvalResult subject = selection.path.value_in(item);
    if (!subject) return subject;
    const auto found = test ? context.call_test(test->name, *subject, test->arguments) : truth(*subject);
    if (!found) return std::unexpected(found.error());
    if (*found == selection.wanted) out.push_back(std::move(item));
  }
  return Value::list(std::move(out));
}

EvalResult select(CallContext& context, const Value& value, const BoundArguments& arguments) {
  return selected(context, value, {.filter = "select", .wanted = true, .path = {}}, arguments.rest());
}

EvalResult reject(CallContext& context, const Value& value, const BoundArguments& arguments) {
  return selected(context, value, {.filter = "reject", .wanted = false, .path = {}}, arguments.rest());
}

EvalResult select_by_attribute(CallContext& context, const Value& value, const BoundArguments& arguments) {
  return selected(context, value, {.filter = "selectattr", .wanted = true, .path = AttributePath(arguments[0])},
                  arguments.rest());
}

EvalResult reject_by_attribute(CallContext& context, const Value& value, const BoundArguments& arguments) {
  return selected(context, value, {.filter = "rejectattr", .wanted = false, .path = AttributePath(arguments[0])},
                  arguments.rest());
}

constexpr Parameter kAttribute[] = {{"attribute", Accepts::Attribute, true}};

}  // namespace

void add_select_filters(FilterTable& filters) {
  add_filter(filters, "map", map, {.rest = true});
  add_filter(filters, "select", select, {.rest = true});
  add_filter(filters, "reject", reject, {.rest = true});
  add_filter(filters, "selectattr", select_by_attribute, {.parameters = kAttribute, .rest = true});
  add_filter(filters, "rejectattr", reject_by_attribute, {.parameters = kAttribute, .rest = true});
}

}  // namespace bondgenoot::templates
