#include "templates/ast_walk.h"

namespace bondgenoot::templates {
namespace {

void visit_if(const ExpressionPtr& expression, const ExpressionVisitor& visit) {
  if (expression) visit(*expression);
}

void visit_arguments(const CallArguments& arguments, const ExpressionVisitor& visit) {
  for (const ExpressionPtr& argument : arguments.positional) visit_if(argument, visit);
  for (const NamedArgument& argument : arguments.named) visit_if(argument.value, visit);
  visit_if(arguments.rest_positional, visit);
  visit_if(arguments.rest_named, visit);
}

/// The children of each kind of expression.
struct ChildVisitor {
  const ExpressionVisitor& visit;

  void operator()(const LiteralExpression&) const {}
  void operator()(const NameExpression&) const {}
  void operator()(const ListExpression& list) const {
    for (const ExpressionPtr& item : list.items) visit_if(item, visit);
  }
  void operator()(const MapExpression& map) const {
    for (const MapItem& item : map.items) {
      visit_if(item.key, visit);
      visit_if(item.value, visit);
    }
  }
  void operator()(const UnaryExpression& unary) const { visit_if(unary.operand, visit); }
  void operator()(const BinaryExpression& binary) const {
    visit_if(binary.left, visit);
    visit_if(binary.right, visit);
  }
  void operator()(const LogicalExpression& logical) const {
    visit_if(logical.left, visit);
    visit_if(logical.right, visit);
  }
  void operator()(const ComparisonExpression& comparison) const {
    visit_if(comparison.first, visit);
    for (const ComparisonPart& part : comparison.rest) visit_if(part.operand, visit);
  }
  void operator()(const ConcatenationExpression& joined) const {
    for (const ExpressionPtr& part : joined.parts) visit_if(part, visit);
  }
  void operator()(const ConditionalExpression& conditional) const {
    visit_if(conditional.condition, visit);
    visit_if(conditional.value, visit);
    visit_if(conditional.otherwise, visit);
  }
  void operator()(const AttributeExpression& attribute) const { visit_if(attribute.owner, visit); }
  void operator()(const SubscriptExpression& subscript) const {
    visit_if(subscript.owner, visit);
    visit_if(subscript.key, visit);
  }
  void operator()(const SliceExpression& slice) const {
    visit_if(slice.owner, visit);
    visit_if(slice.start, visit);
    visit_if(slice.stop, visit);
    visit_if(slice.step, visit);
  }
  void operator()(const CallExpression& call) const {
    visit_if(call.callee, visit);
    visit_arguments(call.arguments, visit);
  }
  void operator()(const FilterExpression& filter) const {
    visit_if(filter.input, visit);
    visit_arguments(filter.arguments, visit);
  }
  void operator()(const TestExpression& test) const {
    visit_if(test.input, visit);
    visit_arguments(test.arguments, visit);
  }
};

void visit_names(const ExpressionPtr& expression, const NameVisitor& visit) {
  if (expression) for_each_name(*expression, visit);
}

void visit_parameters(const std::vector<MacroParameter>& parameters, const NameVisitor& visit) {
  for (const MacroParameter& parameter : parameters) visit({parameter.name, true});
  for (const MacroParameter& parameter : parameters) visit_names(parameter.otherwise, visit);
}

/// The names below each kind of statement, in the order of the fields of Jinja's nodes.
struct StatementNames {
  const NameVisitor& visit;

