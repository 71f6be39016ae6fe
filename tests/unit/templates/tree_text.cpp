#include "tree_text.h"

#include <fmt/format.h>

#include "support/diagnostic_text.h"
#include "templates/ast_walk.h"
#include "templates/operators.h"
#include "templates/parser.h"

namespace bondgenoot::templates {
namespace {

std::string text_of(const ExpressionPtr& expression) { return expression ? to_text(*expression) : "-"; }

std::string text_of(const CallArguments& arguments) {
  std::string out;
  for (const ExpressionPtr& argument : arguments.positional) out += " " + text_of(argument);
  for (const NamedArgument& argument : arguments.named)
    out += fmt::format(" {}={}", argument.name.text, text_of(argument.value));
  if (arguments.rest_positional) out += " *" + text_of(arguments.rest_positional);
  if (arguments.rest_named) out += " **" + text_of(arguments.rest_named);
  return out;
}

std::string text_of(const Target& target) {
  if (target.attribute) return fmt::format("{}.{}", target.name.text, target.attribute->text);
  if (!target.parts) return std::string(target.name.text);
  std::string out;
  for (const Target& part : *target.parts) out += (out.empty() ? "" : " ") + text_of(part);
  return "[" + out + "]";
}

std::string parameters_of(const std::vector<MacroParameter>& parameters) {
  std::string out;
  for (const MacroParameter& parameter : parameters) {
    out += (out.empty() ? "" : " ") + std::string(parameter.name.text);
    if (parameter.otherwise) out += "=" + text_of(parameter.otherwise);
  }
  return "(" + out + ")";
}

std::string literal(const Value& value) {
  std::string out;
  append_repr(out, value);
  return out;
}

std::string body_text(const Body& body);

std::string flag(bool on, std::string_view word) { return on ? fmt::format(" {}", word) : ""; }

std::string statement_text(const Statement& statement) {
  return std::visit(
      Overloaded{
          [](const TextStatement& text) { return literal(Value::borrowed(text.text)); },
          [](const PrintStatement& print) { return fmt::format("(print {})", text_of(print.value)); },
          [](const ForStatement& loop) {
            return fmt::format("(for {} {}{}{}{}{})", text_of(loop.target), text_of(loop.iterable),
                               loop.condition ? " if " + text_of(loop.condition) : "",
                               flag(loop.recursive, "recursive"), body_text(loop.body),
                               loop.otherwise.empty() ? "" : " else" + body_text(loop.otherwise));
          },
          [](const IfStatement& branching) {
            std::string out;
            for (const IfBranch& branch : branching.branches)
              out += fmt::format(" {}{}", text_of(branch.condition), body_text(branch.body));
            return fmt::format("(if{}{})", out,
                               branching.otherwise.empty() ? "" : " else" + body_text(branching.otherwise));
          },
          [](const SetStatement& set) { return fmt::format("(set {} {})", text_of(set.target), text_of(set.value)); },
          [](const SetBlockStatement& set) {
            return fmt::format("(set-block {} {}{})", text_of(set.target), text_of(set.filter), body_text(set.body));
          },
          [](const WithStatement& with) {
            std::string out;
            for (const Assignment& assignment : with.assignments)
              out += fmt::format(" {}={}", text_of(assignment.target), text_of(assignment.value));
            return fmt::format("(with{}{})", out, body_text(with.body));
          },
          [](const BlockStatement& block) {
            return fmt::format("(block {}{}{}{})", block.name.text, flag(block.scoped, "scoped"),
                               flag(block.required, "required"), body_text(block.body));
          },
          [](const ExtendsStatement& extends) { return fmt::format("(extends {})", text_of(extends.name)); },
          [](const IncludeStatement& include) {
            return fmt::format("(include {}{}{})", text_of(include.names),
                               flag(include.ignore_missing, "ignore-missing"),
                               flag(!include.with_context, "without-context"));
          },
          [](const ImportStatement& import) {
            return fmt::format("(import {} {}{})", text_of(import.name), import.target.text,
                               flag(import.with_context, "with-context"));
          },
          [](const FromImportStatement& import) {
            std::string out;
            for (const ImportedName& name : import.names) out += fmt::format(" {}:{}", name.name.text, name.alias.text);
            return fmt::format("(from {}{}{})", text_of(import.name), out, flag(import.with_context, "with-context"));
          },
          [](const MacroStatement& macro) {
            return fmt::format("(macro {} {}{})", macro.name.text, parameters_of(macro.parameters),
                               body_text(macro.body));
          },
          [](const CallStatement& call) {
            return fmt::format("(call-block {} {}{})", parameters_of(call.parameters), text_of(call.call),
                               body_text(call.body));
          },
          [](const FilterStatement& filter) {
            return fmt::format("(filter-block {}{})", text_of(filter.filter), body_text(filter.body));
          },
          [](const AutoescapeStatement& autoescape) {
            return fmt::format("(autoescape {}{})", text_of(autoescape.value), body_text(autoescape.body));
          },
      },
      statement.node);
}

std::string body_text(const Body& body) {
  std::string out;
  for (const Statement& statement : body) out += " " + statement_text(statement);
  return out;
}

}  // namespace

std::string to_text(const Expression& expression) {
  return std::visit(
      Overloaded{
          [](const LiteralExpression& node) { return literal(node.value); },
          [](const NameExpression& node) { return std::string(node.name); },
          [](const ListExpression& node) {
            std::string out = node.is_tuple ? "(tuple" : "(list";
            for (const ExpressionPtr& item : node.items) out += " " + text_of(item);
            return out + ")";
          },
          [](const MapExpression& node) {
            std::string out = "(map";
            for (const MapItem& item : node.items) out += fmt::format(" {}:{}", text_of(item.key), text_of(item.value));
            return out + ")";
          },
          [](const UnaryExpression& node) {
            const std::string_view name = node.operation == UnaryOperator::Not    ? "not"
                                          : node.operation == UnaryOperator::Plus ? "plus"
                                                                                  : "minus";
            return fmt::format("({} {})", name, text_of(node.operand));
          },
          [](const BinaryExpression& node) {
            return fmt::format("({} {} {})", spelling(node.operation), text_of(node.left), text_of(node.right));
          },
          [](const LogicalExpression& node) {
            return fmt::format("({} {} {})", node.is_and ? "and" : "or", text_of(node.left), text_of(node.right));
          },
          [](const ComparisonExpression& node) {
            std::string out = "(compare " + text_of(node.first);
            for (const ComparisonPart& part : node.rest)
              out += fmt::format(" {} {}", spelling(part.operation), text_of(part.operand));
            return out + ")";
          },
          [](const ConcatenationExpression& node) {
            std::string out = "(~";
            for (const ExpressionPtr& part : node.parts) out += " " + text_of(part);
            return out + ")";
          },
          [](const ConditionalExpression& node) {
            return fmt::format("(if {} {} {})", text_of(node.condition), text_of(node.value), text_of(node.otherwise));
          },
          [](const AttributeExpression& node) { return fmt::format("(. {} {})", text_of(node.owner), node.name.text); },
          [](const SubscriptExpression& node) {
            return fmt::format("([] {} {})", text_of(node.owner), text_of(node.key));
          },
          [](const SliceExpression& node) {
            return fmt::format("(slice {} {} {} {})", text_of(node.owner), text_of(node.start), text_of(node.stop),
                               text_of(node.step));
          },
          [](const CallExpression& node) {
            return fmt::format("(call {}{})", text_of(node.callee), text_of(node.arguments));
          },
          [](const FilterExpression& node) {
            return fmt::format("(| {} {}{})", text_of(node.input), node.name.text, text_of(node.arguments));
          },
          [](const TestExpression& node) {
            return fmt::format("(is {} {}{})", text_of(node.input), node.name.text, text_of(node.arguments));
          },
      },
      expression.node);
}

std::string to_text(const TemplateTree& tree) {
  const std::string text = body_text(tree.body);
  return text.empty() ? text : text.substr(1);
}

std::string tree_of(std::string_view text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("main", std::string(text)));
  const Outcome<TemplateTree> tree = parse_template(source);
  return tree.diagnostics.empty() ? to_text(tree.value) : to_text(tree.diagnostics, sources);
}

std::string expression_of(std::string_view expression) {
  const std::string tree = tree_of(fmt::format("{{{{ {} }}}}", expression));
  constexpr std::string_view kPrint = "(print ";
  return tree.starts_with(kPrint) ? tree.substr(kPrint.size(), tree.size() - kPrint.size() - 1) : tree;
}

}  // namespace bondgenoot::templates
