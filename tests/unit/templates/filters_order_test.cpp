#include <catch2/catch.hpp>

#include "templates/filters.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

Value entry(const char* name, int year) { return map({{"name", v(name)}, {"year", v(year)}}); }
Value entries() { return list(entry("b", 2017), entry("C", 2016), entry("a", 2017)); }

/// The names in a list of entries.
template <typename... T>
std::string names(std::string_view filter, T... arguments) {
  TestContext context;
  const Call call(std::move(arguments)...);
  const EvalResult result = context.call_filter(filter, entries(), call.arguments());
  return result ? filtered("join", *result, " ", "name") : shown(result.error());
}

}  // namespace

TEST_CASE("lists are sorted, by themselves or by attributes", "[templates][filters]") {
  CHECK(filtered("sort", list(3, 1.5, true)) == "[True, 1.5, 3]");
  CHECK(filtered("sort", list("b", "A", "a", "C")) == "['A', 'a', 'b', 'C']");
  CHECK(filtered("sort", list("b", "A", "a"), false, true) == "['A', 'a', 'b']");
  CHECK(filtered("sort", list("B", "a"), named("case_sensitive", true)) == "['B', 'a']");
  CHECK(filtered("sort", "cab") == "['a', 'b', 'c']");
  CHECK(names("sort", named("attribute", "name")) == "'a b C'");
  CHECK(names("sort", named("attribute", "year,name")) == "'C a b'");
  CHECK(names("sort", named("attribute", "year"), named("reverse", true)) == "'b a C'");
  CHECK(names("sort", true, false, "year,name") == "'b a C'");
  CHECK(filtered("sort", list(list(2, "x"), list(1, "y")), named("attribute", 0)) == "[[1, 'y'], [2, 'x']]");
}

TEST_CASE("what has no order cannot be sorted", "[templates][filters]") {
  CHECK(filtered("sort", list(1, "a")) == "error: filter `sort`: a string and an integer have no order");
  CHECK(filtered("sort", list(nullptr, 1, nullptr)) == "error: filter `sort`: an integer and none have no order");
  CHECK(names("sort", named("attribute", "nam")) ==
        "error: filter `sort`: a map has no attribute `nam` (did you mean `name`?)");
  CHECK(filtered("sort", 5) == "error: filter `sort`: an integer is nothing to loop over");
  CHECK(filtered("sort", list(), named("reversed", true)) ==
        "error: filter `sort` has no argument `reversed` (did you mean `reverse`?)");
}

TEST_CASE("maps are sorted by key or by value", "[templates][filters]") {
  const Value ages = map({{"b", v(1)}, {"A", v(3)}, {"c", v(2)}});
  CHECK(filtered("dictsort", ages) == "[('A', 3), ('b', 1), ('c', 2)]");
  CHECK(filtered("dictsort", ages, false, "value") == "[('b', 1), ('c', 2), ('A', 3)]");
  CHECK(filtered("dictsort", ages, named("reverse", true)) == "[('c', 2), ('b', 1), ('A', 3)]");
  CHECK(filtered("dictsort", ages, false, "age") ==
        "error: filter `dictsort` cannot sort by `age` (it sorts by `key` or by `value`)");
  CHECK(filtered("dictsort", list()) == "error: filter `dictsort` needs a map, not a list");
}

TEST_CASE("items are grouped by an attribute", "[templates][filters]") {
  CHECK(filtered("groupby", list(map({{"c", v("b")}}), map({{"c", v("A")}}), map({{"c", v("a")}})), "c") ==
        "[('A', [{'c': 'A'}, {'c': 'a'}]), ('b', [{'c': 'b'}])]");
  CHECK(filtered("groupby", list(map({{"c", v("A")}}), map({{"c", v("a")}})), "c", named("case_sensitive", true)) ==
        "[('A', [{'c': 'A'}]), ('a', [{'c': 'a'}])]");
  CHECK(filtered("groupby", list(map({{"c", v("x")}}), map({})), "c", named("default", "none yet")) ==
        "[('none yet', [{}]), ('x', [{'c': 'x'}])]");
  CHECK(filtered("groupby", list(map({}), map({})), "c") == "error: filter `groupby`: a map has no attribute `c`");
  CHECK(filtered("groupby", list()) == "error: filter `groupby` needs the argument `attribute`");
}

TEST_CASE("a group has a grouper and a list, and unpacks to them", "[templates][filters]") {
  TestContext context;
  const Call call("year");
  const EvalResult groups = context.call_filter("groupby", entries(), call.arguments());
  REQUIRE(groups);
  const Value group = groups->as_list()[0];
  CHECK(shown(attribute(group, "grouper")) == "2016");
  CHECK(attribute(group, "list")->as_list().size() == 1);
  CHECK(shown(subscript(group, v(0))) == "2016");
  CHECK(items_of(group)->size() == 2);
}

TEST_CASE("repeats are dropped", "[templates][filters]") {
  CHECK(filtered("unique", list("foo", "bar", "Foo", "foobar")) == "['foo', 'bar', 'foobar']");
  CHECK(filtered("unique", list("a", "A"), true) == "['a', 'A']");
  CHECK(filtered("unique", list(1, 1.0, true, nullptr, nullptr, tuple(1), tuple(1))) == "[1, None, (1,)]");
  CHECK(names("unique", named("attribute", "year")) == "'b C'");
  CHECK(names("unique") == "error: filter `unique` cannot go by a map (name an `attribute` to go by)");
}

TEST_CASE("the smallest and the largest are found", "[templates][filters]") {
  CHECK(filtered("min", list(3, 1, 2)) == "1");
  CHECK(filtered("max", list("b", "C", "a")) == "'C'");
  CHECK(filtered("max", list("b", "C"), true) == "'b'");
  CHECK(filtered("max", entries(), named("attribute", "year")) == "{'name': 'b', 'year': 2017}");
  CHECK(filtered("min", list()) == "Undefined");
  CHECK(filtered("max", list(1, "a")) == "error: filter `max`: a string and an integer have no order");
}
