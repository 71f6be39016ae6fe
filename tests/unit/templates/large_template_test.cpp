#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/diagnostic_codes.h"
#include "templates/environment.h"

namespace bondgenoot::templates {
namespace {

TEST_CASE("a template of many megabytes is refused by name", "[templates][limits]") {
  std::map<std::string, std::string, std::less<>> texts;
  texts.emplace("main.html", std::string(std::size_t{40} << 20U, 'x'));
  SourceMap sources;
  const MapLoader loader(std::move(texts));
  Environment environment(sources, loader);
  const Diagnostics diagnostics = environment.compile("main.html");
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items().front().code == DiagnosticCode::TemplateTooLarge);
}

}  // namespace
}  // namespace bondgenoot::templates
