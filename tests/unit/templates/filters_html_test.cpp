#include <catch2/catch.hpp>

#include "templates/filters.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

TEST_CASE("text is escaped once, or again on request", "[templates][filters]") {
  CHECK(filtered("escape", "<'\">&") == "Markup('&lt;&#39;&#34;&gt;&amp;')");
  CHECK(filtered("e", safe("<b>")) == "Markup('<b>')");
  CHECK(filtered("e", list("<")) == "Markup('[&#39;&lt;&#39;]')");
  CHECK(filtered("forceescape", safe("<b>")) == "Markup('&lt;b&gt;')");
  CHECK(filtered("safe", "<b>") == "Markup('<b>')");
  CHECK(filtered("safe", 5) == "Markup('5')");
}

TEST_CASE("tags are stripped to plain text", "[templates][filters]") {
  CHECK(filtered("striptags", safe("<p>just a small  \n <a href=\"#\">example</a> &amp; link</p>")) ==
        "'just a small example & link'");
}

TEST_CASE("urls are encoded as paths and as queries", "[templates][filters]") {
  CHECK(filtered("urlencode", "a b/c?é&~") == "'a%20b/c%3F%C3%A9%26~'");
  CHECK(filtered("urlencode", 5) == "'5'");
  CHECK(filtered("urlencode", map({{"a b", v("c/d")}, {"e", v(1)}})) == "'a+b=c%2Fd&e=1'");
  CHECK(filtered("urlencode", list(tuple("a", 1), list("b", 2))) == "'a=1&b=2'");
  CHECK(filtered("urlencode", list(1)) == "error: filter `urlencode` needs pairs of a key and a value, not an integer");
}

TEST_CASE("a map becomes attributes", "[templates][filters]") {
  const Value attributes = map({{"class", v("a \"b\"")}, {"hidden", v(nullptr)}, {"id", v(3)}, {"gone", missing()}});
  CHECK(filtered("xmlattr", attributes) == "Markup(' class=\"a &#34;b&#34;\" id=\"3\"')");
  CHECK(filtered("xmlattr", attributes, false) == "Markup('class=\"a &#34;b&#34;\" id=\"3\"')");
  CHECK(filtered_plain("xmlattr", map({{"a", v("<")}})) == "' a=\"&lt;\"'");
  CHECK(filtered("xmlattr", map({})) == "Markup('')");
  CHECK(filtered("xmlattr", map({{"a b", v(1)}})) == "error: filter `xmlattr`: `a b` is no name of an attribute");
  CHECK(filtered("xmlattr", list()) == "error: filter `xmlattr` needs a map, not a list");
}

TEST_CASE("JSON is safe in a page", "[templates][filters]") {
  CHECK(filtered("tojson", map({{"b", v("</script>'&")}, {"a", list(1, 1.5, true, nullptr)}})) ==
        "Markup('{\"a\": [1, 1.5, true, null], \"b\": \"\\\\u003c/script\\\\u003e\\\\u0027\\\\u0026\"}')");
  CHECK(filtered("tojson", "é🙂\n\"\\\x01") == "Markup('\"\\\\u00e9\\\\ud83d\\\\ude42\\\\n\\\\\"\\\\\\\\\\\\u0001\"')");
  CHECK(filtered("tojson", list(1, map({}), list()), 2) == "Markup('[\\n  1,\\n  {},\\n  []\\n]')");
  CHECK(filtered("tojson", Value::map({{v(1), v("x")}, {v(0.5), v("y")}})) ==
        "Markup('{\"0.5\": \"y\", \"1\": \"x\"}')");
  CHECK(filtered("tojson", tuple(1)) == "Markup('[1]')");
  CHECK(filtered("tojson", function("range")) ==
        "error: filter `tojson`: the function `range` cannot be written as JSON");
  CHECK(filtered("tojson", Value::map({{v(1), v(1)}, {v("a"), v(1)}})) ==
        "error: filter `tojson`: the keys of a map in JSON are sorted: a string and an integer have no order");
  CHECK(filtered("tojson", list(missing())) == "error: filter `tojson`: `page` is not defined");
}
