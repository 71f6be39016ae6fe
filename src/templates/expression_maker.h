// Making expressions with their span and depth.
//
// In:  a node and where it begins. Out: the expression, or null and a complaint when it is too deep: `a.b.c…` and
//      `1 + 1 + …` make deep trees without any brackets.
// Owns nothing. Threads: one per reader.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/ast.h"
#include "templates/ast_walk.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

class ExpressionMaker {
 public:
  explicit ExpressionMaker(TokenReader& reader) : reader_(reader) {}

  /// From `begin` to the last token taken.
  template <typename Node>
  [[nodiscard]] ExpressionPtr operator()(std::uint32_t begin, Node node) const {
    auto expression =
        std::make_unique<Expression>(Expression{.span = reader_.span_from(begin), .node = std::move(node)});
    for_each_child(*expression, [&](const Expression& child) {
      expression->depth = std::max<std::uint16_t>(expression->depth, static_cast<std::uint16_t>(child.depth + 1));
    });
    if (expression->depth <= kMaxSyntaxDepth) return expression;
    reader_.complain({.code = DiagnosticCode::TemplateTooDeep,
                      .span = expression->span,
                      .message = phrase("nested deeper than {} levels", kMaxSyntaxDepth),
                      .help = phrase("take it apart with `set`")});
    return nullptr;
  }

 private:
  TokenReader& reader_;
};

}  // namespace bondgenoot::templates
