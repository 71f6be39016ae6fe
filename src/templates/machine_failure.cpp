// What goes wrong in a render, said with its place, the values and the way there; for machine.h.
#include <algorithm>
#include <array>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "templates/expression_names.h"
#include "templates/machine.h"

namespace bondgenoot::templates {
namespace {

constexpr std::size_t kMaxValuesShown = 4;
constexpr std::size_t kMaxWayShown = 10;

std::string suggestion(const std::optional<std::string>& near) {
  return near ? phrase("did you mean `{}`?", *near) : "";
}

bool is_in(const VariableRange& variable, std::uint32_t at) { return variable.from <= at && at < variable.to; }

}  // namespace

Place Machine::place_of(const Activation& a) const { return a.owner->program.places[a.frame->function->begin + a.at]; }

Span Machine::span_of(const Activation& a) const {
  const Place place = place_of(a);
  return {a.owner->program.source, place.begin, place.end};
}

bool Machine::fail(const Activation& a, Problem problem) {
  if (failure_) return false;
  Diagnostics diagnostics;
  Diagnostic& diagnostic = diagnostics.add(problem.code, span_of(a), std::move(problem.message));
  diagnostic.with_label(std::move(problem.label)).with_help(std::move(problem.help));
  add_values(a, diagnostic);
  add_way(a, diagnostic);
  failure_ = std::move(diagnostic);
  return false;
}

bool Machine::fail_with(const Activation& a, EvalError error) {
  const DiagnosticCode code =
      error.is_about_arguments ? DiagnosticCode::TemplateWrongArguments : DiagnosticCode::TemplateFailedOperation;
  return fail(a, {.code = code, .message = std::move(error.message), .label = {}, .help = std::move(error.help)});
}

bool Machine::fail_undefined(const Activation& a, Step step, const Value& value) {
  const bool is_variable = step.operation == Operation::LoadLocal || step.operation == Operation::LoadOuter ||
                           step.operation == Operation::LoadContext;
  const DiagnosticCode code =
      is_variable ? DiagnosticCode::TemplateUndefinedVariable : DiagnosticCode::TemplateUndefinedAttribute;
  return fail(a,
              {.code = code, .message = value.missing(), .label = {}, .help = suggestion(value.missing_suggestion())});
}

bool Machine::fail_undefined_name(const Activation& a, Step step) {
  const std::string name(set_.names.text(NameId{step.b}));
  std::vector<std::string> known = names_at(a);
  std::erase(known, name);
  const auto near = nearest(name, known);
  if ((step.flags & flags::kCallee) != 0) {
    return fail(a, {.code = DiagnosticCode::TemplateUnknownFunction,
                    .message = phrase("there is no function `{}`", name),
                    .label = {},
                    .help = suggestion(near)});
  }
  return fail(a, {.code = DiagnosticCode::TemplateUndefinedVariable,
                  .message = phrase("`{}` is not defined", name),
                  .label = {},
                  .help = suggestion(near)});
}

bool Machine::fail_steps(const Activation& a) {
  return fail(a, {.code = DiagnosticCode::TemplateStepLimit,
                  .message = phrase("the template takes more than {} steps", limits_.steps),
                  .label = phrase("the limit is reached here")});
}

bool Machine::fail_depth(const Activation& a) {
  return fail(*a.caller,
              {.code = DiagnosticCode::TemplateRecursion,
               .message = phrase("templates, blocks and macros call each other more than {} deep", limits_.depth),
               .label = phrase("one too many here")});
}

// The variables of the expression, as far as they have values.
void Machine::add_values(const Activation& a, Diagnostic& diagnostic) const {
  const Place place = place_of(a);
  const std::string_view source = sources_.get(a.owner->program.source).text;
  std::size_t shown = 0;
  for (const std::string_view name :
       names_in_expression(source.substr(place.expression_begin, place.expression_end - place.expression_begin))) {
    if (diagnostic.code == DiagnosticCode::TemplateUndefinedVariable && name == sources_.view(diagnostic.span))
      continue;
    const Value value = variable_at(a, name);
    if (value.is_undefined() || value.is_callable()) continue;
    if (++shown > kMaxValuesShown) return;
    diagnostic.with_note({}, phrase("with `{}` = {}", name, dump(value)));
  }
}

// A variable as it is where the activation stands: of its function, of those around, of the context.
Value Machine::variable_at(const Activation& a, std::string_view name) const {
  const auto id = set_.names.find(name);
  if (!id) return {};
  const TemplateContext& context = *a.frame->context;
  std::uint32_t at = a.at;
  for (const Frame* frame = a.frame; frame != nullptr; frame = frame->outer) {
    const VariableRange* best = nullptr;
    for (const VariableRange& variable : frame->function->variables) {
      if (variable.name == *id && is_in(variable, at) && (best == nullptr || variable.from >= best->from))
        best = &variable;
    }
    if (best != nullptr && !frame->slots[best->slot].is_blank()) return frame->slots[best->slot];
    at = frame->function->defined_at;
  }
  return scopes_.resolve(context, *id);
}

std::vector<std::string> Machine::names_at(const Activation& a) const {
  std::vector<std::string> names;
  const TemplateContext& context = *a.frame->context;
  std::uint32_t at = a.at;
  for (const Frame* frame = a.frame; frame != nullptr; frame = frame->outer) {
    for (const VariableRange& variable : frame->function->variables) {
      if (is_in(variable, at) && !frame->slots[variable.slot].is_blank())
        names.emplace_back(set_.names.text(variable.name));
    }
    at = frame->function->defined_at;
  }
  std::ranges::move(scopes_.names_in(context), std::back_inserter(names));
  return names;
}

// How the render came here: from the innermost call outwards.
void Machine::add_way(const Activation& a, Diagnostic& diagnostic) const {
  std::vector<Note> way;
  for (const Activation* at = &a; at->caller != nullptr; at = at->caller)
    way.push_back({span_of(*at->caller), way_of(*at)});
  if (way.size() > kMaxWayShown + 1) {
    const std::size_t left_out = way.size() - kMaxWayShown;
    const auto first = way.begin() + kMaxWayShown / 2;
    way.erase(first + 1, first + static_cast<std::ptrdiff_t>(left_out));
    *first = Note{{}, phrase("… and {} more like these …", left_out)};
  }
  std::ranges::move(way, std::back_inserter(diagnostic.notes));
}

std::string Machine::way_of(const Activation& a) const {
  const auto name = [&] { return set_.names.text(a.frame->function->name); };
  switch (a.kind) {
    case CallKind::Extends:
      return phrase("extended here");
    case CallKind::Include:
      return phrase("included here");
    case CallKind::Import:
      return phrase("imported here");
    case CallKind::Block:
      return phrase("in the block `{}`, placed here", name());
    case CallKind::Super:
      return phrase("in the block `{}`, called here", name());
    case CallKind::Macro:
      return phrase("in the macro `{}`, called here", name());
    case CallKind::Caller:
      return phrase("in the body of `call`, called here");
    case CallKind::Loop:
      return phrase("in the recursive loop, called here");
    case CallKind::Entry:
      break;
  }
  return {};
}

}  // namespace bondgenoot::templates
