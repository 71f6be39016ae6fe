#include "templates/loop_object.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "support/phrase.h"
#include "templates/machine.h"

namespace bondgenoot::templates {
namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"changed", "cycle", "depth", "depth0", "first", "index", "index0", "last",
                                     "length", "nextitem", "previtem", "revindex", "revindex0"});

Value count(std::size_t number) { return Value::integer(static_cast<std::int64_t>(number)); }

}  // namespace

const Value& LoopObject::advance(Value following) {
  State& state = *state_;
  state.previous = std::exchange(state.current, std::exchange(state.following, std::move(following)));
  ++state.index;
  return state.current;
}

Value LoopObject::attribute(std::string_view name) const {
  const State& state = *state_;
  if (name == "index") return count(state.index);
  if (name == "index0") return count(state.index - 1);
  if (name == "first") return Value::boolean(state.index == 1);
  if (name == "last") return Value::boolean(state.index == state.size);
  if (name == "length") return count(state.size);
  if (name == "revindex") return count(state.size - state.index + 1);
  if (name == "revindex0") return count(state.size - state.index);
  if (name == "depth") return count(state.depth + 1);
  if (name == "depth0") return count(state.depth);
  if (name == "previtem")
    return state.index > 1 ? state.previous : Value::undefined(phrase("there is no previous item"));
  if (name == "nextitem")
    return state.index < state.size ? state.following : Value::undefined(phrase("there is no next item"));
  if (name == "cycle") {
    return Value::function("loop.cycle", [shared = state_](CallContext&, const Arguments& arguments) -> EvalResult {
      if (arguments.positional.empty()) return eval_error(phrase("`loop.cycle` has nothing to choose from"));
      return arguments.positional[(shared->index - 1) % arguments.positional.size()];
    });
  }
  if (name == "changed") {
    return Value::function("loop.changed", [shared = state_](CallContext&, const Arguments& arguments) -> EvalResult {
      Value now = Value::tuple({arguments.positional.begin(), arguments.positional.end()});
      if (now.holds_mutable()) return eval_error(phrase("`loop.changed` compares values that stay as they are"));
      if (!shared->last_changed.is_undefined() && equal(shared->last_changed, now)) return Value::boolean(false);
      shared->last_changed = std::move(now);
      return Value::boolean(true);
    });
  }
  return {};
}

std::vector<std::string> LoopObject::attribute_names() const { return {kNames.begin(), kNames.end()}; }

void LoopObject::append_text(std::string& out) const {
  out += fmt::format("<LoopContext {}/{}>", state_->index, state_->size);
}

std::expected<Value, EvalError> LoopObject::call(CallContext& context, const Arguments& arguments) const {
  return static_cast<Machine&>(context).call_loop(*this, arguments);
}

std::size_t LoopObject::depth() const {
  const State& state = *state_;
  return std::max(
             {state.previous.depth(), state.current.depth(), state.following.depth(), state.last_changed.depth()}) +
         1;
}

}  // namespace bondgenoot::templates
