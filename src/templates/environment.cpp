#include "templates/environment.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"
#include "templates/compiler.h"
#include "templates/parser.h"
#include "templates/template_set.h"

namespace bondgenoot::templates {

struct Environment::State {
  SourceMap& sources;
  const Loader& loader;
  TemplateSet set;
  std::set<std::string, std::less<>> broken;  ///< Those with errors of their own.
};

namespace {

/// A template that is to be compiled, and who wants it.
struct Wanted {
  std::string name;
  Span span;  ///< Invalid for the one that was asked for.
  bool required = true;
};

/// The name as it is; nothing when it climbs or is not written plainly.
bool is_plain_name(std::string_view name) { return !name.empty() && normalized_path(name) == std::string(name); }

void report_missing(const Loader& loader, const Wanted& wanted, Diagnostics& diagnostics) {
  const std::string message = phrase("there is no template `{}`", wanted.name);
  Diagnostic& diagnostic = wanted.span.valid()
                               ? diagnostics.add(DiagnosticCode::TemplateMissing, wanted.span, message)
                               : diagnostics.add_for_path(DiagnosticCode::TemplateMissing, wanted.name, message);
  if (!is_plain_name(wanted.name)) {
    diagnostic.with_help(phrase("write the path from the folder of templates, without `..`"));
  } else if (const auto near = nearest(wanted.name, loader.names())) {
    diagnostic.with_help(phrase("did you mean `{}`?", *near));
  }
}

/// Where a chain of `extends` comes back to where it began.
void report_cycle(const TemplateSet& set, const std::string& name, std::set<std::string>& reported,
                  Diagnostics& diagnostics) {
  const LinkedTemplate* first = set.find(name);
  std::vector<std::pair<std::string, Span>> way;
  for (const LinkedTemplate* at = first;
       at != nullptr && at->program.extends != kNone && way.size() <= set.templates.size();) {
    const TemplateReference& reference = at->program.references[at->program.extends];
    way.emplace_back(reference.name, reference.span);
    at = set.find(reference.name);
    if (at == first) break;
  }
  if (way.empty() || way.back().first != name || reported.contains(name)) return;
  for (const auto& [extended, span] : way) reported.insert(extended);
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::TemplateCycle, way.front().second, phrase("`{}` extends itself", name));
  for (std::size_t i = 1; i < way.size(); ++i)
    diagnostic.with_note(way[i].second, phrase("by way of `{}`, which extends `{}`", way[i - 1].first, way[i].first));
}

}  // namespace

Environment::Environment(SourceMap& sources, const Loader& loader)
    : state_(std::make_unique<State>(State{.sources = sources, .loader = loader, .set = {}, .broken = {}})) {
  TemplateSet& set = state_->set;
  set.filters = builtin_filters();
  set.tests = builtin_tests();
  for (const NamedValue& function : builtin_functions())
    set.globals.insert_or_assign(std::string(function.name), function.value);
}

Environment::~Environment() = default;

void Environment::add_global(std::string name, Value value) {
  state_->set.globals.insert_or_assign(std::move(name), std::move(value));
}

void Environment::add_function(std::string name, Callable callable, Reads reads) {
  Value function = Value::function(name, std::move(callable), reads);
  add_global(std::move(name), std::move(function));
}

void Environment::add_filter(Filter filter) {
  std::string name = filter.name;
  state_->set.filters.insert_or_assign(std::move(name), std::move(filter));
}

void Environment::add_test(Test test) {
  std::string name = test.name;
  state_->set.tests.insert_or_assign(std::move(name), std::move(test));
}

