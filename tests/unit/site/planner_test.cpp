#include "site/planner.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "site_project.h"
#include "support/cpu_time.h"

namespace bondgenoot::site {
namespace {

constexpr const char* kBigModel =
    "title: Praktijken\npath: /praktijken/\norder: -date\nlayouts: {entry: p.html, list: l.html}\nfields:\n  title: "
    "{type: text, required: true}\n"
    "  date: {type: date, facet: year}\n  themes: {type: reference, to: terms, many: true, facet: true, all_values: "
    "alle}\n"
    "  sectors: {type: choice, many: true, facet: true, options: {po: basis, vo: voortgezet, mbo: beroeps}}\n  place: "
    "{type: text, facet: true}\n";

TEST_CASE("ten thousand entries with many facets are planned in a moment", "[site][planner][speed]") {
  ProjectFiles files = {
      {"content/site.yaml", "title: x\n"},
      {"content/practices/_collection.yaml", kBigModel},
      {"content/terms/_collection.yaml",
       "title: Termen\npath: /termen/\nlayouts: {entry: t.html}\nfields: {title: {type: text, required: true}}\n"}};
  for (int i = 0; i < 100; ++i)
    files[fmt::format("content/terms/t{}.md", i)] = fmt::format("---\ntitle: Term {}\n---\n", i);
  for (int i = 0; i < 3'000; ++i) {
    files[fmt::format("content/practices/p{}.md", i)] =
        fmt::format("---\ntitle: Praktijk {}\ndate: {}\nthemes: {}\nsectors: [po, vo]\nplace: Plaats {}\n---\n", i,
                    1990 + i % 30, i % 10 == 0 ? "alle" : fmt::format("[t{}, t{}]", i % 100, (i + 1) % 100), i % 400);
  }
  const SiteProject project(files);
  REQUIRE(project.diagnostics() == "");
  ThreadPool pool(2);
  const double start = bondgenoot::tests::cpu_seconds();
  const Outcome<Plan> planned = plan(project.graph(), project.config(), SourceMap(), pool);
  const double taken = bondgenoot::tests::cpu_seconds() - start;
  CHECK(planned.value.listings[0].facets.size() == 4);
  CHECK(planned.value.listings[0].facets[1].values[0].entries.size() == 300 + 30);
  CHECK(planned.value.pages.size() > 3'600);
  CHECK(taken < 2.0);  // Quadratic work would take minutes.
}

}  // namespace
}  // namespace bondgenoot::site
