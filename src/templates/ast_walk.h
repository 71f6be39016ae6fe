// Going over a tree: the children of expressions, and all names in the order Jinja's visitors meet them.
//
// In:  a tree. Out: calls of a function. Owns nothing. Threads: any.
#pragma once

#include <functional>
#include <string_view>

#include "templates/ast.h"

namespace bondgenoot::templates {

using ExpressionVisitor = std::function<void(const Expression&)>;

/// Calls `visit` for each direct child there is, in order.
void for_each_child(const Expression& expression, const ExpressionVisitor& visit);

/// A name that is read, or one that is assigned to.
struct NameUse {
  Identifier name;
  bool is_store = false;
};
using NameVisitor = std::function<void(const NameUse&)>;

/// Each name that the expression reads.
void for_each_name(const Expression& expression, const NameVisitor& visit);
/// Each name that the target assigns to; for `space.a` the name that it reads.
void for_each_name(const Target& target, const NameVisitor& visit);
/// Each name below these statements, but for those within blocks: Jinja's `find_undeclared`.
void for_each_name(const Body& body, const NameVisitor& visit);

/// Whether the name is read below these statements before anything of that name is assigned there.
[[nodiscard]] bool reads_name(const Body& body, std::string_view name);
/// Whether a block that sees its surroundings (`scoped`) is below these statements.
[[nodiscard]] bool holds_scoped_block(const Body& body);
/// Calls `visit` for each statement below these, before those it holds.
void for_each_statement(const Body& body, const std::function<void(const Statement&)>& visit);

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace bondgenoot::templates