  void operator()(const TextStatement&) const {}
  void operator()(const PrintStatement& print) const { visit_names(print.value, visit); }
  void operator()(const ForStatement& loop) const {
    for_each_name(loop.target, visit);
    visit_names(loop.iterable, visit);
    for_each_name(loop.body, visit);
    for_each_name(loop.otherwise, visit);
    visit_names(loop.condition, visit);
  }
  void operator()(const IfStatement& branching) const {
    for (const IfBranch& branch : branching.branches) {
      visit_names(branch.condition, visit);
      for_each_name(branch.body, visit);
    }
    for_each_name(branching.otherwise, visit);
  }
  void operator()(const SetStatement& set) const {
    for_each_name(set.target, visit);
    visit_names(set.value, visit);
  }
  void operator()(const SetBlockStatement& set) const {
    for_each_name(set.target, visit);
    visit_names(set.filter, visit);
    for_each_name(set.body, visit);
  }
  void operator()(const WithStatement& with) const {
    for (const Assignment& assignment : with.assignments) for_each_name(assignment.target, visit);
    for (const Assignment& assignment : with.assignments) visit_names(assignment.value, visit);
    for_each_name(with.body, visit);
  }
  void operator()(const BlockStatement&) const {}
  void operator()(const ExtendsStatement& extends) const { visit_names(extends.name, visit); }
  void operator()(const IncludeStatement& include) const { visit_names(include.names, visit); }
  void operator()(const ImportStatement& import) const { visit_names(import.name, visit); }
  void operator()(const FromImportStatement& import) const { visit_names(import.name, visit); }
  void operator()(const MacroStatement& macro) const {
    visit_parameters(macro.parameters, visit);
    for_each_name(macro.body, visit);
  }
  void operator()(const CallStatement& call) const {
    visit_names(call.call, visit);
    visit_parameters(call.parameters, visit);
    for_each_name(call.body, visit);
  }
  void operator()(const FilterStatement& filter) const {
    for_each_name(filter.body, visit);
    visit_names(filter.filter, visit);
  }
  void operator()(const AutoescapeStatement& autoescape) const {
    visit_names(autoescape.value, visit);
    for_each_name(autoescape.body, visit);
  }
};

/// The bodies a statement holds.
struct StatementBodies {
  const std::function<void(const Statement&)>& visit;

  void operator()(const ForStatement& loop) const {
    for_each_statement(loop.body, visit);
    for_each_statement(loop.otherwise, visit);
  }
  void operator()(const IfStatement& branching) const {
    for (const IfBranch& branch : branching.branches) for_each_statement(branch.body, visit);
    for_each_statement(branching.otherwise, visit);
  }
  template <typename Node>
  void operator()(const Node& node) const {
    if constexpr (requires { node.body; }) for_each_statement(node.body, visit);
  }
};

}  // namespace

void for_each_child(const Expression& expression, const ExpressionVisitor& visit) {
  std::visit(ChildVisitor{visit}, expression.node);
}

void for_each_name(const Expression& expression, const NameVisitor& visit) {
  if (const auto* name = std::get_if<NameExpression>(&expression.node)) visit({{name->name, expression.span}, false});
  for_each_child(expression, [&](const Expression& child) { for_each_name(child, visit); });
}

void for_each_name(const Target& target, const NameVisitor& visit) {
  if (!target.parts) return visit({target.name, !target.attribute});
  for (const Target& part : *target.parts) for_each_name(part, visit);
}

void for_each_name(const Body& body, const NameVisitor& visit) {
  for (const Statement& statement : body) std::visit(StatementNames{visit}, statement.node);
}

bool reads_name(const Body& body, std::string_view name) {
  bool read = false;
  bool stored = false;
  for_each_name(body, [&](const NameUse& use) {
    if (use.name.text != name) return;
    if (use.is_store)
      stored = true;
    else if (!stored)
      read = true;
  });
  return read;
}

bool holds_scoped_block(const Body& body) {
  bool found = false;
  for_each_statement(body, [&](const Statement& statement) {
    const auto* block = std::get_if<BlockStatement>(&statement.node);
    found = found || (block != nullptr && block->scoped);
  });
  return found;
}

void for_each_statement(const Body& body, const std::function<void(const Statement&)>& visit) {
  for (const Statement& statement : body) {
    visit(statement);
    std::visit(StatementBodies{visit}, statement.node);
  }
}

}  // namespace bondgenoot::templates
