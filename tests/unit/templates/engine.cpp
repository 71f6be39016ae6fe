#include "engine.h"

#include <variant>

#include "support/diagnostic_text.h"
#include "templates/expression_compiler.h"
#include "templates/parser.h"

namespace bondgenoot::templates {

std::string rendered(const Files& files, const Value& context, const EngineOptions& options) {
  const MapLoader loader(files);
  SourceMap sources;
  Environment environment(sources, loader);
  if (options.prepare) options.prepare(environment);
  const Diagnostics problems = environment.compile("main");
  if (problems.has_errors()) return to_text(problems, sources);
  const Outcome<std::string> result = environment.render("main", context, options.render);
  return result.diagnostics.empty() ? result.value : to_text(result.diagnostics, sources);
}

std::string rendered(std::string_view text, const Value& context, const EngineOptions& options) {
  return rendered(Files{{"main", std::string(text)}}, context, options);
}

std::string problems(const Files& files) {
  const MapLoader loader(files);
  SourceMap sources;
  Environment environment(sources, loader);
  return to_text(environment.compile("main"), sources);
}

std::string problems(std::string_view text) { return problems(Files{{"main", std::string(text)}}); }

std::string code_of(std::string_view text) {
  const MapLoader loader(Files{{"main", std::string(text)}});
  SourceMap sources;
  Environment environment(sources, loader);
  const Diagnostics problems = environment.compile("main");
  return problems.empty() ? environment.dump("main") : to_text(problems, sources);
}

Value value_of(std::string_view literal) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("literal", "{{ " + std::string(literal) + " }}"));
  const Outcome<TemplateTree> tree = parse_template(source);
  const auto& print = std::get<PrintStatement>(tree.value.body.front().node);
  return constant_value(*print.value);
}

}  // namespace bondgenoot::templates
