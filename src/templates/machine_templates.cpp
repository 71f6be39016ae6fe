// Templates, blocks, includes and imports, for machine.h.
#include <algorithm>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "templates/machine.h"
#include "templates/render_objects.h"

namespace bondgenoot::templates {

bool Machine::run_function(CallKind kind, Frame& frame) {
  Activation activation{.caller = current_, .kind = kind, .frame = &frame, .owner = frame.owner};
  activation.code = frame.owner->program.code.data() + frame.function->begin;
  activation.top = frame.slots + frame.function->slot_count;
  if (depth_ >= limits_.depth) return fail_depth(activation);
  ++depth_;
  deepest_ = std::max(deepest_, depth_);
  Activation* const caller = std::exchange(current_, &activation);
  if (!run(activation)) return false;
  if (kind_is_root(kind) && frame.owner->parent != nullptr) {
    activation.at = activation.extends_at;
    if (!run_root(CallKind::Extends, *frame.owner->parent, *frame.context)) return false;
  }
  current_ = caller;
  --depth_;
  return true;
}

bool Machine::kind_is_root(CallKind kind) {
  return kind == CallKind::Entry || kind == CallKind::Extends || kind == CallKind::Include || kind == CallKind::Import;
}

/// What is outside the blocks; then the same of the template that it extends.
bool Machine::run_root(CallKind kind, const LinkedTemplate& linked, TemplateContext& context) {
  Frame& frame = scopes_.new_frame(linked, linked.program.functions.front());
  frame.context = &context;
  scopes_.add_layer(context, linked.program.variables, frame);
  return run_function(kind, frame);
}

bool Machine::run_template(CallKind kind, const LinkedTemplate& linked, TemplateContext context) {
  const Scopes::Mark mark = scopes_.mark();
  const bool escape = std::exchange(autoescape, default_autoescape_);
  if (!run_root(kind, linked, scopes_.new_context(context))) return false;
  autoescape = escape;
  scopes_.release(mark);
  return true;
}

/// The context of an included or imported template: all that is seen here, or nothing but the globals.
TemplateContext Machine::context_for(const Activation& a, const LinkedTemplate& linked, Step step) {
  if ((step.flags & flags::kWithContext) == 0) return {.entry = &linked};
  TemplateContext& here = scopes_.new_context({.entry = a.frame->context->entry, .parent = a.frame->context});
  scopes_.add_layer(here, a.owner->program.views[step.b], *a.frame);
  return {.entry = &linked, .parent = &here};
}

bool Machine::place_block(Activation& a, Step step) {
  const BlockStack* block = a.frame->context->entry->find_block(NameId{step.a});
  if ((step.flags & flags::kRequired) != 0 && block->entries.size() <= 1) {
    return fail(a, {.code = DiagnosticCode::TemplateRequiredBlock,
                    .message = phrase("the required block `{}` is not filled", set_.names.text(NameId{step.a})),
                    .label = phrase("is to be filled by a template that extends this one")});
  }
  if (step.b == kNone) return run_block_entry(CallKind::Block, *block, 0, *a.frame->context);
  const Scopes::Mark mark = scopes_.mark();
  TemplateContext& here = scopes_.new_context({.entry = a.frame->context->entry, .parent = a.frame->context});
  scopes_.add_layer(here, a.owner->program.views[step.b], *a.frame);
  if (!run_block_entry(CallKind::Block, *block, 0, here)) return false;
  scopes_.release(mark);
  return true;
}

bool Machine::run_block_entry(CallKind kind, const BlockStack& block, std::uint32_t index, TemplateContext& context) {
  const BlockEntry& entry = block.entries[index];
  const Scopes::Mark mark = scopes_.mark();
  Frame& frame = scopes_.new_frame(*entry.owner, entry.owner->program.functions[entry.function]);
  frame.context = &context;
  frame.block = &block;
  frame.block_index = index;
  const bool escape = std::exchange(autoescape, default_autoescape_);
  if (!run_function(kind, frame)) return false;
  autoescape = escape;
  scopes_.release(mark);
  return true;
}

EvalResult Machine::call_block(const BlockReference& block, const Arguments& arguments) {
  if (!arguments.empty()) return eval_error(phrase("a block takes no arguments"));
  begin_capture();
  return captured(run_block_entry(CallKind::Super, block.block(), block.index(), block.context()));
}

void Machine::load_self(Activation& a) {
  scopes_.note_closure();
  a.push(Value::make<SelfObject>(set_.names, *a.frame->context));
}

bool Machine::load_super(Activation& a, Step step) {
  const BlockStack& block = *a.frame->block;
  if (a.frame->block_index + 1 < block.entries.size()) {
    scopes_.note_closure();
    a.push(Value::make<BlockReference>(block, a.frame->block_index + 1, *a.frame->context));
    return true;
  }
  return push_result(
      a, step, Value::undefined(phrase("there is no block `{}` further up for `super`", set_.names.text(block.name))),
      0);
}

bool Machine::include(Activation& a, Step step) {
  const LinkedTemplate* linked = nullptr;
  if (step.a != kNone) {
    linked = a.owner->references[step.a];
    if (linked == nullptr && (step.flags & flags::kIgnoreMissing) == 0)
      return fail_missing(a, {a.owner->program.references[step.a].name});
  } else {
    std::vector<std::string> names;
    if (!read_names(a, a.pop(), names)) return false;
    for (std::size_t i = 0; i < names.size() && linked == nullptr; ++i) linked = set_.find(names[i]);
    if (linked == nullptr && (step.flags & flags::kIgnoreMissing) == 0) return fail_missing(a, names);
  }
  if (linked == nullptr) return true;
  const Scopes::Mark mark = scopes_.mark();
  if (!run_template(CallKind::Include, *linked, context_for(a, *linked, step))) return false;
  scopes_.release(mark);
  return true;
}

/// The names that an `include` is given: a string, or a list of strings.
bool Machine::read_names(const Activation& a, const Value& given, std::vector<std::string>& names) {
  if (given.is_string()) {
    names.emplace_back(given.as_string());
    return true;
  }
  const auto items = given.is_list() ? given.as_list() : std::span<const Value>{};
  for (const Value& item : items) {
    if (item.is_string()) names.emplace_back(item.as_string());
  }
  if (given.is_list() && names.size() == items.size()) return true;
  return fail(a, {.code = DiagnosticCode::TemplateName,
                  .message = phrase("{} is not the name of a template", kind_name(given)),
                  .label = phrase("is to be a string, or a list of strings")});
}

bool Machine::fail_missing(const Activation& a, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const auto& [name, linked] : set_.templates) known.push_back(name);
  const auto near = names.empty() ? std::nullopt : nearest(names.front(), known);
  std::string message = names.empty() ? phrase("the list of templates is empty")
                                      : phrase("there is no template {}", quoted_list(names, phrase("or")));
  return fail(a, {.code = DiagnosticCode::TemplateMissing,
                  .message = std::move(message),
                  .label = {},
                  .help = near ? phrase("did you mean `{}`?", *near) : ""});
}

