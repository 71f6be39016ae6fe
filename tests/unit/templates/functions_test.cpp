#include "templates/functions.h"

#include <catch2/catch.hpp>
#include <limits>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

template <typename... T>
std::string result(std::string_view name, T... arguments) {
  return shown(called(function(name), std::move(arguments)...));
}

std::string method(const Value& object, std::string_view name) { return shown(called(*attribute(object, name))); }

}  // namespace

TEST_CASE("range gives integers at equal distances", "[templates][functions]") {
  const auto listed = [](auto... arguments) { return filtered("list", *called(function("range"), arguments...)); };
  CHECK(listed(3) == "[0, 1, 2]");
  CHECK(listed(2, 5) == "[2, 3, 4]");
  CHECK(listed(5, 2) == "[]");
  CHECK(listed(0, 10, 4) == "[0, 4, 8]");
  CHECK(listed(3, 0, -1) == "[3, 2, 1]");
  CHECK(listed(0, -7, -3) == "[0, -3, -6]");
  CHECK(result("range", 3) == "range(0, 3)");
  CHECK(result("range", 1, 9, 2) == "range(1, 9, 2)");
  CHECK(result("range", 1, 2, 0) == "error: the step of `range` is 0");
  CHECK(result("range", "a") == "error: the argument `start` of function `range` is a string (it must be an integer)");
  CHECK(result("range", 10'000'000) == "error: `range` would have 10000000 items; the most is 1000000");
  CHECK(result("range", std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()) ==
        "error: `range` would have 18446744073709551615 items; the most is 1000000");
  CHECK(equal(*called(function("range"), 0, 3, 2), *called(function("range"), 0, 4, 2)));
}

TEST_CASE("dict makes a map of pairs and names", "[templates][functions]") {
  CHECK(result("dict", named("a", 1), named("b", 2)) == "{'a': 1, 'b': 2}");
  CHECK(result("dict", map({{"a", v(1)}, {"b", v(2)}}), named("a", 3)) == "{'a': 3, 'b': 2}");
  CHECK(result("dict", list(tuple("a", 1), list(2, "b"))) == "{'a': 1, 2: 'b'}");
  CHECK(result("dict", list(1)) == "error: function `dict` takes pairs of a key and a value, not an integer");
  CHECK(result("dict", list(tuple(list(), 1))) ==
        "error: function `dict` takes pairs of a key and a value, not a tuple");
  CHECK(result("dict", 1, 2) == "error: function `dict` takes one map and named arguments");
}

TEST_CASE("a namespace can be assigned to", "[templates][functions]") {
  const Value names = *called(function("namespace"), named("count", 1));
  CHECK(names.mutable_object()->assign("count", v(2)) == std::nullopt);
  CHECK(names.mutable_object()->assign("found", v(true)) == std::nullopt);
  CHECK(shown(attribute(names, "count")) == "2");
  CHECK(to_text(names) == "<Namespace {'count': 2, 'found': True}>");
  CHECK(shown(undefined_error(*attribute(names, "cuont", "ns"))) ==
        "error: `ns` has no attribute `cuont` (did you mean `count`?)");
  CHECK(function("range").mutable_object()->assign("a", v(1)) == "the attributes of `range` cannot be set");
}

TEST_CASE("namespaces do not go round in circles", "[templates][functions]") {
  const Value names = *called(function("namespace"));
  CHECK(names.mutable_object()->assign("self", names) == "a namespace cannot hold a namespace");
  CHECK(names.mutable_object()->assign("self", list(list(names))) == "a namespace cannot hold a namespace");
  CHECK(names.mutable_object()->assign("self", *called(function("cycler"), names)) ==
        "a namespace cannot hold a namespace");
  CHECK(names.mutable_object()->assign("self", Value::undefined_attribute(names, "x")) ==
        "a namespace cannot hold a namespace");
  CHECK(result("namespace", named("other", names)) == "error: a namespace cannot hold a namespace");
}

TEST_CASE("a cycler goes round", "[templates][functions]") {
  const Value row = *called(function("cycler"), "odd", "even");
  CHECK(shown(attribute(row, "current")) == "'odd'");
  CHECK(method(row, "next") == "'odd'");
  CHECK(method(row, "next") == "'even'");
  CHECK(method(row, "next") == "'odd'");
  CHECK(shown(attribute(row, "current")) == "'even'");
  CHECK(method(row, "reset") == "None");
  CHECK(method(row, "next") == "'odd'");
  CHECK(shown(called(*attribute(row, "next"), 1)) == "error: function `next` takes no arguments");
  CHECK(result("cycler") == "error: function `cycler` needs one item at least");
}

TEST_CASE("a chain of cyclers is only so deep", "[templates][functions]") {
  Value value = v(1);
  for (int i = 0; i < 1000; ++i) {
    const Value cycler = *called(function("cycler"), value);
    value = cycler.is_undefined() ? cycler : *attribute(cycler, "next");
  }
  CHECK(value.depth() <= kMaxValueDepth);
}

TEST_CASE("a joiner is silent once", "[templates][functions]") {
  const Value comma = *called(function("joiner"));
  CHECK(shown(called(comma)) == "''");
  CHECK(shown(called(comma)) == "', '");
  const Value bar = *called(function("joiner"), named("sep", safe("<hr>")));
  CHECK(shown(called(bar)) == "''");
  CHECK(shown(called(bar)) == "Markup('<hr>')");
  CHECK(shown(called(bar, 1)) == "error: a joiner takes no arguments");
  CHECK(result("joiner", 1, 2) == "error: function `joiner` takes at most 1 argument, not 2 (it takes `sep`)");
}

TEST_CASE("what is no function is not called", "[templates][functions]") {
  CHECK(shown(called(v(1))) == "error: an integer is not a function");
  TestContext context;
  const Value names = *called(function("namespace"));
  CHECK(shown(names.as_object().call(context, {})) == "error: `namespace` is not a function");
}
