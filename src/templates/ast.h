// A template as a tree: what the parser makes and the compiler reads.
//
// In/Out: plain values. Owns: its children; names are views into the source, which outlives the tree. Threads: plain
// values. The order of a node's children is that of Jinja's nodes, on which the scoping of names depends (symbols.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "support/source.h"
#include "templates/operators.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// Expressions nest no deeper than this, statements neither.
inline constexpr std::uint16_t kMaxSyntaxDepth = 200;

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

/// A name with its place.
struct Identifier {
  std::string_view text;
  Span span;
};

struct NamedArgument {
  Identifier name;
  ExpressionPtr value;
};

/// `(a, b, c=d, *e, **f)`.
struct CallArguments {
  std::vector<ExpressionPtr> positional;
  std::vector<NamedArgument> named;
  ExpressionPtr rest_positional;
  ExpressionPtr rest_named;
};

struct LiteralExpression {
  Value value;
};
struct NameExpression {
  std::string_view name;
};
struct ListExpression {
  std::vector<ExpressionPtr> items;
  bool is_tuple = false;
};
struct MapItem {
  ExpressionPtr key;
  ExpressionPtr value;
};
struct MapExpression {
  std::vector<MapItem> items;
};
enum class UnaryOperator : std::uint8_t { Negate, Plus, Not };
struct UnaryExpression {
  UnaryOperator operation;
  ExpressionPtr operand;
};
struct BinaryExpression {
  BinaryOperator operation;
  ExpressionPtr left;
  ExpressionPtr right;
};
/// `left and right`, `left or right`.
struct LogicalExpression {
  bool is_and;
  ExpressionPtr left;
  ExpressionPtr right;
};
struct ComparisonPart {
  BinaryOperator operation;
  ExpressionPtr operand;
};
/// `first < second <= third`.
struct ComparisonExpression {
  ExpressionPtr first;
  std::vector<ComparisonPart> rest;
};
/// `a ~ b ~ c`.
struct ConcatenationExpression {
  std::vector<ExpressionPtr> parts;
};
/// `value if condition else otherwise`.
struct ConditionalExpression {
  ExpressionPtr condition;
  ExpressionPtr value;
  ExpressionPtr otherwise;  ///< May be missing.
};
struct AttributeExpression {
  ExpressionPtr owner;
  Identifier name;
};
struct SubscriptExpression {
  ExpressionPtr owner;
  ExpressionPtr key;
};
/// `owner[start:stop:step]`; each part may be missing.
struct SliceExpression {
  ExpressionPtr owner;
  ExpressionPtr start;
  ExpressionPtr stop;
  ExpressionPtr step;
};
struct CallExpression {
  ExpressionPtr callee;
  CallArguments arguments;
};
/// `input|name(arguments)`. Within `{% filter %}` and `{% set x | name %}` the innermost has no input.
struct FilterExpression {
  ExpressionPtr input;
  Identifier name;
  CallArguments arguments;
};
/// `input is name(arguments)`.
struct TestExpression {
  ExpressionPtr input;
  Identifier name;
  CallArguments arguments;
};

struct Expression {
  Span span;                ///< Without parentheses around it.
  std::uint16_t depth = 1;  ///< Levels of expressions, this one included.
  std::variant<LiteralExpression, NameExpression, ListExpression, MapExpression, UnaryExpression, BinaryExpression,
               LogicalExpression, ComparisonExpression, ConcatenationExpression, ConditionalExpression,
               AttributeExpression, SubscriptExpression, SliceExpression, CallExpression, FilterExpression,
               TestExpression>
      node;
};

struct Statement;
using Body = std::vector<Statement>;

/// What `set`, `for` and `with` assign to: `a`, `a, (b, c)`, `space.a`.
struct Target {
  Span span;
  Identifier name;                           ///< Of a name, or of the namespace.
  std::optional<Identifier> attribute;       ///< `space.attribute`.
  std::optional<std::vector<Target>> parts;  ///< `a, b`.
};

struct TextStatement {
  std::string_view text;
};
struct PrintStatement {
  ExpressionPtr value;
};
struct ForStatement {
  Target target;
  ExpressionPtr iterable;
  Body body;
  Body otherwise;
  ExpressionPtr condition;  ///< May be missing.
  bool recursive = false;
};
struct IfBranch {
  ExpressionPtr condition;
  Body body;
};
struct IfStatement {
  std::vector<IfBranch> branches;
  Body otherwise;
};
struct SetStatement {
  Target target;
  ExpressionPtr value;
};
/// `{% set target | filter %}body{% endset %}`.
struct SetBlockStatement {
  Target target;
  ExpressionPtr filter;  ///< May be missing.
  Body body;
};
struct Assignment {
  Target target;
  ExpressionPtr value;
};
struct WithStatement {
  std::vector<Assignment> assignments;
  Body body;
};
struct BlockStatement {
  Identifier name;
  Body body;
  bool scoped = false;
  bool required = false;
};
struct ExtendsStatement {
  ExpressionPtr name;  ///< A literal string.
};
struct IncludeStatement {
  ExpressionPtr names;
  bool ignore_missing = false;
  bool with_context = true;
};
struct ImportStatement {
  ExpressionPtr name;  ///< A literal string.
  Identifier target;
  bool with_context = false;
};
struct ImportedName {
  Identifier name;
  Identifier alias;
};
struct FromImportStatement {
  ExpressionPtr name;  ///< A literal string.
  std::vector<ImportedName> names;
  bool with_context = false;
};
struct MacroParameter {
  Identifier name;
  ExpressionPtr otherwise;  ///< May be missing.
};
struct MacroStatement {
  Identifier name;
  std::vector<MacroParameter> parameters;
  Body body;
};
/// `{% call(parameters) callee(…) %}body{% endcall %}`.
struct CallStatement {
  ExpressionPtr call;  ///< A CallExpression.
  std::vector<MacroParameter> parameters;
  Body body;
};
struct FilterStatement {
  Body body;
  ExpressionPtr filter;
};
struct AutoescapeStatement {
  ExpressionPtr value;
  Body body;
};

struct Statement {
  Span span;  ///< Of its opening tag; for text and prints of all.
  std::variant<TextStatement, PrintStatement, ForStatement, IfStatement, SetStatement, SetBlockStatement, WithStatement,
               BlockStatement, ExtendsStatement, IncludeStatement, ImportStatement, FromImportStatement, MacroStatement,
               CallStatement, FilterStatement, AutoescapeStatement>
      node;
};

/// A whole template.
struct TemplateTree {
  Body body;
};

}  // namespace bondgenoot::templates
