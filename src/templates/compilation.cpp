#include "templates/compilation.h"

#include <utility>

namespace bondgenoot::templates {
namespace {

/// Only the context gives it a value: it needs no place of its own in its scope.
bool is_of_context(const Variable& variable) {
  return variable.initial == InitialValue::Context && !variable.is_stored;
}

/// When its slot is empty, the context may know it.
bool falls_back(const Variable& variable) {
  const Variable* origin = &variable;
  while (origin->initial == InitialValue::Outer) origin = origin->outer;
  return origin->initial == InitialValue::Context;
}

}  // namespace

Compilation::Compilation(const Source& template_source, NameTable& name_table, const FilterTable& filter_table,
                         const TestTable& test_table)
    : source(template_source), names(name_table), filters(filter_table), tests(test_table) {
  program.source = source.id;
}

void Compilation::open_function(Function function) {
  auto opened = std::make_unique<OpenFunction>();
  opened->index = static_cast<std::uint32_t>(program.functions.size());
  if (function.kind != FunctionKind::Block && !open_.empty()) {
    function.parent = open_.back()->index;
    function.defined_at = code().next();
  }
  program.functions.push_back(std::move(function));
  open_.push_back(std::move(opened));
}

std::uint32_t Compilation::close_function() {
  const std::unique_ptr<OpenFunction> closed = std::move(open_.back());
  open_.pop_back();
  closed->code.add({.operation = Operation::Return}, {}, 0, 0);
  closed->code.finish(program, program.functions[closed->index]);
  return closed->index;
}

std::uint32_t Compilation::add_constant(Value value) {
  for (std::size_t i = 0; i < program.constants.size() && i < 64; ++i) {
    const Value& known = program.constants[i];
    const bool same = known.kind() == value.kind() && !known.is_list() && !known.is_map() && known.is_same_as(value);
    if (same) return static_cast<std::uint32_t>(i);
  }
  program.constants.push_back(std::move(value));
  return static_cast<std::uint32_t>(program.constants.size() - 1);
}

std::uint32_t Compilation::add_shape(CallShape shape) {
  program.shapes.push_back(std::move(shape));
  return static_cast<std::uint32_t>(program.shapes.size() - 1);
}

std::uint32_t Compilation::add_view(const Symbols& symbols) {
  View view;
  for (const Variable* variable : symbols.visible()) {
    view.push_back({.name = names.intern(variable->name), .depth = depth_of(*variable), .slot = variable->slot});
  }
  program.views.push_back(std::move(view));
  return static_cast<std::uint32_t>(program.views.size() - 1);
}

std::uint32_t Compilation::add_reference(TemplateReference reference) {
  program.references.push_back(std::move(reference));
  return static_cast<std::uint32_t>(program.references.size() - 1);
}

std::uint32_t Compilation::context_slot(std::string_view name) {
  const auto [found, added] = function().context_slots.emplace(name, 0);
  if (added) found->second = code().new_slot();
  return found->second;
}

void Compilation::place_variables(Symbols& symbols) {
  for (const auto& variable : symbols.variables()) {
    variable->function = function().index;
    const bool is_special = variable->initial == InitialValue::Self || variable->initial == InitialValue::Super;
    if (!is_special && !is_of_context(*variable) && variable->slot == Variable::kNoSlot)
      variable->slot = code().new_slot();
  }
}

void Compilation::place_first(const Symbols& symbols, std::string_view name) {
  for (const auto& variable : symbols.variables()) {
    if (variable->name == name) variable->slot = code().new_slot();
  }
}

void Compilation::initialize_variables(const Symbols& symbols, Span span, bool fresh) {
  for (const auto& variable : symbols.variables()) {
    if (!variable->is_stored || variable->initial == InitialValue::Parameter) continue;
    if (variable->initial != InitialValue::Outer || is_of_context(*variable->outer)) {
      if (!fresh) code().add({.operation = Operation::ClearLocal, .a = variable->slot}, place(span), 0, 0);
      continue;
    }
    const Variable& outer = *variable->outer;
    const std::uint16_t depth = depth_of(outer);
    const Operation operation = depth == 0 ? Operation::CopyLocal : Operation::CopyOuter;
    code().add({.operation = operation, .c = depth, .a = outer.slot, .b = variable->slot}, place(span), 0, 0);
  }
}

void Compilation::leave_scope(const Symbols& symbols, std::uint32_t from) {
  Function& current = program.functions[function().index];
  for (const auto& variable : symbols.variables()) {
    if (!variable->is_stored) continue;
    current.variables.push_back(
        {.name = names.intern(variable->name), .slot = variable->slot, .from = from, .to = code().next()});
  }
}

std::uint16_t Compilation::depth_of(const Variable& variable) const {
  std::uint16_t depth = 0;
  for (std::uint32_t index = open_.back()->index; index != variable.function && index != kNone; ++depth) {
    index = program.functions[index].parent;
  }
  return depth;
}

void Compilation::load(const Variable& variable, Span span, bool strict) {
  const std::uint8_t flag = strict ? flags::kStrict : std::uint8_t{0};
  if (variable.initial == InitialValue::Self || variable.initial == InitialValue::Super) {
    const bool is_self = variable.initial == InitialValue::Self;
    code().add({.operation = is_self ? Operation::LoadSelf : Operation::LoadSuper, .flags = flag}, place(span), 0, 1);
    return;
  }
  Instruction instruction{.operation = Operation::LoadLocal,
                          .flags = flag,
                          .c = depth_of(variable),
                          .a = variable.slot,
                          .b = name(variable.name)};
  if (is_of_context(variable)) {
    instruction.c = 0;
    instruction.a = context_slot(variable.name);
    instruction.operation = Operation::LoadContext;
  } else if (instruction.c > 0) {
    instruction.operation = Operation::LoadOuter;
    if (falls_back(variable)) instruction.flags |= flags::kFallback;
  } else if (falls_back(variable)) {
    instruction.operation = Operation::LoadContext;
  }
  code().add(instruction, place(span), 0, 1);
}

void Compilation::store(const Variable& variable, Span span) {
  code().add({.operation = Operation::StoreLocal, .a = variable.slot}, place(span), 1, 0);
}

Place Compilation::place(Span caret, Span expression) {
  return {
      .begin = caret.begin, .end = caret.end, .expression_begin = expression.begin, .expression_end = expression.end};
}

}  // namespace bondgenoot::templates
