// Loops, macros and `call`, for statement_compiler.h.
#include <algorithm>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/ast_walk.h"
#include "templates/expression_compiler.h"
#include "templates/statement_compiler.h"

namespace bondgenoot::templates {
namespace {

/// Whether the body looks at `loop`, so that there must be one.
bool needs_loop_variable(const ForStatement& loop) {
  return loop.recursive || reads_name(loop.body, "loop") || holds_scoped_block(loop.body) ||
         holds_scoped_block(loop.otherwise);
}

bool has_parameter(const std::vector<MacroParameter>& parameters, std::string_view name) {
  return std::ranges::any_of(parameters, [&](const MacroParameter& parameter) { return parameter.name.text == name; });
}

}  // namespace

void StatementCompiler::compile_for(const Statement& statement, const ForStatement& loop, Scope scope) {
  check_target(loop.target);
  if (loop.recursive) return compile_recursive_for(statement, loop, scope);
  ExpressionCompiler(compilation_, scope.symbols).push(*loop.iterable, true);
  compile_loop(statement, loop, scope);
}

void StatementCompiler::check_target(const Target& target) {
  for_each_name(target, [&](const NameUse& use) {
    if (!use.is_store || use.name.text != "loop") return;
    compilation_.error(DiagnosticCode::TemplateSyntax, use.name.span, phrase("cannot assign to `loop` within a `for`"))
        .with_label(phrase("is the loop itself"));
  });
}

// Its body is a function, which `loop(…)` calls again.
void StatementCompiler::compile_recursive_for(const Statement& statement, const ForStatement& loop, Scope scope) {
  CodeBuilder& outer = compilation_.code();
  ExpressionCompiler(compilation_, scope.symbols).push(*loop.iterable, true);
  compilation_.open_function({.kind = FunctionKind::Loop, .definition = statement.span});
  const std::uint32_t iterable = compilation_.code().new_slot();
  compilation_.code().add({.operation = Operation::LoadLocal, .a = iterable, .b = compilation_.name("loop")},
                          Compilation::place(loop.iterable->span), 0, 1);
  compile_loop(statement, loop, {.symbols = scope.symbols, .is_silent = scope.is_silent});
  const std::uint32_t function = compilation_.close_function();
  outer.add({.operation = Operation::CallLoop, .a = function}, Compilation::place(loop.iterable->span), 1, 0);
}

// The items are on the stack.
void StatementCompiler::compile_loop(const Statement& statement, const ForStatement& loop, Scope scope) {
  CodeBuilder& code = compilation_.code();
  const Place place = Compilation::place(loop.iterable->span);
  if (loop.condition) compile_loop_condition(statement, loop, scope);
  Symbols symbols(&scope.symbols);
  const bool extended = needs_loop_variable(loop);
  if (extended) symbols.declare_parameter("loop");
  symbols.visit_parameters(loop.target);
  symbols.visit(loop.body);
  symbols.complete();
  compilation_.place_variables(symbols);

  Instruction begin{.operation = Operation::LoopBegin};
  if (extended) begin = {.operation = Operation::LoopBegin, .flags = flags::kExtended, .a = symbols.find("loop")->slot};
  if (loop.recursive) begin.flags |= flags::kRecursive;
  code.add(begin, place, 1, 0);
  const Label next = code.new_label();
  const Label done = code.new_label();
  const Label end = code.new_label();
  code.bind(next);
  const std::uint32_t from = code.next();
  code.add_jump({.operation = Operation::LoopNext}, done, place, 0, 1);
  assign(loop.target, symbols);
  compilation_.initialize_variables(symbols, statement.span);
  ++loop_depth_;
  compile_body(loop.body, {.symbols = symbols, .is_silent = scope.is_silent});
  --loop_depth_;
  code.add_jump({.operation = Operation::Jump}, next, place, 0, 0);
  compilation_.leave_scope(symbols, from);
  code.bind(done);
  code.add_jump({.operation = Operation::LoopEnd}, end, place, 0, 0);
  if (!loop.otherwise.empty()) {
    Symbols otherwise(&scope.symbols);
    otherwise.visit(loop.otherwise);
    otherwise.complete();
    compilation_.place_variables(otherwise);
    const std::uint32_t otherwise_from = code.next();
    compilation_.initialize_variables(otherwise, statement.span);
    compile_body(loop.otherwise, {.symbols = otherwise, .is_silent = scope.is_silent});
    compilation_.leave_scope(otherwise, otherwise_from);
  }
  code.bind(end);
}

// `for a in b if c`: first all items that c holds for, so that `loop` counts only these.
void StatementCompiler::compile_loop_condition(const Statement& statement, const ForStatement& loop, Scope scope) {
  CodeBuilder& code = compilation_.code();
  const Place place = Compilation::place(loop.condition->span);
  Symbols symbols(&scope.symbols);
  symbols.visit_parameters(loop.target);
  symbols.visit(loop.condition);
  symbols.complete();
  compilation_.place_variables(symbols);
  code.add({.operation = Operation::LoopBegin}, Compilation::place(loop.iterable->span), 1, 0);
  const Label next = code.new_label();
  const Label dropped = code.new_label();
  const Label done = code.new_label();
  code.bind(next);
  const std::uint32_t from = code.next();
  code.add_jump({.operation = Operation::LoopNext}, done, place, 0, 1);
  code.add({.operation = Operation::Duplicate}, place, 0, 1);
  assign(loop.target, symbols);
  compilation_.initialize_variables(symbols, statement.span);
  ExpressionCompiler(compilation_, symbols).push(*loop.condition, true);
  code.add_jump({.operation = Operation::JumpIfFalse}, dropped, place, 1, 0);
  code.add({.operation = Operation::Collect}, place, 1, 0);
  code.add_jump({.operation = Operation::Jump}, next, place, 0, 0);
  code.bind(dropped);
  code.set_stack_height(code.stack_height() + 1);
  code.add({.operation = Operation::Pop}, place, 1, 0);
  code.add_jump({.operation = Operation::Jump}, next, place, 0, 0);
  compilation_.leave_scope(symbols, from);
  code.bind(done);
  code.add({.operation = Operation::EndCollect}, place, 0, 1);
}

void StatementCompiler::compile_macro(const MacroStatement& macro, Scope scope) {
  Function function{
      .kind = FunctionKind::Macro, .name = compilation_.names.intern(macro.name.text), .definition = macro.name.span};
  const std::uint32_t index = compile_function(std::move(function), macro.parameters, macro.body, scope);
  compilation_.code().add({.operation = Operation::MakeMacro, .a = index}, Compilation::place(macro.name.span), 0, 1);
  compilation_.store(*scope.symbols.find(macro.name.text), macro.name.span);
  note_export(macro.name.text, scope, true);
}

void StatementCompiler::compile_call(const Statement& statement, const CallStatement& call, Scope scope) {
  Function function{.kind = FunctionKind::Caller,
                    .name = compilation_.names.intern("caller"),
                    .definition = statement.span.part(0, 4)};
  const std::uint32_t index = compile_function(std::move(function), call.parameters, call.body, scope);
  ExpressionCompiler(compilation_, scope.symbols).print_call_with_caller(*call.call, index);
}

std::uint32_t StatementCompiler::compile_function(Function function, const std::vector<MacroParameter>& parameters,
                                                  const Body& body, Scope scope) {
  Symbols symbols(&scope.symbols);
  for (const MacroParameter& parameter : parameters) {
    symbols.declare_parameter(parameter.name.text);
    function.parameters.push_back(
        {.name = compilation_.names.intern(parameter.name.text), .has_default = parameter.otherwise != nullptr});
    if (parameter.name.text != "caller" || parameter.otherwise || !reads_name(body, "caller")) continue;
    compilation_
        .error(DiagnosticCode::TemplateSyntax, parameter.name.span, phrase("the parameter `caller` has no default"))
        .with_help(phrase("leave it out, for it is always there, or write `caller=none`"));
  }
  function.takes_caller = reads_name(body, "caller") && !has_parameter(parameters, "caller");
  function.takes_named = reads_name(body, "kwargs") && !has_parameter(parameters, "kwargs");
  function.takes_rest = reads_name(body, "varargs") && !has_parameter(parameters, "varargs");
  if (function.takes_caller) symbols.declare_parameter("caller");
  if (function.takes_named) symbols.declare_parameter("kwargs");
  if (function.takes_rest) symbols.declare_parameter("varargs");
  for (const MacroParameter& parameter : parameters) symbols.visit(parameter.otherwise);
  symbols.visit(body);
  symbols.complete();

  const Function header = function;
  compilation_.open_function(std::move(function));
  for (const MacroParameter& parameter : parameters) compilation_.place_first(symbols, parameter.name.text);
  if (header.takes_caller) compilation_.place_first(symbols, "caller");
  if (header.takes_named) compilation_.place_first(symbols, "kwargs");
  if (header.takes_rest) compilation_.place_first(symbols, "varargs");
  compilation_.place_variables(symbols);
  compilation_.initialize_variables(symbols, header.definition, true);
  compile_defaults(parameters, symbols);
  compile_body(body, {.symbols = symbols});
  compilation_.leave_scope(symbols, 0);
  return compilation_.close_function();
}

// What a parameter is when the call does not give it. Later ones see the earlier ones.
void StatementCompiler::compile_defaults(const std::vector<MacroParameter>& parameters, const Symbols& symbols) {
  CodeBuilder& code = compilation_.code();
  for (const MacroParameter& parameter : parameters) {
    if (!parameter.otherwise) continue;
    const Label given = code.new_label();
    const Variable& variable = *symbols.find(parameter.name.text);
    code.add_jump({.operation = Operation::JumpIfSet, .b = variable.slot}, given,
                  Compilation::place(parameter.name.span), 0, 0);
    ExpressionCompiler(compilation_, symbols).push(*parameter.otherwise, false);
    compilation_.store(variable, parameter.name.span);
    code.bind(given);
  }
}

}  // namespace bondgenoot::templates
