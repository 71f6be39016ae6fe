// Blocks and other templates, for statement_compiler.h.
#include <string>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/ast_walk.h"
#include "templates/expression_compiler.h"
#include "templates/statement_compiler.h"

namespace bondgenoot::templates {

void StatementCompiler::collect_blocks(const Body& body) {
  for_each_statement(body, [&](const Statement& statement) {
    const auto* block = std::get_if<BlockStatement>(&statement.node);
    if (block == nullptr) return;
    const auto [first, added] = blocks_.emplace(block->name.text, block->name.span);
    if (added) return waiting_.push_back(block);
    compilation_
        .error(DiagnosticCode::TemplateDuplicateBlock, block->name.span,
               phrase("the block `{}` is here twice", block->name.text))
        .with_note(first->second, phrase("it is defined here before"))
        .with_help(phrase("to show it again write `{{{{ self.{}() }}}}`", block->name.text));
  });
}

void StatementCompiler::compile_waiting_blocks() {
  for (const BlockStatement* block : waiting_) {
    Symbols symbols(nullptr);
    if (reads_name(block->body, "self")) symbols.declare_special("self", InitialValue::Self);
    if (reads_name(block->body, "super")) symbols.declare_special("super", InitialValue::Super);
    symbols.visit(block->body);
    symbols.complete();
    const NameId name = compilation_.names.intern(block->name.text);
    compilation_.open_function({.kind = FunctionKind::Block, .name = name, .definition = block->name.span});
    compilation_.place_variables(symbols);
    compile_body(block->body, {.symbols = symbols});
    compilation_.leave_scope(symbols, 0);
    compilation_.program.blocks.push_back({.name = name, .function = compilation_.close_function()});
  }
}

// In a template that extends another the blocks wait for their place there.
void StatementCompiler::compile_block(const Statement&, const BlockStatement& block, Scope scope) {
  if (scope.is_toplevel && has_extends_) return;
  const std::uint32_t view = block.scoped ? compilation_.add_view(scope.symbols) : kNone;
  const Instruction instruction{.operation = Operation::Block,
                                .flags = block.required ? flags::kRequired : std::uint8_t{0},
                                .a = compilation_.name(block.name.text),
                                .b = view};
  compilation_.code().add(instruction, Compilation::place(block.name.span), 0, 0);
}

void StatementCompiler::compile_extends(const Statement& statement, const ExtendsStatement& extends, Scope scope) {
  const Span tag = statement.span.part(0, std::string_view("extends").size());
  if (!scope.is_rootlevel) {
    compilation_.error(DiagnosticCode::TemplateMisplacedTag, tag, phrase("`extends` stands within another tag"))
        .with_help(phrase("put it at the top of the template"));
    return;
  }
  if (has_extends_) {
    const Span first = compilation_.program.references[compilation_.program.extends].span;
    compilation_.error(DiagnosticCode::TemplateMisplacedTag, tag, phrase("a template extends only one other"))
        .with_note(first, phrase("this one extends that template already"));
    return;
  }
  const std::uint32_t reference = reference_to(*extends.name, ReferenceKind::Extends, "extends");
  if (reference == kNone) return;
  compilation_.program.extends = reference;
  compilation_.code().add({.operation = Operation::Extends, .a = reference}, Compilation::place(extends.name->span), 0,
                          0);
  has_extends_ = true;
}

std::uint32_t StatementCompiler::reference_to(const Expression& name, ReferenceKind kind, std::string_view tag) {
  const auto* literal = std::get_if<LiteralExpression>(&name.node);
  if (literal != nullptr && literal->value.is_string()) {
    return compilation_.add_reference(
        {.name = std::string(literal->value.as_string()), .span = name.span, .kind = kind, .required = true});
  }
  compilation_
      .error(DiagnosticCode::TemplateName, name.span, phrase("`{}` needs the name of a template as a string", tag))
      .with_label(phrase("is not a string in quotes"));
  return kNone;
}

// All templates that may be meant, as far as they are named by literals.
void StatementCompiler::note_includes(const Expression& names, bool required) {
  if (const auto* literal = std::get_if<LiteralExpression>(&names.node);
      literal != nullptr && literal->value.is_string()) {
    compilation_.program.references.push_back({.name = std::string(literal->value.as_string()),
                                               .span = names.span,
                                               .kind = ReferenceKind::Include,
                                               .required = required});
  } else if (const auto* list = std::get_if<ListExpression>(&names.node)) {
    for (const ExpressionPtr& item : list->items) note_includes(*item, false);
  } else if (const auto* conditional = std::get_if<ConditionalExpression>(&names.node)) {
    note_includes(*conditional->value, required);
    if (conditional->otherwise) note_includes(*conditional->otherwise, required);
  } else {
    compilation_.program.includes_by_expression = true;
  }
}

void StatementCompiler::compile_include(const Statement&, const IncludeStatement& include, Scope scope) {
  const auto reference = static_cast<std::uint32_t>(compilation_.program.references.size());
  note_includes(*include.names, !include.ignore_missing);
  const auto* literal = std::get_if<LiteralExpression>(&include.names->node);
  const bool is_name = literal != nullptr && literal->value.is_string();
  if (!is_name) ExpressionCompiler(compilation_, scope.symbols).push(*include.names, true);
  Instruction instruction{.operation = Operation::Include, .a = is_name ? reference : kNone, .b = kNone};
  if (include.ignore_missing) instruction.flags |= flags::kIgnoreMissing;
  if (include.with_context) {
    instruction.flags |= flags::kWithContext;
    instruction.b = compilation_.add_view(scope.symbols);
  }
  compilation_.code().add(instruction, Compilation::place(include.names->span), is_name ? 0 : 1, 0);
}

void StatementCompiler::compile_import(const Statement&, const ImportStatement& import, Scope scope) {
  Instruction instruction{.operation = Operation::Import, .b = kNone};
  instruction.a = reference_to(*import.name, ReferenceKind::Import, "import");
  if (import.with_context) {
    instruction.flags |= flags::kWithContext;
    instruction.b = compilation_.add_view(scope.symbols);
  }
  compilation_.code().add(instruction, Compilation::place(import.name->span), 0, 1);
  compilation_.store(*scope.symbols.find(import.target.text), import.target.span);
  note_export(import.target.text, scope, false);
}

void StatementCompiler::compile_from_import(const Statement&, const FromImportStatement& import, Scope scope) {
  CodeBuilder& code = compilation_.code();
  Instruction instruction{.operation = Operation::Import, .b = kNone};
  instruction.a = reference_to(*import.name, ReferenceKind::Import, "from");
  if (import.with_context) {
    instruction.flags |= flags::kWithContext;
    instruction.b = compilation_.add_view(scope.symbols);
  }
  code.add(instruction, Compilation::place(import.name->span), 0, 1);
  for (const ImportedName& name : import.names) {
    code.add({.operation = Operation::ImportName, .b = compilation_.name(name.name.text)},
             Compilation::place(name.name.span), 0, 1);
    compilation_.store(*scope.symbols.find(name.alias.text), name.alias.span);
    note_export(name.alias.text, scope, false);
  }
  code.add({.operation = Operation::Pop}, Compilation::place(import.name->span), 1, 0);
}

}  // namespace bondgenoot::templates
