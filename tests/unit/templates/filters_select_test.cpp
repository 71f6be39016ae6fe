#include <catch2/catch.hpp>

#include "templates/filters.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

Value users() {
  return list(map({{"name", v("Ann")}, {"active", v(true)}, {"home", map({{"city", v("Goes")}})}}),
              map({{"name", v("Bo")}, {"active", v(false)}}));
}

}  // namespace

TEST_CASE("map applies a filter or takes an attribute", "[templates][filters]") {
  CHECK(filtered("map", list("a", "b"), "upper") == "['A', 'B']");
  CHECK(filtered("map", list("a", "b"), "replace", "a", "z") == "['z', 'b']");
  CHECK(filtered("map", list("abc def"), "truncate", named("length", 5), named("leeway", 0), named("end", "")) ==
        "['abc']");
  CHECK(filtered("map", users(), named("attribute", "name")) == "['Ann', 'Bo']");
  CHECK(filtered("map", users(), named("attribute", "home.city"), named("default", "?")) == "['Goes', '?']");
  CHECK(filtered("map", users(), named("attribute", "email"), named("default", "?")) == "['?', '?']");
  CHECK(filtered("map", nullptr, "upper") == "[]");
  CHECK(filtered("map", list(1), "uper") == "error: there is no filter `uper` (did you mean `upper`?)");
  CHECK(filtered("map", list(1)) == "error: filter `map` needs the name of a filter, or an `attribute`");
  CHECK(filtered("map", list(1), 3) == "error: filter `map` needs the name of a filter, not an integer");
  CHECK(filtered("map", list(1), named("attribute", "a"), named("defualt", 1)) ==
        "error: filter `map` has no argument `defualt` (it takes `attribute` and `default`)");
}

TEST_CASE("select keeps what passes a test, reject what does not", "[templates][filters]") {
  const Value numbers = list(1, 2, 3, 4);
  CHECK(filtered("select", numbers, "odd") == "[1, 3]");
  CHECK(filtered("reject", numbers, "odd") == "[2, 4]");
  CHECK(filtered("select", numbers, "divisibleby", 4) == "[4]");
  CHECK(filtered("select", numbers, ">", 2) == "[3, 4]");
  CHECK(filtered("select", list(0, "", "a", nullptr)) == "['a']");
  CHECK(filtered("reject", list(0, "", "a", nullptr)) == "[0, '', None]");
  CHECK(filtered("select", numbers, "od") == "error: there is no test `od` (did you mean `odd`?)");
  CHECK(filtered("select", numbers, 3) == "error: filter `select` needs the name of a test, not an integer");
  CHECK(filtered("select", list("x"), "odd") == "error: this test needs a number, not a string");
}

TEST_CASE("selectattr looks at an attribute", "[templates][filters]") {
  CHECK(filtered("selectattr", users(), "active") == filtered("rejectattr", users(), "name", "eq", "Bo"));
  CHECK(filtered("selectattr", users(), "name", "eq", "Bo") == "[{'name': 'Bo', 'active': False}]");
  CHECK(filtered("rejectattr", users(), "active") == "[{'name': 'Bo', 'active': False}]");
  CHECK(filtered("rejectattr", users(), "home", "defined") == "[{'name': 'Bo', 'active': False}]");
  CHECK(filtered("selectattr", list(tuple(1, 2), tuple(2, 3)), 1, "odd") == "[(2, 3)]");
  CHECK(filtered("selectattr", users(), "home") == "error: a map has no attribute `home`");
  CHECK(filtered("selectattr", users()) == "error: filter `selectattr` needs the argument `attribute`");
}
