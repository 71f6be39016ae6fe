// Variables, operators and printing, for machine.h.
#include <utility>

#include "support/phrase.h"
#include "templates/escape.h"
#include "templates/machine.h"
#include "templates/render_objects.h"

namespace bondgenoot::templates {
namespace {

bool is_strict(const Instruction& step) { return (step.flags & flags::kStrict) != 0; }

/// Undefined in a way that its user must not pass over.
bool is_missing(const Value& value) { return value.is_undefined() && !value.is_lenient(); }

}  // namespace

bool Machine::push_variable(Activation& a, Step step, const Value& value) {
  if (!value.is_undefined()) {
    a.push(value);
    return true;
  }
  if (value.is_blank()) {
    if (is_strict(step)) return fail_undefined_name(a, step);
    a.push(Value::undefined(phrase("`{}` is not defined", set_.names.text(NameId{step.b}))));
    return true;
  }
  if (is_strict(step) && !value.is_lenient()) return fail_undefined(a, step, value);
  a.push(value);
  return true;
}

bool Machine::load_local(Activation& a, Step step) { return push_variable(a, step, a.frame->slots[step.a]); }

bool Machine::load_outer(Activation& a, Step step) {
  const Value& value = a.frame->out(step.c).slots[step.a];
  if (!value.is_blank() || (step.flags & flags::kFallback) == 0) return push_variable(a, step, value);
  return push_variable(a, step, scopes_.resolve(*a.frame->context, NameId{step.b}));
}

bool Machine::load_context(Activation& a, Step step) {
  Value& slot = a.frame->slots[step.a];
  if (slot.is_blank()) slot = scopes_.resolve(*a.frame->context, NameId{step.b});
  return push_variable(a, step, slot);
}

/// The owner of an attribute or item as the author wrote it: what comes before the `.` or `[`.
std::string_view Machine::owner_text(const Activation& a) const {
  const Place place = place_of(a);
  const std::string_view source = sources_.get(a.owner->program.source).text;
  std::string_view text = source.substr(place.expression_begin, place.begin - place.expression_begin);
  while (!text.empty() && (text.back() == '.' || text.back() == '[' || text.back() == ' ')) text.remove_suffix(1);
  return text.size() > 60 || text.find('\n') != std::string_view::npos ? std::string_view{} : text;
}

bool Machine::push_result(Activation& a, Step step, EvalResult result, std::uint32_t pops) {
  drop(a, pops);
  if (failure_) return false;  // Also when whoever was called passed over it.
  if (!result) return fail_with(a, std::move(result.error()));
  if (is_missing(*result) && is_strict(step)) return fail_undefined(a, step, *result);
  if (result->is_blank()) *result = Value::undefined(phrase("a value is not defined"));
  a.push(std::move(*result));
  return true;
}

bool Machine::attribute_of(Activation& a, Step step) {
  Value& owner = a.top[-1];
  const NameId name{step.b};
  if (owner.is_map()) {
    if (const Value* found = owner.find(set_.names.text(name)); found != nullptr && !found->is_undefined()) {
      owner = owner.part(*found);
      return true;
    }
  }
  if (owner.is_object()) {
    if (Value found = owner.as_object().attribute(set_.names.text(name)); !found.is_undefined()) {
      owner = std::move(found);
      return true;
    }
  }
  // Only what is missing is spoken of, so only then the owner's words are looked for.
  return push_result(a, step, attribute(owner, set_.names.text(name), owner_text(a)), 1);
}

bool Machine::subscript_of(Activation& a, Step step) {
  EvalResult result = subscript(a.top[-2], a.top[-1], {});
  if (!result || result->is_undefined()) result = subscript(a.top[-2], a.top[-1], owner_text(a));
  return push_result(a, step, std::move(result), 2);
}

bool Machine::slice_of(Activation& a) {
  return push_result(a, {}, slice(a.top[-4], a.top[-3], a.top[-2], a.top[-1]), 4);
}

bool Machine::binary(Activation& a, Step step) {
  const auto operation = static_cast<BinaryOperator>(step.c);
  const Value& left = a.top[-2];
  const Value& right = a.top[-1];
  const bool compares = operation == BinaryOperator::Equal || operation == BinaryOperator::NotEqual;
  if (compares && (left.is_lenient() || right.is_lenient())) {
    return push_result(a, {}, Value::boolean(equal(left, right) == (operation == BinaryOperator::Equal)), 2);
  }
  return push_result(a, {}, apply(operation, left, right), 2);
}

std::optional<bool> Machine::truth_of(Activation& a, const Value& value) {
  if (value.is_boolean()) return value.as_boolean();
  if (value.is_lenient()) return false;
  auto result = truth(value);
  if (result) return *result;
  fail_with(a, std::move(result.error()));
  return std::nullopt;
}

bool Machine::unary(Activation& a, Step step) {
  const Value& value = a.top[-1];
  if (step.operation == Operation::Negate) return push_result(a, {}, negated(value), 1);
  if (step.operation == Operation::Plus) return push_result(a, {}, plus(value), 1);
  const auto holds = truth_of(a, value);
  if (!holds) return false;
  a.top[-1] = Value::boolean(!*holds);
  return true;
}

bool Machine::concatenate(Activation& a, Step step) {
  Value* const first = a.top - step.a;
  for (Value* part = first; part != a.top; ++part) {
    if (part->is_lenient()) *part = Value::borrowed("");
  }
  return push_result(a, {}, concatenated({first, step.a}, autoescape), step.a);
}

bool Machine::build_list(Activation& a, Step step) {
  Value* const first = a.top - step.a;
  std::vector<Value> items(std::make_move_iterator(first), std::make_move_iterator(a.top));
  drop(a, step.a);
  return push_result(
      a, {.flags = flags::kStrict},
      step.operation == Operation::Tuple ? Value::tuple(std::move(items)) : Value::list(std::move(items)), 0);
}

bool Machine::build_map(Activation& a, Step step) {
  std::vector<MapEntry> entries;
  for (Value* at = a.top - std::size_t{2} * step.a; at != a.top; at += 2) {
    if (!at[0].is_key()) return fail(a, {.message = phrase("{} cannot be a key", kind_name(at[0]))});
    entries.push_back({std::move(at[0]), std::move(at[1])});
  }
  drop(a, 2 * step.a);
  return push_result(a, {.flags = flags::kStrict}, Value::map(std::move(entries)), 0);
}

// The first item comes to lie on top.
bool Machine::unpack(Activation& a, Step step) {
  const Value value = a.pop();
  auto items = items_of(value);
  if (!items) return fail(a, {.message = phrase("{} cannot be taken apart into {} names", kind_name(value), step.a)});
  if (items->size() != step.a) {
    return fail(a,
                {.message = phrase("{} of {} is taken apart into {} names", kind_name(value), items->size(), step.a)});
  }
  for (std::size_t i = items->size(); i > 0; --i) a.push(std::move((*items)[i - 1]));
  return true;
}

bool Machine::set_attribute(Activation& a, Step step) {
  const Value space = a.pop();
  Value value = a.pop();
  Object* object = space.mutable_object();
  if (object == nullptr || !object->is_mutable()) {
    return fail(
        a, {.message = phrase("cannot assign to an attribute of {}", kind_name(space)),
            .help = phrase("only a namespace has attributes that can be set: `{% set space = namespace(name=1) %}`")});
  }
  const auto refusal = object->assign(set_.names.text(NameId{step.b}), std::move(value));
  return !refusal || fail(a, {.message = *refusal});
}

bool Machine::print(Activation& a) {
  const Value value = a.pop();
  if (value.is_lenient()) return true;
  append_output(output_, value, autoescape);
  return check_output(a);
}

bool Machine::print_raw(Activation& a) {
  append_text(output_, a.pop());
  return check_output(a);
}

void Machine::mark_safe(Activation& a) {
  if (!autoescape) return;
  Value& value = a.top[-1];
  value = value.is_string() ? value.with_safe(true) : Value::safe(to_text(value));
}

bool Machine::jump_if(Activation& a, Step step, bool on, bool keep) {
  const auto holds = truth_of(a, a.top[-1]);
  if (!holds) return false;
  if (*holds != on || !keep) static_cast<void>(a.pop());
  if (*holds == on) a.at = step.a - 1;
  return true;
}

bool Machine::jump_if_false(Activation& a, Step step) { return jump_if(a, step, false, false); }

bool Machine::compare_or_jump(Activation& a, Step step) {
  auto result = apply(static_cast<BinaryOperator>(step.c), a.top[-2], a.top[-1]);
  if (!result) return fail_with(a, std::move(result.error()));
  Value right = a.pop();
  if (result->as_boolean()) {
    a.top[-1] = std::move(right);
    return true;
  }
  a.top[-1] = Value::boolean(false);
  a.at = step.a - 1;
  return true;
}

bool Machine::begin_escape(Activation& a) {
  const auto on = truth_of(a, a.top[-1]);
  if (!on) return false;
  a.top[-1] = Value::boolean(autoescape);
  autoescape = *on;
  return true;
}

}  // namespace bondgenoot::templates
