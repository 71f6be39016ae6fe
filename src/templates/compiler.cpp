#include "templates/compiler.h"

#include <utility>

#include "templates/compilation.h"
#include "templates/statement_compiler.h"

namespace bondgenoot::templates {

Outcome<Program> compile_template(std::string name, const TemplateTree& tree, const Source& source,
                                  const CompilerContext& context) {
  Compilation compilation(source, context.names, context.filters, context.tests);
  compilation.program.name = std::move(name);
  StatementCompiler(compilation).compile(tree);
  return {.value = std::move(compilation.program), .diagnostics = std::move(compilation.diagnostics)};
}

}  // namespace bondgenoot::templates
