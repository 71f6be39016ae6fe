#include "templates/statement_compiler.h"

#include <algorithm>
#include <utility>

#include "templates/ast_walk.h"
#include "templates/expression_compiler.h"
#include "templates/literals.h"

namespace bondgenoot::templates {

void StatementCompiler::compile(const TemplateTree& tree) {
  bool extends = false;
  for_each_statement(tree.body, [&](const Statement& statement) {
    extends = extends || std::holds_alternative<ExtendsStatement>(statement.node);
  });
  collect_blocks(tree.body);
  compilation_.open_function({.kind = FunctionKind::Root});
  Symbols symbols(nullptr);
  if (reads_name(tree.body, "self")) symbols.declare_special("self", InitialValue::Self);
  symbols.visit(tree.body);
  symbols.complete();
  compilation_.place_variables(symbols);
  compile_body(tree.body, {.symbols = symbols, .is_toplevel = true, .is_rootlevel = true, .is_silent = extends});
  compilation_.leave_scope(symbols, 0);
  for (const Variable* variable : symbols.visible()) {
    compilation_.program.variables.push_back(
        {.name = compilation_.names.intern(variable->name), .depth = 0, .slot = variable->slot});
  }
  compilation_.close_function();
  compile_waiting_blocks();
}

void StatementCompiler::compile_body(const Body& body, Scope scope) {
  for (const Statement& statement : body) compile_statement(statement, scope);
}

void StatementCompiler::compile_statement(const Statement& statement, Scope scope) {
  std::visit(Overloaded{
                 [&](const TextStatement& text) { compile_text(statement, text, scope); },
                 [&](const PrintStatement& print) { compile_print(print, scope); },
                 [&](const ForStatement& loop) { compile_for(statement, loop, scope); },
                 [&](const IfStatement& branching) { compile_if(branching, scope); },
                 [&](const SetStatement& set) { compile_set(set, scope); },
                 [&](const SetBlockStatement& set) { compile_set_block(statement, set, scope); },
                 [&](const WithStatement& with) { compile_with(statement, with, scope); },
                 [&](const BlockStatement& block) { compile_block(statement, block, scope); },
                 [&](const ExtendsStatement& extends) { compile_extends(statement, extends, scope); },
                 [&](const IncludeStatement& include) { compile_include(statement, include, scope); },
                 [&](const ImportStatement& import) { compile_import(statement, import, scope); },
                 [&](const FromImportStatement& import) { compile_from_import(statement, import, scope); },
                 [&](const MacroStatement& macro) { compile_macro(macro, scope); },
                 [&](const CallStatement& call) { compile_call(statement, call, scope); },
                 [&](const FilterStatement& filter) { compile_filter(statement, filter, scope); },
                 [&](const AutoescapeStatement& autoescape) { compile_autoescape(statement, autoescape, scope); },
             },
             statement.node);
}

// Text that follows text, with a comment between, is written in one go.
void StatementCompiler::compile_text(const Statement& statement, const TextStatement& text, Scope scope) {
  if (scope.is_silent && has_extends_) return;
  Program& program = compilation_.program;
  const auto begin = static_cast<std::uint32_t>(program.text.size());
  if (text.text.find('\r') == std::string_view::npos)
    program.text += text.text;
  else
    program.text += with_plain_newlines(text.text);
  const auto size = static_cast<std::uint32_t>(program.text.size()) - begin;
  Instruction* last = compilation_.code().last_in_line();
  if (last != nullptr && last->operation == Operation::Text && last->a + last->b == begin) {
    last->b += size;
    return;
  }
  compilation_.code().add({.operation = Operation::Text, .a = begin, .b = size}, Compilation::place(statement.span), 0,
                          0);
}

void StatementCompiler::compile_print(const PrintStatement& print, Scope scope) {
  if (scope.is_silent && has_extends_) return;
  ExpressionCompiler(compilation_, scope.symbols).print(*print.value);
}

void StatementCompiler::compile_if(const IfStatement& branching, Scope scope) {
  CodeBuilder& code = compilation_.code();
  const Label end = code.new_label();
  const CompileScope inner{
      .symbols = scope.symbols, .is_toplevel = scope.is_toplevel, .is_rootlevel = false, .is_silent = scope.is_silent};
  for (const IfBranch& branch : branching.branches) {
    const Label next = code.new_label();
    const Place place = Compilation::place(branch.condition->span);
    ExpressionCompiler(compilation_, scope.symbols).push(*branch.condition, true);
    code.add_jump({.operation = Operation::JumpIfFalse}, next, place, 1, 0);
    compile_body(branch.body, inner);
    const bool is_last = &branch == &branching.branches.back() && branching.otherwise.empty();
    if (!is_last) code.add_jump({.operation = Operation::Jump}, end, place, 0, 0);
    code.bind(next);
  }
  compile_body(branching.otherwise, inner);
  code.bind(end);
}

void StatementCompiler::compile_set(const SetStatement& set, Scope scope) {
  if (loop_depth_ > 0) check_target(set.target);
  ExpressionCompiler(compilation_, scope.symbols).push(*set.value, false);
  assign(set.target, scope.symbols);
  note_exports(set.target, scope);
}

void StatementCompiler::compile_set_block(const Statement& statement, const SetBlockStatement& set, Scope scope) {
  if (loop_depth_ > 0) check_target(set.target);
  CodeBuilder& code = compilation_.code();
  const Place place = Compilation::place(statement.span);
  Symbols symbols(&scope.symbols);
  symbols.visit(set.body);
  symbols.visit(set.filter);
  symbols.complete();
  compilation_.place_variables(symbols);
  const std::uint32_t from = code.next();
  compilation_.initialize_variables(symbols, statement.span);
  code.add({.operation = Operation::BeginCapture}, place, 0, 0);
  compile_body(set.body, {.symbols = symbols});
  code.add({.operation = Operation::EndCapture}, place, 0, 1);
  if (set.filter) {
    ExpressionCompiler(compilation_, symbols).apply_filters(*set.filter);
    code.add({.operation = Operation::MarkSafe}, place, 1, 1);
  }
  compilation_.leave_scope(symbols, from);
  assign(set.target, scope.symbols);
  note_exports(set.target, scope);
}

void StatementCompiler::compile_with(const Statement& statement, const WithStatement& with, Scope scope) {
  Symbols symbols(&scope.symbols);
  for (const Assignment& assignment : with.assignments) symbols.visit_parameters(assignment.target);
  symbols.visit(with.body);
  symbols.complete();
  compilation_.place_variables(symbols);
  const std::uint32_t from = compilation_.code().next();
  compilation_.initialize_variables(symbols, statement.span);
  for (const Assignment& assignment : with.assignments) {
    ExpressionCompiler(compilation_, scope.symbols).push(*assignment.value, false);
    assign(assignment.target, symbols);
  }
  compile_body(with.body, {.symbols = symbols, .is_silent = scope.is_silent});
  compilation_.leave_scope(symbols, from);
}

void StatementCompiler::compile_filter(const Statement& statement, const FilterStatement& filter, Scope scope) {
  CodeBuilder& code = compilation_.code();
  const Place place = Compilation::place(statement.span);
  Symbols symbols(&scope.symbols);
  symbols.visit(filter.body);
  symbols.visit(filter.filter);
  symbols.complete();
  compilation_.place_variables(symbols);
  const std::uint32_t from = code.next();
  compilation_.initialize_variables(symbols, statement.span);
  code.add({.operation = Operation::BeginCapture}, place, 0, 0);
  compile_body(filter.body, {.symbols = symbols, .is_silent = scope.is_silent});
  code.add({.operation = Operation::EndCapture}, place, 0, 1);
  ExpressionCompiler(compilation_, symbols).apply_filters(*filter.filter);
  code.add({.operation = Operation::PrintRaw}, place, 1, 0);
  compilation_.leave_scope(symbols, from);
}

void StatementCompiler::compile_autoescape(const Statement& statement, const AutoescapeStatement& autoescape,
                                           Scope scope) {
  CodeBuilder& code = compilation_.code();
  Symbols symbols(&scope.symbols);
  symbols.visit(autoescape.value);
  symbols.visit(autoescape.body);
  symbols.complete();
  compilation_.place_variables(symbols);
  const std::uint32_t from = code.next();
  compilation_.initialize_variables(symbols, statement.span);
  ExpressionCompiler(compilation_, symbols).push(*autoescape.value, true);
  code.add({.operation = Operation::BeginEscape}, Compilation::place(autoescape.value->span), 1, 1);
  compile_body(autoescape.body, {.symbols = symbols, .is_silent = scope.is_silent});
  code.add({.operation = Operation::EndEscape}, Compilation::place(statement.span), 1, 0);
  compilation_.leave_scope(symbols, from);
}

/// Pops a value into the target.
void StatementCompiler::assign(const Target& target, const Symbols& symbols) {
  if (target.attribute) {
    compilation_.load(*symbols.find(target.name.text), target.name.span, true);
    compilation_.code().add({.operation = Operation::SetAttribute, .b = compilation_.name(target.attribute->text)},
                            Compilation::place(target.name.span, target.span), 2, 0);
    return;
  }
  if (!target.parts) return compilation_.store(*symbols.find(target.name.text), target.name.span);
  const auto size = static_cast<std::uint32_t>(target.parts->size());
  compilation_.code().add({.operation = Operation::Unpack, .a = size}, Compilation::place(target.span), 1, size);
  for (const Target& part : *target.parts) assign(part, symbols);
}

void StatementCompiler::note_exports(const Target& target, Scope scope) {
  for_each_name(target, [&](const NameUse& use) {
    if (use.is_store) note_export(use.name.text, scope, true);
  });
}

/// What is set at the top is given to those who import this template; what is itself imported there is not.
void StatementCompiler::note_export(std::string_view name, Scope scope, bool exported) {
  if (!scope.is_toplevel) return;
  std::vector<Export>& exports = compilation_.program.exports;
  const NameId id = compilation_.names.intern(name);
  std::erase_if(exports, [&](const Export& known) { return known.name == id; });
  if (exported && !name.starts_with('_')) exports.push_back({.name = id, .slot = scope.symbols.find(name)->slot});
}

}  // namespace bondgenoot::templates
