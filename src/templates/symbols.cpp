#include "templates/symbols.h"

#include <algorithm>
#include <utility>

#include "templates/ast_walk.h"

namespace bondgenoot::templates {

/// What each kind of statement does in the scope it stands in; what is within a scope of its own is not looked at.
struct Symbols::StatementVisitor {
  Symbols& symbols;

  void operator()(const TextStatement&) const {}
  void operator()(const PrintStatement& print) const { symbols.visit(print.value); }
  void operator()(const ForStatement& loop) const { symbols.visit(loop.iterable); }
  void operator()(const IfStatement& branching) const { symbols.visit_if(branching, 0); }
  void operator()(const SetStatement& set) const {
    symbols.visit(set.value);
    symbols.visit_target(set.target);
  }
  void operator()(const SetBlockStatement& set) const { symbols.visit_target(set.target); }
  void operator()(const WithStatement& with) const {
    for (const Assignment& assignment : with.assignments) symbols.visit(assignment.value);
  }
  void operator()(const BlockStatement&) const {}
  void operator()(const ExtendsStatement& extends) const { symbols.visit(extends.name); }
  void operator()(const IncludeStatement& include) const { symbols.visit(include.names); }
  void operator()(const ImportStatement& import) const {
    symbols.visit(import.name);
    symbols.store(import.target.text);
  }
  void operator()(const FromImportStatement& import) const {
    symbols.visit(import.name);
    for (const ImportedName& name : import.names) symbols.store(name.alias.text);
  }
  void operator()(const MacroStatement& macro) const { symbols.store(macro.name.text); }
  void operator()(const CallStatement& call) const { symbols.visit(call.call); }
  void operator()(const FilterStatement& filter) const { symbols.visit(filter.filter); }
  void operator()(const AutoescapeStatement&) const {}
};

void Symbols::declare_parameter(std::string_view name) {
  records_[name] = {.initial = InitialValue::Parameter, .is_defined = true, .is_stored = true};
}

void Symbols::declare_special(std::string_view name, InitialValue which) {
  records_[name] = {.initial = which, .is_defined = true, .is_stored = false};
}

void Symbols::visit(const Body& body) {
  for (const Statement& statement : body) std::visit(StatementVisitor{*this}, statement.node);
}

void Symbols::visit(const Expression& expression) {
  for_each_name(expression, [this](const NameUse& use) { load(use.name.text); });
}

void Symbols::visit(const ExpressionPtr& expression) {
  if (expression) visit(*expression);
}

void Symbols::visit_target(const Target& target) {
  for_each_name(target, [this](const NameUse& use) {
    if (use.is_store)
      store(use.name.text);
    else
      load(use.name.text);
  });
}

void Symbols::visit_parameters(const Target& target) {
  for_each_name(target, [this](const NameUse& use) { declare_parameter(use.name.text); });
}

// The branches of an `if` are looked at each by itself: its body, all its `elif`s, its `else`.
void Symbols::visit_if(const IfStatement& branching, std::size_t from) {
  const IfBranch& first = branching.branches[from];
  visit(first.condition);
  Symbols body(parent_, this);
  body.visit(first.body);
  Symbols elifs(parent_, this);
  if (from == 0) {
    for (std::size_t i = 1; i < branching.branches.size(); ++i) elifs.visit_if(branching, i);
  }
  Symbols otherwise(parent_, this);
  if (from == 0) otherwise.visit(branching.otherwise);
  join({&body, &elifs, &otherwise});
}

void Symbols::join(const std::vector<const Symbols*>& branches) {
  std::map<std::string_view, std::size_t> stores;
  for (const Symbols* branch : branches) {
    for (const auto& [name, added] : branch->records_) {
      if (added.is_stored && !is_stored(name)) ++stores[name];
    }
  }
  for (const Symbols* branch : branches) {
    for (const auto& [name, added] : branch->records_) {
      Record& mine = records_[name];
      if (added.is_defined) {
        mine.initial = added.initial;
        mine.is_defined = true;
      }
      mine.is_stored = mine.is_stored || added.is_stored;
    }
  }
  for (const auto& [name, count] : stores) {  // Assigned to in some branches only: it may keep its old value.
    if (count == branches.size()) continue;
    Record& mine = records_[name];
    mine.initial = is_known_outside(name) ? InitialValue::Outer : InitialValue::Context;
    mine.is_defined = true;
  }
}

void Symbols::load(std::string_view name) {
  if (!is_known(name)) records_[name] = {.initial = InitialValue::Context, .is_defined = true, .is_stored = false};
}

void Symbols::store(std::string_view name) {
  const bool known_here = record(name) != nullptr;
  Record& mine = records_[name];
  mine.is_stored = true;
  if (known_here) return;
  mine.initial = is_known_outside(name) ? InitialValue::Outer : InitialValue::Nothing;
  mine.is_defined = true;
}

const Symbols::Record* Symbols::record(std::string_view name) const {
  for (const Symbols* symbols = this; symbols != nullptr; symbols = symbols->branch_of_) {
    const auto found = symbols->records_.find(name);
    if (found != symbols->records_.end() && found->second.is_defined) return &found->second;
  }
  return nullptr;
}

bool Symbols::is_stored(std::string_view name) const {
  for (const Symbols* symbols = this; symbols != nullptr; symbols = symbols->branch_of_) {
    const auto found = symbols->records_.find(name);
    if (found != symbols->records_.end() && found->second.is_stored) return true;
  }
  return false;
}

bool Symbols::is_known(std::string_view name) const {
  for (const Symbols* symbols = this; symbols != nullptr; symbols = symbols->parent_) {
    if (symbols->record(name) != nullptr) return true;
  }
  return false;
}

void Symbols::complete() {
  for (const auto& [name, known] : records_) {
    auto variable = std::make_unique<Variable>(
        Variable{.name = name, .initial = known.initial, .outer = nullptr, .is_stored = known.is_stored});
    if (known.initial == InitialValue::Outer) variable->outer = parent_->find(name);
    variables_.push_back(std::move(variable));
  }
}

const Variable* Symbols::find(std::string_view name) const {
  for (const Symbols* symbols = this; symbols != nullptr; symbols = symbols->parent_) {
    const auto found = std::ranges::lower_bound(symbols->variables_, name, {}, [](const auto& v) { return v->name; });
    if (found != symbols->variables_.end() && (*found)->name == name) return found->get();
  }
  return nullptr;
}

std::vector<const Variable*> Symbols::visible() const {
  std::map<std::string_view, const Variable*> nearest;
  for (const Symbols* symbols = this; symbols != nullptr; symbols = symbols->parent_) {
    for (const auto& variable : symbols->variables_) {
      if (variable->is_stored) nearest.emplace(variable->name, variable.get());
    }
  }
  std::vector<const Variable*> all;
  for (const auto& [name, variable] : nearest) all.push_back(find(name));
  return all;
}

}  // namespace bondgenoot::templates
