// Syntax trees as text, for tests: a node in parentheses, its parts behind its name.
#pragma once

#include <string>
#include <string_view>

#include "templates/ast.h"

namespace bondgenoot::templates {

[[nodiscard]] std::string to_text(const Expression& expression);
[[nodiscard]] std::string to_text(const TemplateTree& tree);
/// The tree of a template, or its diagnostics.
[[nodiscard]] std::string tree_of(std::string_view text);
/// The tree of the first `{{ … }}`.
[[nodiscard]] std::string expression_of(std::string_view expression);

}  // namespace bondgenoot::templates
