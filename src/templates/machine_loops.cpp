// `for`, for machine.h.
#include <utility>

#include "support/phrase.h"
#include "templates/loop_object.h"
#include "templates/machine.h"

namespace bondgenoot::templates {

bool Machine::begin_loop(Activation& a, Step step) {
  Value items = a.pop();
  if (items.is_lenient()) items = Value::borrowed("");
  auto iterator = Iterator::over(std::move(items));
  if (!iterator) return fail_with(a, std::move(iterator.error()));
  loops_.push_back({.iterator = std::move(*iterator), .variable = {}});
  if ((step.flags & flags::kExtended) != 0) add_loop_variable(a, step);
  return true;
}

/// The variable `loop`, which looks one item ahead.
void Machine::add_loop_variable(Activation& a, Step step) {
  RunningLoop& loop = loops_.back();
  const bool recursive = (step.flags & flags::kRecursive) != 0;
  auto object = std::make_unique<LoopObject>(loop.iterator.size(), recursive ? a.frame->loop_depth : 0);
  if (recursive) {
    const auto function = static_cast<std::uint32_t>(a.frame->function - a.owner->program.functions.data());
    object->set_recursion({.outer = a.frame->outer, .owner = a.owner, .function = function});
    scopes_.note_closure();
  }
  Value first;
  if (loop.iterator.next(first)) object->set_following(std::move(first));
  loop.object = object.get();
  loop.variable = Value::object(std::move(object));
  a.frame->slots[step.a] = loop.variable;
}

bool Machine::next_item(Activation& a, Step step) {
  RunningLoop& loop = loops_.back();
  Value item;
  const bool has_one = loop.object == nullptr ? loop.iterator.next(item) : !loop.object->at_end();
  if (!has_one) {
    a.at = step.a - 1;
    return true;
  }
  if (loop.object != nullptr) {
    Value following;
    static_cast<void>(loop.iterator.next(following));
    item = loop.object->advance(std::move(following));
  }
  loop.ran = true;
  a.push(std::move(item));
  return true;
}

void Machine::end_loop(Activation& a, Step step) {
  if (loops_.back().ran) a.at = step.a - 1;
  loops_.pop_back();
}

void Machine::end_collect(Activation& a) {
  a.push(Value::list(std::move(loops_.back().kept)));
  loops_.pop_back();
}

bool Machine::start_recursive_loop(Activation& a, Step step) {
  Value items = a.pop();
  return run_loop(*a.frame, *a.owner, step.a, std::move(items), 0);
}

bool Machine::run_loop(const Frame& outer, const LinkedTemplate& owner, std::uint32_t function, Value items,
                       std::size_t depth) {
  const Scopes::Mark mark = scopes_.mark();
  Frame& frame = scopes_.new_frame(owner, owner.program.functions[function]);
  frame.outer = &outer;
  frame.context = outer.context;
  frame.block = outer.block;
  frame.block_index = outer.block_index;
  frame.slots[0] = std::move(items);
  frame.loop_depth = depth;
  if (!run_function(CallKind::Loop, frame)) return false;
  scopes_.release(mark);
  return true;
}

EvalResult Machine::call_loop(const LoopObject& loop, const Arguments& arguments) {
  if (!loop.recursion()) {
    return eval_error(phrase("the loop is not recursive"), phrase("write `{% for … in … recursive %}` to call `loop`"));
  }
  if (arguments.positional.size() != 1 || !arguments.named.empty())
    return eval_error(phrase("`loop` takes one argument: what to go over"));
  const LoopRecursion recursion = *loop.recursion();
  const std::size_t depth = loop.depth0() + 1;
  begin_capture();
  return captured(run_loop(*recursion.outer, *recursion.owner, recursion.function, arguments.positional[0], depth));
}

}  // namespace bondgenoot::templates
