#include "templates/machine.h"

#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/escape.h"

namespace bondgenoot::templates {

namespace {

constexpr std::size_t kLargestBuffer = std::size_t{1} << 20U;

}  // namespace

Machine::Machine(const TemplateSet& set, const SourceMap& sources, Value context, const RenderOptions& options,
                 std::string buffer)
    : set_(set),
      sources_(sources),
      limits_(options.limits),
      default_autoescape_(options.autoescape),
      scopes_(set, std::move(context)),
      output_(std::move(buffer)),
      steps_left_(options.limits.steps),
      fragments_(options.fragments),
      notes_(options.notes),
      witness_(options.witness) {
  autoescape = options.autoescape;
  host = options.host;
  output_.clear();
}

bool Machine::render(const LinkedTemplate& entry) {
  return run_template(CallKind::Entry, entry, {.entry = &entry, .sees_root = true});
}

bool Machine::check_output(Activation& a) {
  if (output_.size() <= limits_.output) return true;
  return fail(a, {.code = DiagnosticCode::TemplateOutputLimit,
                  .message = phrase("the template makes more than its share of text"),
                  .label = phrase("the limit is reached here")});
}

// What most instructions do is here; run_value and run_rest have the others.
bool Machine::run(Activation& a) {
  for (;; ++a.at) {
    Step step = a.code[a.at];
    if (steps_left_-- == 0) return fail_steps(a);
    bool ok = true;
    switch (step.operation) {
      case Operation::Text:
        output_.append(a.owner->program.text, step.a, step.b);
        ok = check_output(a);
        break;
      case Operation::Print:
        ok = print(a);
        break;
      case Operation::Constant:
        a.push(a.owner->program.constants[step.a].alias());
        break;
      case Operation::LoadLocal:
        ok = load_local(a, step);
        break;
      case Operation::LoadContext:
        ok = load_context(a, step);
        break;
      case Operation::StoreLocal:
        a.frame->slots[step.a] = a.pop();
        break;
      case Operation::Attribute:
        ok = attribute_of(a, step);
        break;
      case Operation::Binary:
        ok = binary(a, step);
        break;
      case Operation::Jump:
        a.at = step.a - 1;
        break;
      case Operation::JumpIfFalse:
        ok = jump_if_false(a, step);
        break;
      case Operation::LoopNext:
        ok = next_item(a, step);
        break;
      case Operation::Call:
        ok = call(a, step);
        break;
      case Operation::CallAndPrint:
        ok = call_and_print(a, step);
        break;
      case Operation::Filter:
        ok = filter(a, step);
        break;
      case Operation::Test:
        ok = test(a, step);
        break;
      case Operation::Return:
        return true;
      default:
        ok = run_value(a, step);
        break;
    }
    if (!ok) return false;
  }
}

bool Machine::run_value(Activation& a, Step step) {
  switch (step.operation) {
    case Operation::LoadOuter:
      return load_outer(a, step);
    case Operation::LoadSelf:
      load_self(a);
      return true;
    case Operation::LoadSuper:
      return load_super(a, step);
    case Operation::NoElse:
      a.push(Value::lenient_undefined());
      return true;
    case Operation::ClearLocal:
      a.frame->slots[step.a] = Value{};
      return true;
    case Operation::CopyLocal:
      a.frame->slots[step.b] = a.frame->slots[step.a];
      return true;
    case Operation::CopyOuter:
      a.frame->slots[step.b] = a.frame->out(step.c).slots[step.a];
      return true;
    case Operation::SetAttribute:
      return set_attribute(a, step);
    case Operation::Unpack:
      return unpack(a, step);
    case Operation::Subscript:
      return subscript_of(a, step);
    case Operation::Slice:
      return slice_of(a);
    case Operation::Not:
    case Operation::Negate:
    case Operation::Plus:
      return unary(a, step);
    case Operation::Concatenate:
      return concatenate(a, step);
    case Operation::List:
    case Operation::Tuple:
      return build_list(a, step);
    case Operation::Map:
      return build_map(a, step);
    case Operation::Duplicate:
      a.push(a.top[-1]);
      return true;
    case Operation::Pop:
      static_cast<void>(a.pop());
      return true;
    case Operation::MarkSafe:
      mark_safe(a);
      return true;
    case Operation::JumpIfFalseOrPop:
      return jump_if(a, step, false, true);
    case Operation::JumpIfTrueOrPop:
      return jump_if(a, step, true, true);
    case Operation::JumpIfSet:
      if (!a.frame->slots[step.b].is_blank()) a.at = step.a - 1;
      return true;
    case Operation::CompareOrJump:
      return compare_or_jump(a, step);
    default:
      return run_rest(a, step);
  }
}

bool Machine::run_rest(Activation& a, Step step) {
  switch (step.operation) {
    case Operation::PrintRaw:
      return print_raw(a);
    case Operation::MakeMacro:
      return make_macro(a, step);
    case Operation::CallLoop:
      return start_recursive_loop(a, step);
    case Operation::BeginCapture:
      begin_capture();
      return true;
    case Operation::EndCapture:
      a.push(text_value(end_capture()));
      return true;
    case Operation::LoopBegin:
      return begin_loop(a, step);
    case Operation::LoopEnd:
      end_loop(a, step);
      return true;
    case Operation::Collect:
      loops_.back().kept.push_back(a.pop());
      return true;
    case Operation::EndCollect:
      end_collect(a);
      return true;
    case Operation::BeginEscape:
      return begin_escape(a);
    case Operation::EndEscape:
      autoescape = a.pop().as_boolean();
      return true;
    case Operation::Block:
      return place_block(a, step);
    case Operation::Include:
      return include(a, step);
    case Operation::Import:
      return import(a, step);
    case Operation::ImportName:
      return import_name(a, step);
    case Operation::Extends:
      a.extends_at = a.at;
      return true;
    default:
      return true;
  }
}

EvalResult Machine::call_filter(std::string_view name, const Value& value, const Arguments& arguments) {
  const auto found = set_.filters.find(name);
  if (found == set_.filters.end()) return std::unexpected(unknown_filter(set_.filters, name));
  return apply_filter(found->second, *this, value, arguments);
}

std::expected<bool, EvalError> Machine::call_test(std::string_view name, const Value& value,
                                                  const Arguments& arguments) {
  const auto found = set_.tests.find(name);
  if (found == set_.tests.end()) return std::unexpected(unknown_test(set_.tests, name));
  return apply_test(found->second, *this, value, arguments);
}

EvalResult Machine::call_value(const Value& callee, const Arguments& arguments) {
  if (!callee.is_callable()) return eval_error(phrase("{} cannot be called", kind_name(callee)));
  watch_call(callee.as_object());
  return callee.as_object().call(*this, arguments);
}

Outcome<std::string> render_template(const TemplateSet& set, const LinkedTemplate& entry, const SourceMap& sources,
                                     Value context, const RenderOptions& options) {
  // One page is about as long as the next: a thread keeps what it writes to, and hands out texts of just their size.
  thread_local std::string buffer;
  Machine machine(set, sources, std::move(context), options, std::exchange(buffer, {}));
  Outcome<std::string> result;
  const bool is_well = machine.render(entry);
  if (is_well) result.value = std::string(machine.output());
  buffer = machine.take_output();
  if (buffer.capacity() > kLargestBuffer) buffer = {};
  if (is_well) return result;
  Diagnostic failure = machine.take_failure();
  result.diagnostics.add(failure.code, failure.span, {}) = std::move(failure);
  return result;
}

}  // namespace bondgenoot::templates
