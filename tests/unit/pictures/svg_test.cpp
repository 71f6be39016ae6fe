#include "pictures/svg.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot::pictures {
namespace {

const std::string kOpen = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30")";

std::string cleaned(const std::string& inside, const std::string& attributes = {}) {
  const auto drawing = clean_drawing(kOpen + attributes + ">" + inside + "</svg>");
  return drawing ? drawing->text : (drawing.error().unsafe ? "unsafe: " : "broken: ") + drawing.error().message;
}

void check_unsafe(const std::string& inside, const std::string& message, const std::string& attributes = {}) {
  INFO(inside);
  CHECK(cleaned(inside, attributes) == "unsafe: " + message);
}

TEST_CASE("a drawing stays what it is", "[pictures][svg]") {
  CHECK(cleaned(R"(<g fill="#f00"><path d="M0 0L4 4"/><text x="1">a &amp; b</text></g>)") ==
        kOpen + R"(><g fill="#f00"><path d="M0 0L4 4"/><text x="1">a &amp; b</text></g></svg>)" + "\n");
  const std::string filled =
      cleaned("<defs><linearGradient id='a'/></defs><rect style='fill: url(#a)' clip-path='url( &quot;#b&quot;)'/>");
  CHECK_THAT(filled, Catch::Contains("style=\"fill: url(#a)\" clip-path=\"url( &quot;#b&quot;)\""));
  CHECK(cleaned(R"(<style>.a { fill: red }</style>)").find("<style>.a { fill: red }</style>") != std::string::npos);
}

TEST_CASE("a drawing that uses a part of itself keeps doing so", "[pictures][svg]") {
  const auto drawing = clean_drawing(
      R"(<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><s:use x:href="#a"/></s:svg>)");
  REQUIRE(drawing);
  CHECK(drawing->text == "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>\n");
}

TEST_CASE("what a drawing program writes for itself is left out", "[pictures][svg]") {
  const auto drawing = clean_drawing(
      "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\"><!-- van "
      "Jan -->"
      R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/x" i:export="/huis/jan/a.png">)"
      R"(<metadata><c xmlns="http://purl.org/x">Jan</c></metadata><i:view><script/></i:view><path d="M0 0"/></svg>)");
  REQUIRE(drawing);
  CHECK(drawing->text == "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n");
}

TEST_CASE("a drawing that does more than draw is refused, with what it does", "[pictures][svg]") {
  check_unsafe("<script>alert(1)</script>", "it holds the element `script`");
  check_unsafe("<foreignObject/>", "it holds the element `foreignObject`");
  check_unsafe("<image href=\"data:image/png;base64,\"/>", "it holds the element `image`");
  check_unsafe("<a href=\"javascript:x\"/>", "it holds the element `a`");
  check_unsafe("<animate attributeName=\"href\"/>", "it holds the element `animate`");
  check_unsafe("<set/>", "it holds the element `set`");
  check_unsafe(R"(<script xmlns="http://www.w3.org/1999/xhtml"/>)", "it holds the HTML element `script`");
  check_unsafe("", "it has the attribute `onload`, which runs a script", " onload=\"x()\"");
  check_unsafe("<path ONCLICK=\"x()\"/>", "it has the attribute `ONCLICK`, which runs a script");
  check_unsafe("<use href=\"https://example.org/a.svg#b\"/>",
               "it leads to `https://example.org/a.svg#b`, outside the drawing");
  check_unsafe("<rect fill=\"url(https://example.org/a)\"/>", "`fill` loads something from outside");
  check_unsafe("<rect style=\"fill: URL( 'b.svg#a')\"/>", "`style` loads something from outside");
  check_unsafe("<rect style=\"fill: \\75rl(b)\"/>", "`style` loads something from outside");
  check_unsafe("<style>@import 'a.css';</style>", "its style sheet loads something from outside");
  check_unsafe("<style>a { fill: url(<![CDATA[b)]]> }</style>", "its style sheet loads something from outside");
}

TEST_CASE("entities of a drawing's own are refused before they unfold", "[pictures][svg]") {
  const auto drawing =
      clean_drawing("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + kOpen + ">&b;</svg>");
  REQUIRE_FALSE(drawing);
  CHECK(drawing.error().unsafe);
  CHECK(drawing.error().message == "it declares entities of its own");
  CHECK_FALSE(clean_drawing("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + kOpen + ">&a;</svg>"));
  CHECK_FALSE(clean_drawing("<!DOCTYPE svg SYSTEM \"a.dtd\">" + kOpen + ">&a;</svg>"));
}

TEST_CASE("what is no drawing is not read as one", "[pictures][svg]") {
  CHECK(cleaned("<g>").starts_with("broken: it is not well-formed XML"));
  CHECK_FALSE(clean_drawing(""));
  CHECK_FALSE(clean_drawing("<html><svg/></html>"));
  std::string deep = kOpen + ">";
  for (int i = 0; i < 100'000; ++i) deep += "<g>";
  const auto drawing = clean_drawing(deep);
  REQUIRE_FALSE(drawing);
  CHECK(drawing.error().message == "its parts lie more than 256 deep in each other");
}

TEST_CASE("the size of a drawing is that which it says, or that of its view", "[pictures][svg]") {
  const auto size = [](const std::string& attributes) {
    const auto drawing = clean_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + "/>");
    REQUIRE(drawing);
    return std::pair(drawing->width, drawing->height);
  };
  CHECK(size("width='120px' height='60.4'") == std::pair(120U, 60U));
  CHECK(size("width='100%' height='100%' viewBox='0 0 300, 200'") == std::pair(300U, 200U));
  CHECK(size("width='21cm' height='10cm' viewBox='-5 -5 30 20'") == std::pair(30U, 20U));
  CHECK(size("") == std::pair(0U, 0U));
  CHECK(size("viewBox='0 0 -1 1e99'") == std::pair(0U, 0U));
}

}  // namespace
}  // namespace bondgenoot::pictures
