#include "templates/escape.h"

#include <catch2/catch.hpp>
#include <string>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

std::string output(const Value& value, bool autoescape = true) {
  std::string out;
  append_output(out, value, autoescape);
  return out;
}

}  // namespace

TEST_CASE("output escapes all but safe text", "[templates][escape]") {
  CHECK(output(v("<")) == "&lt;");
  CHECK(output(v("<"), false) == "<");
  CHECK(output(safe("<b>")) == "<b>");
  CHECK(output(list("<", safe("<"))) == "[&#39;&lt;&#39;, Markup(&#39;&lt;&#39;)]");
  CHECK(output(list("<"), false) == "['<']");
  CHECK(output(v(1.5)) == "1.5");
  CHECK(output(v(nullptr)) == "None");
}

TEST_CASE("a value becomes safe once", "[templates][escape]") {
  CHECK(repr(as_safe(v("<"))) == "Markup('&lt;')");
  CHECK(repr(as_safe(as_safe(v("<")))) == "Markup('&lt;')");
  CHECK(repr(as_safe(v(1))) == "Markup('1')");
}

TEST_CASE("tags and comments are stripped", "[templates][escape]") {
  CHECK(without_tags("<p>Main &raquo;\t<em>About</em>\n</p>") == "Main » About");
  CHECK(without_tags("a<!-- <b> -->b") == "ab");
  CHECK(without_tags("1 < 2") == "1 < 2");
  CHECK(without_tags("<!-- open") == "<!-- open");
  CHECK(without_tags("&lt;b&gt;") == "<b>");
  CHECK(without_tags("  \u00a0 ") == "");
}

TEST_CASE("character references become characters", "[templates][escape]") {
  CHECK(unescaped("&lt;&amp;&eacute;&hellip;&apos;") == "<&é…'");
  CHECK(unescaped("&#65;&#x41;&#X41;&#65") == "AAAA");
  CHECK(unescaped("&notit;&copy2024") == "¬it;©2024");
  CHECK(unescaped("&hellip &bogus; & &;&#;&#x;") == "&hellip &bogus; & &;&#;&#x;");
  CHECK(unescaped("&#128;&#0;&#xD800;&#x110000;&#99999999999;") == "€\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(unescaped("a&#1;b") == "ab");
  CHECK(unescaped("&") == "&");
}

TEST_CASE("many openers take no longer than their number", "[templates][escape]") {
  const std::string openers(1'000'000, '<');
  CHECK(without_tags(openers).size() == openers.size());
  std::string comments;
  for (int i = 0; i < 100'000; ++i) comments += "<!--";
  CHECK(without_tags(comments).size() == comments.size());
  CHECK(unescaped(std::string(1'000'000, '&')).size() == 1'000'000);
}
