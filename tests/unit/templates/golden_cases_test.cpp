// tests/golden/templates: `main.html` (with the other sections as further templates) and `context.json` give `stdout`,
// or `diagnostics`. tests/comparative renders the same cases with Jinja2.
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/case_file.h"
#include "support/diagnostic_text.h"
#include "templates/environment.h"
#include "templates/json_value.h"

namespace bondgenoot {
namespace {

using tests::CaseFile;
using tests::CaseSection;

bool is_input(std::string_view name) { return name.ends_with(".html") || name == "context.json" || name == "differs"; }

std::vector<CaseSection> run(const CaseFile& file) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const CaseSection& section : file.sections) {
    if (section.name.ends_with(".html")) texts.emplace(section.name, section.text);
  }
  const std::string* json = file.find("context.json");
  const auto context = templates::parse_json_value(json == nullptr ? "{}" : *json);
  REQUIRE(context);
  SourceMap sources;
  const templates::MapLoader loader(std::move(texts));
  templates::Environment environment(sources, loader);
  Diagnostics diagnostics = environment.compile("main.html");
  std::string text;
  if (!diagnostics.has_errors()) {
    auto rendered = environment.render("main.html", *context, {});
    diagnostics.append(std::move(rendered.diagnostics));
    text = std::move(rendered.value);
  }
  diagnostics.sort(sources);
  if (!diagnostics.empty()) return {{"diagnostics", to_text(diagnostics, sources)}};
  return {{"stdout", text}};
}

TEST_CASE("every template case gives what its file says", "[templates][golden]") {
  tests::check_cases("golden/templates", {.is_input = is_input, .run = run});
}

}  // namespace
}  // namespace bondgenoot