/// Compiles one template; null when it cannot be.
static std::unique_ptr<LinkedTemplate> compile_one(SourceMap& sources, TemplateSet& set, const std::string& name,
                                                   LoadedTemplate loaded, Diagnostics& diagnostics) {
  const Source& source = sources.get(sources.add(std::move(loaded.path), std::move(loaded.text)));
  if (const auto bad = find_invalid_utf8(source.text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.add(DiagnosticCode::NotUtf8, Span{source.id, at, at + 1}, phrase("the template is not text in UTF-8"));
    return nullptr;
  }
  Outcome<TemplateTree> tree = parse_template(source);
  const bool is_parsed = !tree.diagnostics.has_errors();
  diagnostics.append(std::move(tree.diagnostics));
  if (!is_parsed) return nullptr;
  Outcome<Program> program =
      compile_template(name, tree.value, source, {.names = set.names, .filters = set.filters, .tests = set.tests});
  const bool is_compiled = !program.diagnostics.has_errors();
  diagnostics.append(std::move(program.diagnostics));
  if (!is_compiled) return nullptr;
  auto linked = std::make_unique<LinkedTemplate>();
  linked->program = std::move(program.value);
  return linked;
}

Diagnostics Environment::compile(std::string_view name) {
  State& state = *state_;
  Diagnostics diagnostics;
  std::vector<std::string> added;
  std::deque<Wanted> waiting = {{.name = std::string(name), .span = {}}};
  while (!waiting.empty()) {
    const Wanted wanted = std::move(waiting.front());
    waiting.pop_front();
    if (state.set.find(wanted.name) != nullptr || state.broken.contains(wanted.name)) continue;
    auto loaded = is_plain_name(wanted.name) ? state.loader.load(wanted.name) : std::nullopt;
    if (!loaded) {
      if (wanted.required) report_missing(state.loader, wanted, diagnostics);
      continue;
    }
    auto linked = compile_one(state.sources, state.set, wanted.name, std::move(*loaded), diagnostics);
    if (!linked) {
      state.broken.insert(wanted.name);
      continue;
    }
    for (const TemplateReference& reference : linked->program.references) {
      waiting.push_back({.name = reference.name, .span = reference.span, .required = reference.required});
    }
    if (linked->program.includes_by_expression) {  // It may mean any.
      for (std::string& one : state.loader.names())
        waiting.push_back({.name = std::move(one), .span = {}, .required = false});
    }
    state.set.templates.emplace(wanted.name, std::move(linked));
    added.push_back(wanted.name);
  }
  std::set<std::string> in_circles;
  for (const std::string& one : added) report_cycle(state.set, one, in_circles, diagnostics);
  link(state.set);
  diagnostics.sort(state.sources);
  return diagnostics;
}

bool Environment::is_ready(std::string_view name) const {
  const LinkedTemplate* linked = state_->set.find(name);
  return linked != nullptr && linked->is_ready;
}

Outcome<std::string> Environment::render(std::string_view name, Value context, const RenderOptions& options) const {
  if (is_ready(name))
    return render_template(state_->set, *state_->set.find(name), state_->sources, std::move(context), options);
  Outcome<std::string> result;
  result.diagnostics.add_for_path(DiagnosticCode::TemplateMissing, std::string(name),
                                  phrase("the template `{}` has not been compiled", name));
  return result;
}

std::vector<std::string> Environment::references(std::string_view name) const {
  std::set<std::string> names;
  if (const LinkedTemplate* linked = state_->set.find(name)) {
    for (const TemplateReference& reference : linked->program.references) names.insert(reference.name);
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> Environment::dependencies(std::string_view name) const {
  std::set<std::string> found;
  std::vector<std::string> waiting = {std::string(name)};
  while (!waiting.empty()) {
    const LinkedTemplate* linked = state_->set.find(waiting.back());
    const std::string at = std::move(waiting.back());
    waiting.pop_back();
    if (linked == nullptr || !found.insert(at).second) continue;
    for (const TemplateReference& reference : linked->program.references) waiting.push_back(reference.name);
  }
  return {found.begin(), found.end()};
}

std::string Environment::dump(std::string_view name) const {
  const LinkedTemplate* linked = state_->set.find(name);
  return linked == nullptr ? std::string() : to_text(linked->program, state_->set.names);
}

}  // namespace bondgenoot::templates
