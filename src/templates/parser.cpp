#include "templates/parser.h"

#include <utility>
#include <vector>

#include "templates/lexer.h"
#include "templates/statement_parser.h"
#include "templates/token_reader.h"

namespace bondgenoot::templates {

Outcome<TemplateTree> parse_template(const Source& source) {
  Outcome<std::vector<Token>> tokens = tokenize(source);
  TokenReader reader(source, tokens.value);
  Outcome<TemplateTree> result{.value = {.body = StatementParser(reader).parse_all()},
                               .diagnostics = std::move(tokens.diagnostics)};
  result.diagnostics.append(reader.take_diagnostics());
  return result;
}

}  // namespace bondgenoot::templates
