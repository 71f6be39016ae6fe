#include "site/figures.h"

#include <catch2/catch.hpp>

namespace bondgenoot::site {
namespace {

TEST_CASE("figures are read, and written as lines of front matter", "[site][figures]") {
  const auto figures =
      read_figures(R"([{"name":"a","label":"Met \"aanhaling\"","value":3},{"name":"b","label":"","value":-1}])");
  REQUIRE(figures.has_value());
  CHECK(figures_yaml(*figures) ==
        "  - {name: \"a\", label: \"Met \\\"aanhaling\\\"\", value: 3}\n  - {name: \"b\", label: \"\", value: -1}\n");
  CHECK(read_figures("[]")->empty());
}

TEST_CASE("what is no list of figures says so", "[site][figures]") {
  CHECK_THAT(read_figures("nee").error(), Catch::StartsWith("it prints no JSON"));
  CHECK(read_figures("{}").error() == "it prints JSON, but no list");
  CHECK_THAT(read_figures(R"([{"name":"a","label":"A","value":1.5}])").error(), Catch::Contains("is no figure"));
  CHECK_THAT(read_figures(R"([{"name":"","label":"A","value":1}])").error(), Catch::Contains("is no figure"));
  CHECK_THAT(read_figures("[1]").error(), Catch::Contains("`1`") || Catch::Contains("is no figure"));
  CHECK(read_figures(R"([{"name":"a","label":"A","value":1},{"name":"a","label":"B","value":2}])").error() ==
        "two figures are called `a`");
}

}  // namespace
}  // namespace bondgenoot::site
