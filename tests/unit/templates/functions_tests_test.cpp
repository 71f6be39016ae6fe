#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "templates/functions.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

/// The names of those of the kind tests that a value passes.
std::string kinds(const Value& value) {
  std::string out;
  for (const char* name : {"defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number",
                           "string", "escaped", "sequence", "mapping"}) {
    const std::string result = tested(name, value);
    if (result == "True")
      out += std::string(out.empty() ? "" : " ") + name;
    else if (result != "False")
      out += " " + result;
  }
  return out;
}

}  // namespace

TEST_CASE("tests tell kinds apart", "[templates][tests]") {
  CHECK(kinds(missing()) == "undefined");
  CHECK(kinds(v(nullptr)) == "defined none");
  CHECK(kinds(v(true)) == "defined boolean true number");
  CHECK(kinds(v(false)) == "defined boolean false number");
  CHECK(kinds(v(1)) == "defined integer number");
  CHECK(kinds(v(1.5)) == "defined float number");
  CHECK(kinds(v("a")) == "defined string sequence");
  CHECK(kinds(safe("a")) == "defined string escaped sequence");
  CHECK(kinds(list()) == "defined sequence");
  CHECK(kinds(tuple()) == "defined sequence");
  CHECK(kinds(map({})) == "defined sequence mapping");
  CHECK(kinds(*called(function("range"), 3)) == "defined sequence");
  CHECK(kinds(*called(function("namespace"))) == "defined");
}

TEST_CASE("some things can be looped over, some called", "[templates][tests]") {
  CHECK(tested("iterable", "a") == "True");
  CHECK(tested("iterable", 1) == "False");
  CHECK(tested("iterable", missing()) == "error: `page` is not defined");
  CHECK(tested("callable", function("range")) == "True");
  CHECK(tested("callable", "a") == "False");
}

TEST_CASE("numbers are odd, even or divisible", "[templates][tests]") {
  CHECK(tested("odd", 3) == "True");
  CHECK(tested("odd", -3) == "True");
  CHECK(tested("even", 4) == "True");
  CHECK(tested("even", 4.5) == "False");
  CHECK(tested("divisibleby", 9, 3) == "True");
  CHECK(tested("divisibleby", 9, 2) == "False");
  CHECK(tested("divisibleby", 9, 0) == "error: the number to the right of `%` is zero");
  CHECK(tested("divisibleby", 9) == "error: test `divisibleby` needs the argument `num`");
  CHECK(tested("odd", 3, 4) == "error: test `odd` takes no arguments");
  CHECK(tested("odd", missing()) == "error: `page` is not defined");
}

TEST_CASE("comparisons are tests too, under all their names", "[templates][tests]") {
  for (const char* name : {"==", "eq", "equalto", "<=", "le", ">=", "ge"}) {
    INFO(name);
    CHECK(tested(name, 1, 1.0) == "True");
  }
  for (const char* name : {"!=", "ne", "<", "lt", "lessthan"}) {
    INFO(name);
    CHECK(tested(name, 1, 2) == "True");
  }
  for (const char* name : {">", "gt", "greaterthan"}) {
    INFO(name);
    CHECK(tested(name, 2, 1) == "True");
  }
  CHECK(tested("lt", 1, "a") == "error: `<`: an integer and a string have no order");
  CHECK(tested("in", 1, list(1, 2)) == "True");
  CHECK(tested("in", "a", "bc") == "False");
}

TEST_CASE("same is more than equal", "[templates][tests]") {
  const Value items = list(1);
  CHECK(tested("sameas", items, items) == "True");
  CHECK(tested("sameas", items, list(1)) == "False");
  CHECK(tested("sameas", false, false) == "True");
  CHECK(tested("sameas", 0, false) == "False");
  CHECK(tested("sameas", missing(), 1) == "False");
}

TEST_CASE("a text is in lower or upper case when it has letters and all are", "[templates][tests]") {
  CHECK(tested("lower", "abc 1") == "True");
  CHECK(tested("lower", "aBc") == "False");
  CHECK(tested("lower", "123") == "False");
  CHECK(tested("upper", "ÀBC") == "True");
  CHECK(tested("upper", "") == "False");
}

TEST_CASE("filters and tests can be asked for", "[templates][tests]") {
  CHECK(tested("filter", "upper") == "True");
  CHECK(tested("filter", "markdown") == "False");
  CHECK(tested("test", "odd") == "True");
  CHECK(tested("test", "loud") == "False");
}

TEST_CASE("an unknown test names its nearest neighbour", "[templates][tests]") {
  CHECK(tested("defned", 1) == "error: there is no test `defned` (did you mean `defined`?)");
}
