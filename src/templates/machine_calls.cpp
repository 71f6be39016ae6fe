// Functions, macros, filters and tests, for machine.h.
#include <algorithm>
#include <memory>
#include <typeinfo>
#include <utility>

#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "templates/escape.h"
#include "templates/loop_object.h"
#include "templates/machine.h"
#include "templates/render_objects.h"

namespace bondgenoot::templates {

void Machine::drop(Activation& a, std::uint32_t count) {
  for (; count > 0; --count) {
    --a.top;
    std::destroy_at(a.top);  // Most are not counted, and then this is nothing.
    std::construct_at(a.top);
  }
}

Value Machine::text_value(std::string text) const {
  return autoescape ? Value::safe(std::move(text)) : Value::text(std::move(text));
}

std::string Machine::end_capture() {
  const std::size_t begin = captures_.back();
  most_output_ = std::max(most_output_, output_.size());
  captures_.pop_back();
  std::string text = output_.substr(begin);
  output_.resize(begin);
  return text;
}

EvalResult Machine::captured(bool ok) {
  if (!ok) return std::unexpected(EvalError{});  // `failure_` says more.
  return text_value(end_capture());
}

// The arguments are on the stack, in the shape's order, and stay there.
bool Machine::gather(Activation& a, const CallShape& shape, GatheredArguments& gathered) {
  Value* const first = a.top - shape.size();
  Value* at = first + shape.positional;
  gathered.view.positional = {first, shape.positional};
  for (const NameId name : shape.names)
    gathered.named.push_back({.name = set_.names.text(name), .value = std::move(*at++)});
  if ((shape.rest_positional || shape.rest_named) && !gather_rest(a, shape, at, gathered)) return false;
  gathered.view.named = gathered.named;
  return true;
}

bool Machine::gather_rest(Activation& a, const CallShape& shape, const Value* at, GatheredArguments& gathered) {
  if (shape.rest_positional) {
    auto items = items_of(*at);
    if (!items) return fail(a, {.message = phrase("{} cannot be spread with `*`", kind_name(*at))});
    gathered.positional.assign(gathered.view.positional.begin(), gathered.view.positional.end());
    std::ranges::move(*items, std::back_inserter(gathered.positional));
    gathered.view.positional = gathered.positional;
    ++at;
  }
  if (!shape.rest_named) return true;
  if (!at->is_map()) return fail(a, {.message = phrase("{} cannot be spread with `**`", kind_name(*at))});
  for (const MapEntry& entry : at->as_map()) {
    if (!entry.key.is_string()) return fail(a, {.message = phrase("the names of arguments are strings")});
    gathered.named.push_back({.name = entry.key.as_string(), .value = entry.value});
  }
  return true;
}

bool Machine::not_callable(Activation& a, const Value& callee) {
  return fail(
      a, {.message = phrase("{} cannot be called", kind_name(callee)), .label = phrase("is not a function or macro")});
}

bool Machine::call(Activation& a, Step step) {
  const CallShape& shape = a.owner->program.shapes[step.b];
  const Value callee = a.top[-static_cast<std::ptrdiff_t>(shape.size()) - 1];
  GatheredArguments arguments;
  if (!callee.is_callable()) return not_callable(a, callee);
  if (!gather(a, shape, arguments)) return false;
  watch_call(callee.as_object());
  EvalResult result = callee.as_object().call(*this, arguments.view);
  return push_result(a, step, std::move(result), shape.size() + 1);
}

// A macro's text goes straight to the output, without a copy: it is safe where escaping is on, and plain where it is
// off.
bool Machine::call_and_print(Activation& a, Step step) {
  const CallShape& shape = a.owner->program.shapes[step.b];
  const Value callee = a.top[-static_cast<std::ptrdiff_t>(shape.size()) - 1];
  GatheredArguments arguments;
  if (!callee.is_callable()) return not_callable(a, callee);
  if (!gather(a, shape, arguments)) return false;
  const Object& object = callee.as_object();
  if (typeid(object) == typeid(MacroObject)) {
    if (!run_macro(static_cast<const MacroObject&>(object), arguments.view)) return false;
    drop(a, shape.size() + 1);
    return check_output(a);
  }
  watch_call(object);
  EvalResult result = object.call(*this, arguments.view);
  drop(a, shape.size() + 1);
  if (!result) return fail_with(a, std::move(result.error()));
  return print_result(a, step, *result);
}

bool Machine::print_result(Activation& a, Step step, const Value& result) {
  if (result.is_lenient()) return true;
  if (result.is_undefined()) return fail_undefined(a, step, result);
  if ((step.flags & flags::kRaw) != 0)
    append_text(output_, result);
  else
    append_output(output_, result, autoescape);
  return check_output(a);
}

bool Machine::filter(Activation& a, Step step) {
  const CallShape& shape = a.owner->program.shapes[step.b];
  const Filter& known = *a.owner->program.filters[step.a];
  Value& input = a.top[-static_cast<std::ptrdiff_t>(shape.size()) - 1];
  if (input.is_lenient() && !known.takes_undefined) input = Value::borrowed("");
  GatheredArguments arguments;
  if (!gather(a, shape, arguments)) return false;
  if (input.is_undefined() && !known.takes_undefined) return fail_undefined(a, step, input);
  const auto bound = bind({.kind = "filter", .name = known.name}, known.signature, arguments.view);
  if (!bound) return fail_with(a, bound.error());
  return push_result(a, step, known.function(*this, input, *bound), shape.size() + 1);
}

bool Machine::test(Activation& a, Step step) {
  const CallShape& shape = a.owner->program.shapes[step.b];
  const Test& known = *a.owner->program.tests[step.a];
  const Value& input = a.top[-static_cast<std::ptrdiff_t>(shape.size()) - 1];
  GatheredArguments arguments;
  if (!gather(a, shape, arguments)) return false;
  if (input.is_undefined() && !known.takes_undefined) return fail_undefined(a, step, input);
  const auto bound = bind({.kind = "test", .name = known.name}, known.signature, arguments.view);
  if (!bound) return fail_with(a, bound.error());
  const auto holds = known.function(*this, input, *bound);
  drop(a, shape.size() + 1);
  if (!holds) return fail_with(a, holds.error());
  a.push(Value::boolean(*holds));
  return true;
}

bool Machine::make_macro(Activation& a, Step step) {
  scopes_.note_closure();
  a.push(Value::make<MacroObject>(set_.names, *a.frame, a.owner->program.functions[step.a], autoescape));
  return true;
}

EvalResult Machine::call_macro(const MacroObject& macro, const Arguments& arguments) {
  begin_capture();
  return captured(run_macro(macro, arguments));
}

bool Machine::run_macro(const MacroObject& macro, const Arguments& arguments) {
  const Frame& outer = macro.outer();
  const Scopes::Mark mark = scopes_.mark();
  Frame& frame = scopes_.new_frame(*outer.owner, macro.function());
  frame.outer = &outer;
  frame.context = outer.context;
  frame.block = outer.block;
  frame.block_index = outer.block_index;
  if (auto error = bind_macro(macro, frame, arguments)) return fail_with(*current_, std::move(*error));
  const bool escape = std::exchange(autoescape, macro.autoescape());
  if (!run_or_repeat(macro.function().kind == FunctionKind::Caller ? CallKind::Caller : CallKind::Macro, frame))
    return false;
  autoescape = escape;
  scopes_.release(mark);
  return true;
}

std::optional<EvalError> Machine::bind_macro(const MacroObject& macro, Frame& frame, const Arguments& arguments) {
  const Function& function = macro.function();
  const std::size_t count = function.parameters.size();
  std::vector<MapEntry> further;
  Value caller;
  for (std::size_t i = 0; i < std::min(count, arguments.positional.size()); ++i)
    frame.slots[i] = arguments.positional[i];
  for (const NamedValue& argument : arguments.named) {
    const auto parameter = std::ranges::find(function.parameters, argument.name,
                                             [this](const FunctionParameter& p) { return set_.names.text(p.name); });
    const auto index = static_cast<std::size_t>(parameter - function.parameters.begin());
    if (index < count && index >= arguments.positional.size())
      frame.slots[index] = argument.value;
    else if (index >= count && argument.name == "caller" && function.takes_caller)
      caller = argument.value;
    else if (function.takes_named)
      further.push_back({Value::text(std::string(argument.name)), argument.value});
    else
      return unexpected_argument(macro, argument.name, index < count);
  }
  if (arguments.positional.size() > count && !function.takes_rest)
    return too_many_arguments(macro, arguments.positional.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (function.parameters[i].has_default || !frame.slots[i].is_blank()) continue;
    frame.slots[i] = Value::undefined(
        phrase("the parameter `{}` of `{}` is not given", set_.names.text(function.parameters[i].name), macro.name()));
  }
  std::size_t slot = count;
  if (function.takes_caller)
    frame.slots[slot++] =
        caller.is_blank()
            ? Value::undefined(phrase("there is no `caller` here, for the macro is not called by `{% call %}`"))
            : caller;
  if (function.takes_named) frame.slots[slot++] = Value::map(std::move(further));
  if (!function.takes_rest) return std::nullopt;
  const auto rest = arguments.positional.subspan(std::min(count, arguments.positional.size()));
  frame.slots[slot] = Value::tuple({rest.begin(), rest.end()});
  return std::nullopt;
}

EvalError Machine::unexpected_argument(const MacroObject& macro, std::string_view name, bool is_given) const {
  if (is_given)
    return {.message = phrase("macro `{}` is given `{}` twice", macro.name(), name),
            .help = "",
            .is_about_arguments = true};
  if (name == "caller")
    return {.message = phrase("macro `{}` does not use its `caller`", macro.name()),
            .help = phrase("it shows what it is called with by `{{ caller() }}`"),
            .is_about_arguments = true};
  std::vector<std::string> names;
  for (const FunctionParameter& parameter : macro.function().parameters)
    names.emplace_back(set_.names.text(parameter.name));
  const auto near = nearest(name, names);
  return {.message = phrase("macro `{}` has no argument `{}`", macro.name(), name),
          .help = near            ? phrase("did you mean `{}`?", *near)
                  : names.empty() ? phrase("it takes no arguments")
                                  : phrase("it takes {}", quoted_list(names)),
          .is_about_arguments = true};
}

EvalError Machine::too_many_arguments(const MacroObject& macro, std::size_t given) const {
  const std::size_t most = macro.function().parameters.size();
  if (most == 0)
    return {.message = phrase("macro `{}` takes no arguments", macro.name()), .help = "", .is_about_arguments = true};
  return {.message = phrase("macro `{}` takes at most {}, not {}", macro.name(),
                            counted(most, phrase("argument"), phrase("arguments")), given),
          .help = "",
          .is_about_arguments = true};
}

}  // namespace bondgenoot::templates
