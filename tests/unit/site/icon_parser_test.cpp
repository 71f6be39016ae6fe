#include "site/icon_parser.h"

#include <catch2/catch.hpp>

#include "site_text.h"

namespace bondgenoot::site {
namespace {

std::string icon_of(std::string_view svg) {
  SourceMap sources;
  const auto outcome = parse_icon(make_source(sources, "bus.svg", svg), "bus");
  if (!outcome.value) return headlines(outcome.diagnostics, sources);
  CHECK(outcome.diagnostics.empty());
  return outcome.value->view_box + " | " + outcome.value->content;
}

TEST_CASE("an icon keeps its view box and its shapes", "[site][icons]") {
  CHECK(
      icon_of(
          R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45 35" width="90"><path d="M6 3h24"/><circle r='4'></circle></svg>)svg") ==
      R"svg(0 0 45 35 | <path d="M6 3h24"/><circle r="4"></circle>)svg");
  CHECK(icon_of("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- a bus -->\n<svg viewBox='0,0,24,24'>\n  <g>\n    <!-- "
                "wheels -->\n    <path d='M0'/>\n  </g>\n</svg>\n") == "0,0,24,24 | <g><path d=\"M0\"/></g>");
  CHECK(icon_of("<svg viewBox=\"-1 -1 2.5 2\"/>") == "-1 -1 2.5 2 | ");
}

TEST_CASE("how the drawing is drawn moves to a group inside", "[site][icons]") {
  CHECK(
      icon_of(
          R"svg(<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" class="x" aria-hidden="true"><path d="M4"/></svg>)svg") ==
      R"svg(0 0 24 24 | <g fill="none" stroke="currentColor"><path d="M4"/></g>)svg");
}

TEST_CASE("ids of an icon cannot clash with those of another", "[site][icons]") {
  CHECK(
      icon_of(
          R"svg(<svg viewBox="0 0 1 1"><defs><clipPath id="a"><path d="M0"/></clipPath></defs><use xlink:href="#a" fill="url(#a)"/></svg>)svg") ==
      R"svg(0 0 1 1 | <defs><clipPath id="i-bus-a"><path d="M0"/></clipPath></defs><use href="#i-bus-a" fill="url(#i-bus-a)"/>)svg");
}

TEST_CASE("whatever runs, styles or loads something is refused", "[site][icons]") {
  const std::string_view bad[] = {
      R"svg(<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><SCRIPT/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1" onload="alert(1)"/>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path OnClick="x" d="M0"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><style>path{fill:red}</style></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path style="fill:red"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><foreignObject/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><a href="#x"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><image href="x.png"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><use href="other.svg#x"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><use xlink:href="https://example.org/#x"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path fill="url(https://example.org/#x)"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path fill="uRl(x)"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path fill="\75rl(x)"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path fill="url&#40;x)"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path d="&evil;"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path d="a<b"/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><set attributeName="href" to="javascript:alert(1)"/></svg>)svg",
      R"svg(<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"/>)svg",
      R"svg(<svg viewBox="0 0 1 1"><sodipodi:namedview/></svg>)svg",
      R"svg(<svg viewBox="0 0 1 1"><path inkscape:label="x"/></svg>)svg",
  };
  for (const std::string_view svg : bad) {
    CAPTURE(svg);
    CHECK_THAT(icon_of(svg), Catch::Contains("[invalid-icon]"));
  }
}

TEST_CASE("a drawing that is not whole is refused", "[site][icons]") {
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\"><g><path/></svg>"),
             Catch::Contains("`</svg>` closes nothing: `<g>` is open"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\"><g>"), Catch::Contains("`<g>` is never closed"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\"/><p/>"), Catch::Contains("there is something after `</svg>`"));
  CHECK_THAT(icon_of("<svg/>"), Catch::Contains("the icon has no `viewBox` of four numbers"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 0 24\"/>"), Catch::Contains("the icon has no `viewBox`"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 24\"/>"), Catch::Contains("the icon has no `viewBox`"));
  CHECK_THAT(icon_of("<html/>"), Catch::Contains("the icon does not begin with `<svg`"));
  CHECK_THAT(icon_of("hello"), Catch::Contains("the icon does not begin with `<svg`"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\">words</svg>"), Catch::Contains("there is loose text"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\"><pathh d=\"\"/></svg>"), Catch::Contains("did you mean `<path>`?"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\" fill=red/>"), Catch::Contains("the value of `fill` is not in quotes"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\" viewBox=\"0 0 1 1\"/>"), Catch::Contains("`viewBox` is given twice"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1"), Catch::Contains("is not in quotes"));
  CHECK_THAT(icon_of("<svg viewBox=\"0 0 1 1\"><!-- "), Catch::Contains("a comment is never closed"));
  CHECK_THAT(icon_of("<"), Catch::Contains("`<` begins no tag"));
  CHECK_THAT(icon_of(""), Catch::Contains("[empty-file]"));
  std::string deep = "<svg viewBox=\"0 0 1 1\">";
  for (int i = 0; i < 20'000; ++i) deep += "<g>";
  CHECK_THAT(icon_of(deep), Catch::Contains("nested more than 32 levels deep"));
  const std::string whole =
      R"svg(<?xml version="1.0"?><svg viewBox="0 0 1 1" fill='x'><!-- c --><text>a &amp; b</text><g id="a"/></svg>)svg";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    CHECK_THAT(icon_of(whole.substr(0, length)), Catch::Contains("[invalid-icon]"));
  }
}

}  // namespace
}  // namespace bondgenoot::site