bool Machine::import(Activation& a, Step step) {
  const LinkedTemplate& linked = *a.owner->references[step.a];
  const bool with_context = (step.flags & flags::kWithContext) != 0;
  if (const auto known = modules_.find(&linked); !with_context && known != modules_.end()) {
    watch_call(known->second.as_object());
    a.push(known->second);
    return true;
  }
  TemplateContext& context = scopes_.new_context(context_for(a, linked, step));
  const bool escape = std::exchange(autoescape, default_autoescape_);
  begin_capture();
  if (!run_module(linked, context, with_context)) return false;
  static_cast<void>(end_capture());
  autoescape = escape;
  scopes_.note_closure();
  a.push(Value::make<ModuleObject>(set_.names, linked, context));
  if (!with_context) modules_.emplace(&linked, a.top[-1]);
  return true;
}

bool Machine::import_name(Activation& a, Step step) {
  const auto& module = static_cast<const ModuleObject&>(a.top[-1].as_object());
  Value found = module.find(NameId{step.b});
  if (!found.is_blank()) {
    a.push(std::move(found));
    return true;
  }
  const std::string name(set_.names.text(NameId{step.b}));
  const auto near = nearest(name, module.attribute_names());
  return fail(a, {.code = DiagnosticCode::TemplateMissingImport,
                  .message = phrase("`{}` has no `{}` to import", module.linked().program.name, name),
                  .label = {},
                  .help = near ? phrase("did you mean `{}`?", *near) : ""});
}

}  // namespace bondgenoot::templates
