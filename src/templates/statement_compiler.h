// Statements to code.
//
// In:  the statements of a template. Out: the functions of a Program. Owns nothing. Threads: one.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string_view>
#include <vector>

#include "templates/ast.h"
#include "templates/compilation.h"
#include "templates/symbols.h"

namespace bondgenoot::templates {

/// Where statements stand.
struct CompileScope {
  const Symbols& symbols;
  bool is_toplevel = false;   ///< Of the template, also within `if`: what is set here is seen by blocks and importers.
  bool is_rootlevel = false;  ///< Of the template, within nothing.
  bool is_silent = false;     ///< Behind `extends`, what is printed here goes nowhere.
};

class StatementCompiler {
 public:
  explicit StatementCompiler(Compilation& compilation) : compilation_(compilation) {}

  void compile(const TemplateTree& tree);

 private:
  using Scope = const CompileScope&;

  void compile_body(const Body& body, Scope scope);
  void compile_statement(const Statement& statement, Scope scope);

  // What prints and branches: statement_compiler.cpp.
  void compile_text(const Statement& statement, const TextStatement& text, Scope scope);
  void compile_print(const PrintStatement& print, Scope scope);
  void compile_if(const IfStatement& branching, Scope scope);
  void compile_set(const SetStatement& set, Scope scope);
  void compile_set_block(const Statement& statement, const SetBlockStatement& set, Scope scope);
  void compile_with(const Statement& statement, const WithStatement& with, Scope scope);
  void compile_filter(const Statement& statement, const FilterStatement& filter, Scope scope);
  void compile_autoescape(const Statement& statement, const AutoescapeStatement& autoescape, Scope scope);
  void assign(const Target& target, const Symbols& symbols);
  void note_exports(const Target& target, Scope scope);
  void note_export(std::string_view name, Scope scope, bool exported);

  // Loops and functions: function_compiler.cpp.
  void compile_for(const Statement& statement, const ForStatement& loop, Scope scope);
  void compile_recursive_for(const Statement& statement, const ForStatement& loop, Scope scope);
  void compile_loop(const Statement& statement, const ForStatement& loop, Scope scope);
  void compile_loop_condition(const Statement& statement, const ForStatement& loop, Scope scope);
  void check_target(const Target& target);
  void compile_macro(const MacroStatement& macro, Scope scope);
  void compile_call(const Statement& statement, const CallStatement& call, Scope scope);
  std::uint32_t compile_function(Function function, const std::vector<MacroParameter>& parameters, const Body& body,
                                 Scope scope);
  void compile_defaults(const std::vector<MacroParameter>& parameters, const Symbols& symbols);

  // Templates and blocks: template_compiler.cpp.
  void compile_block(const Statement& statement, const BlockStatement& block, Scope scope);
  void compile_waiting_blocks();
  void collect_blocks(const Body& body);
  void compile_extends(const Statement& statement, const ExtendsStatement& extends, Scope scope);
  void compile_include(const Statement& statement, const IncludeStatement& include, Scope scope);
  void compile_import(const Statement& statement, const ImportStatement& import, Scope scope);
  void compile_from_import(const Statement& statement, const FromImportStatement& import, Scope scope);
  /// The reference to a template that must be named by a literal; kNone after a complaint.
  std::uint32_t reference_to(const Expression& name, ReferenceKind kind, std::string_view tag);
  void note_includes(const Expression& names, bool required);

  Compilation& compilation_;
  bool has_extends_ = false;    // The `extends` has been passed.
  std::size_t loop_depth_ = 0;  // Loops around what is compiled now.
  std::map<std::string_view, Span> blocks_;
  std::deque<const BlockStatement*> waiting_;
};

}  // namespace bondgenoot::templates
