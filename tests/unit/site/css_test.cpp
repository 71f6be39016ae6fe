#include "site/css.h"

#include <catch2/catch.hpp>

#include "site_text.h"

namespace bondgenoot::site {
namespace {

std::string small(std::string_view css) {
  SourceMap sources;
  Diagnostics diagnostics;
  std::string out;
  append_css(
      out, make_source(sources, "base.css", css),
      [](std::string_view url, Span) { return "<" + std::string(url) + ">"; }, diagnostics);
  return diagnostics.empty() ? out : headlines(diagnostics, sources);
}

TEST_CASE("comments and needless white space go, meaning stays", "[site][css]") {
  struct Case {
    std::string_view css, small;
  };
  const Case cases[] = {
      {"a {\n  color : red;\n  margin: 0 auto;\n}\n", "a{color :red;margin:0 auto}"},
      {"a , b > c + d ~ e { x: y }", "a,b > c + d ~ e{x:y}"},
      {".a :hover{x:y}", ".a :hover{x:y}"},
      {".a:not( .b , .c ){x:y}", ".a:not(.b,.c){x:y}"},
      {"a{width:calc( 1px + 2px * ( 3 - 1 ) )}", "a{width:calc(1px + 2px * (3 - 1))}"},
      {"@media screen and (min-width: 40em) { a { x: y; } }", "@media screen and (min-width:40em){a{x:y}}"},
      {"@layer tokens, theme, base;\n@layer base { a { x: y } }", "@layer tokens,theme,base;@layer base{a{x:y}}"},
      {"a{--empty: ;--x:  1px}", "a{--empty: ;--x:1px}"},
      {"a{content:\"  /* no */ ; } \"}", "a{content:\"  /* no */ ; } \"}"},
      {"a{content:'it\\'s'; x:y}", "a{content:'it\\'s';x:y}"},
      {"/* all\n of it */a/* x */{x:y}/**/", "a{x:y}"},
      {".a/**/.b{x:1/**/2}", ".a/**/.b{x:1/**/2}"},
      {".a\\, .b{x:y}", ".a\\, .b{x:y}"},
      {".a\\:hover {x:y}", ".a\\:hover{x:y}"},
      {"a{x:y}\n\n\nb{x:y}", "a{x:y}b{x:y}"},
      {"@charset \"utf-8\";\na{x:y}", "a{x:y}"},
      {"\xEF\xBB\xBF"
       "a{x:'é'}",
       "a{x:'é'}"},
      {"@layer a", "@layer a;"},
      {"a{color:light-dark( #fff , #000 )!important}", "a{color:light-dark(#fff,#000)!important}"},
      {"", ""},
      {"/* nothing */", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.css);
    CHECK(small(each.css) == each.small);
  }
}

TEST_CASE("what a stylesheet makes small stays the same when made small again", "[site][css]") {
  const std::string once = small(
      "a {\n  background :no-repeat  url( x.png ) , red;\n}\n@media ( x ) { b::after { content: \" a  b\" ; } }\n");
  CHECK(once == "a{background :no-repeat url(<x.png>),red}@media (x){b::after{content:\" a  b\"}}");
}

TEST_CASE("addresses are given to whoever knows the published names", "[site][css]") {
  CHECK(small("a{b:url(x.svg)}") == "a{b:url(<x.svg>)}");
  CHECK(small("a{b:URL( 'x y.svg' )}") == "a{b:url(\"<x y.svg>\")}");
  CHECK(small("a{b:url( \"../icons/bus.svg\" )}") == "a{b:url(<../icons/bus.svg>)}");
  CHECK(small("a{b:url()}") == "a{b:url(<>)}");
  CHECK(small("a{b:curl(x)}") == "a{b:curl(x)}");
  CHECK(small("a{--b: \"url(x)\"}") == "a{--b:\"url(x)\"}");
}

TEST_CASE("what is never closed, and imports, are said where they begin", "[site][css]") {
  CHECK(small("a{x:y") == "base.css:1 {{}: `{` is never closed [invalid-stylesheet] (close it)\n");
  CHECK(small("a{x:calc(1}") == "base.css:1 {(}: `(` is never closed [invalid-stylesheet] (close it)\n");
  CHECK(small("a{x:y}}") ==
        "base.css:1 {}}: `}` closes nothing [invalid-stylesheet] (remove it, or open the block that it ends)\n");
  CHECK(small("a{x:'y\n}") ==
        "base.css:1 {'}: a text in quotes is never closed [invalid-stylesheet] (end it on its own line with the same "
        "quote)\n");
  CHECK(small("a{x:\"") ==
        "base.css:1 {\"}: a text in quotes is never closed [invalid-stylesheet] (end it on its own line with the same "
        "quote)\n");
  CHECK(small("/* a{x:y}") == "base.css:1 {/*}: a comment is never closed [invalid-stylesheet] (close it with `*/`)\n");
  CHECK(small("a{x:url(y}") == "base.css:1 {url(}: `url(` is never closed [invalid-stylesheet] (close it with `)`)\n");
  CHECK(small("a{x:url('y}") ==
        "base.css:1 {'}: a text in quotes is never closed [invalid-stylesheet] (end it on its own line with the same "
        "quote)\n");
  CHECK(small("@import 'x.css';") ==
        "base.css:1 {@import}: `@import` is not followed [invalid-stylesheet] (name the file under `stylesheets` in "
        "`theme.yaml`, in front of this one)\n");
  CHECK_THAT(small(std::string(50'000, '{')), Catch::Contains("`{` is never closed"));
  CHECK(small("a\\") == "a\\;");
}

}  // namespace
}  // namespace bondgenoot::site
