// Trees to programs.
//
// In:  a template's tree without syntax errors, its source, and what an environment knows. Out: a Program, and what is
// wrong
//      with it: unknown filters and tests, arguments that do not fit, blocks twice.
// Owns nothing. Threads: one per name table.
#pragma once

#include <string>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/ast.h"
#include "templates/filters.h"
#include "templates/functions.h"
#include "templates/program.h"

namespace bondgenoot::templates {

struct CompilerContext {
  NameTable& names;
  const FilterTable& filters;
  const TestTable& tests;
};

[[nodiscard]] Outcome<Program> compile_template(std::string name, const TemplateTree& tree, const Source& source,
                                                const CompilerContext& context);

}  // namespace bondgenoot::templates
