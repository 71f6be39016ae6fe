// Which variable a name means in each scope: Jinja's rules, as its `idtracking` has them.
//
// A scope (template, block, macro, loop body, `with`, …) has a variable of its own for each name that is assigned to
// anywhere in it; `if` is no scope. Where such a variable has no value yet it shows that of the scope around it, or the
// context's, when the name may be read before it is assigned; so the order of reading and assigning counts.
//
// In:  the statements of a scope. Out: its variables. Owns: them. Threads: one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "templates/ast.h"

namespace bondgenoot::templates {

/// What a variable holds before it is assigned to.
enum class InitialValue : std::uint8_t {
  Parameter,  ///< It is assigned to first of all.
  Context,    ///< The context's variable of that name.
  Outer,      ///< The variable of the scope around.
  Nothing,
  Self,  ///< It is `self`, or `super`: nothing else.
  Super,
};

struct Variable {
  std::string_view name;
  InitialValue initial = InitialValue::Context;
  const Variable* outer = nullptr;  ///< Of the scope around, where `initial` says so.
  bool is_stored = false;           ///< Assigned to in this scope.
  std::uint32_t function = 0;       ///< The function it lives in, and the slot there: the compiler's.
  std::uint32_t slot = kNoSlot;

  static constexpr std::uint32_t kNoSlot = UINT32_MAX;
};

class Symbols {
 public:
  /// `parent` is the scope around, complete; null for a template or a block.
  explicit Symbols(const Symbols* parent) : parent_(parent) {}

  void declare_parameter(std::string_view name);
  void declare_special(std::string_view name, InitialValue which);
  /// What the scope's statements do with names. Only for those directly in it: not within scopes of their own.
  void visit(const Body& body);
  void visit(const Expression& expression);
  void visit(const ExpressionPtr& expression);
  void visit_target(const Target& target);
  void visit_parameters(const Target& target);

  /// Makes the variables. Nothing is visited afterwards.
  void complete();
  /// This scope's, by name.
  [[nodiscard]] const std::vector<std::unique_ptr<Variable>>& variables() const { return variables_; }
  /// The variable that a name means here; null when nothing has been said about it.
  [[nodiscard]] const Variable* find(std::string_view name) const;
  /// All variables that can be assigned to and are seen from here: the nearest of each name.
  [[nodiscard]] std::vector<const Variable*> visible() const;

 private:
  /// What is known of a name so far.
  struct Record {
    InitialValue initial = InitialValue::Context;
    bool is_defined = false;  ///< `initial` is said here; else where this branch begins.
    bool is_stored = false;
  };
  struct StatementVisitor;

  Symbols(const Symbols* parent, const Symbols* branch_of) : parent_(parent), branch_of_(branch_of) {}

  void load(std::string_view name);
  void store(std::string_view name);
  void visit_if(const IfStatement& branching, std::size_t from);
  void join(const std::vector<const Symbols*>& branches);
  [[nodiscard]] const Record* record(std::string_view name) const;
  [[nodiscard]] bool is_stored(std::string_view name) const;
  [[nodiscard]] bool is_known(std::string_view name) const;
  [[nodiscard]] bool is_known_outside(std::string_view name) const {
    return parent_ != nullptr && parent_->is_known(name);
  }

  const Symbols* parent_;
  const Symbols* branch_of_ = nullptr;  // A branch of an `if` adds to what is known before it.
  std::map<std::string_view, Record> records_;
  std::vector<std::unique_ptr<Variable>> variables_;
};

}  // namespace bondgenoot::templates
