#include <catch2/catch.hpp>

#include "templates/filters.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

Value people() {
  return list(map({{"name", v("Ann")}, {"age", v(41)}, {"home", map({{"city", v("Goes")}})}}),
              map({{"name", v("Bo")}, {"age", v(7)}, {"home", map({{"city", v("Epe")}})}}));
}

}  // namespace

TEST_CASE("default stands in for what is missing", "[templates][filters]") {
  CHECK(filtered("default", missing(), "x") == "'x'");
  CHECK(filtered("d", missing()) == "''");
  CHECK(filtered("default", "", "x") == "''");
  CHECK(filtered("default", "", "x", true) == "'x'");
  CHECK(filtered("default", nullptr, nullptr) == "None");
  CHECK(filtered("default", 0, named("default_value", 5), named("boolean", true)) == "5");
  CHECK(filtered("default", missing(), missing()) == "Undefined");
}

TEST_CASE("ends of lists are taken", "[templates][filters]") {
  CHECK(filtered("first", list(1, 2)) == "1");
  CHECK(filtered("last", list(1, 2)) == "2");
  CHECK(filtered("first", "éa") == "'é'");
  CHECK(filtered("last", "aé") == "'é'");
  CHECK(filtered("first", map({{"k", v(1)}})) == "'k'");
  CHECK(filtered("last", map({{"k", v(1)}, {"l", v(1)}})) == "'l'");
  CHECK(filtered("last", *called(function("range"), 5)) == "4");
  CHECK(filtered("first", list()) == "Undefined");
  CHECK(filtered("last", 5) == "error: an integer has no length");
}

TEST_CASE("lists are made of what can be looped over", "[templates][filters]") {
  CHECK(filtered("list", "abc") == "['a', 'b', 'c']");
  CHECK(filtered("list", tuple(1, 2)) == "[1, 2]");
  CHECK(filtered("list", *called(function("range"), 3)) == "[0, 1, 2]");
  CHECK(filtered("list", 5) == "error: an integer is nothing to loop over");
  CHECK(filtered("reverse", list(1, 2)) == "[2, 1]");
  CHECK(filtered("reverse", "aé") == "'éa'");
  CHECK(filtered("reverse", safe("<b>")) == "Markup('>b<')");
  CHECK(filtered("length", "aé") == "2");
  CHECK(filtered("count", people()) == "2");
  CHECK(filtered("length", nullptr) == "error: none has no length");
}

TEST_CASE("a map gives its pairs", "[templates][filters]") {
  CHECK(filtered("items", map({{"b", v(1)}, {"a", v(2)}})) == "[('b', 1), ('a', 2)]");
  CHECK(filtered("items", missing()) == "[]");
  CHECK(filtered("items", list()) == "error: filter `items` needs a map, not a list");
}

TEST_CASE("a list is joined, safely", "[templates][filters]") {
  CHECK(filtered("join", list(1, "a", nullptr), "|") == "'1|a|None'");
  CHECK(filtered("join", list()) == "''");
  CHECK(filtered("join", list("<", safe("<b>")), "&") == "Markup('&lt;&amp;<b>')");
  CHECK(filtered("join", list("<"), safe("<br>")) == "Markup('&lt;')");
  CHECK(filtered_plain("join", list("<", safe("<b>")), "&") == "'<&<b>'");
  CHECK(filtered("join", people(), ", ", named("attribute", "name")) == "'Ann, Bo'");
  CHECK(filtered("join", people(), ", ", "home.city") == "'Goes, Epe'");
  CHECK(filtered("join", list(tuple(1, 2), tuple(3, 4)), "-", 1) == "'2-4'");
  CHECK(filtered("join", people(), ", ", "nam") == "error: a map has no attribute `nam` (did you mean `name`?)");
  CHECK(filtered("join", 5) == "error: an integer is nothing to loop over");
}

TEST_CASE("a list is summed", "[templates][filters]") {
  CHECK(filtered("sum", list(1, 2.5)) == "3.5");
  CHECK(filtered("sum", people(), "age") == "48");
  CHECK(filtered("sum", list(list(1), list(2)), named("start", list())) == "[1, 2]");
  CHECK(filtered("sum", list("a")) ==
        "error: filter `sum`: `+` cannot take an integer and a string (to put texts together, use `~`)");
}

TEST_CASE("a list is cut in rows and in columns", "[templates][filters]") {
  const Value seven = *called(function("range"), 7);
  CHECK(filtered("batch", seven, 3) == "[[0, 1, 2], [3, 4, 5], [6]]");
  CHECK(filtered("batch", seven, 3, "x") == "[[0, 1, 2], [3, 4, 5], [6, 'x', 'x']]");
  CHECK(filtered("slice", seven, 3) == "[[0, 1, 2], [3, 4], [5, 6]]");
  CHECK(filtered("slice", seven, 3, "x") == "[[0, 1, 2], [3, 4, 'x'], [5, 6, 'x']]");
  CHECK(filtered("slice", list(1), 3) == "[[1], [], []]");
  CHECK(filtered("batch", list(), 3, "x") == "[]");
  CHECK(filtered("batch", seven, 0) == "error: filter `batch`: `linecount` is 0 (it must be 1 or more)");
  CHECK(filtered("slice", seven, -1) == "error: filter `slice`: `slices` is -1 (it must be 1 or more)");
  CHECK(filtered("slice", seven) == "error: filter `slice` needs the argument `slices`");
}

TEST_CASE("attr looks at attributes only", "[templates][filters]") {
  CHECK(filtered("attr", map({{"a", v(1)}}), "a") == "Undefined");
  const Value names = *called(function("namespace"), named("a", 1));
  CHECK(filtered("attr", names, "a") == "1");
  CHECK(filtered("attr", names) == "error: filter `attr` needs the argument `name`");
}
