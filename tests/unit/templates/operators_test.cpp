#include "templates/operators.h"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

struct Row {
  Value left;
  BinaryOperator operation;
  Value right;
  const char* expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(repr(row.left) << " " << spelling(row.operation) << " " << repr(row.right));
    CHECK(shown(apply(row.operation, row.left, row.right)) == row.expected);
  }
}

std::string sliced(const Value& value, const Value& start, const Value& stop, const Value& step) {
  return shown(slice(value, start, stop, step));
}

/// Something with an order of its own, a sequence of two, and a mapping, by turns.
class Thing final : public Object {
 public:
  Thing(int rank, Shape shape) : rank_(rank), shape_(shape) {}
  [[nodiscard]] std::string_view type_name() const override { return "thing"; }
  [[nodiscard]] Shape shape() const override { return shape_; }
  [[nodiscard]] std::size_t size() const override { return shape_ == Shape::Plain ? 0 : 2; }
  [[nodiscard]] Value item(std::size_t index) const override {
    return shape_ == Shape::Mapping ? v(index == 0 ? "a" : "b") : v(static_cast<int>(index) + rank_);
  }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    return name == "a" || name == "b" ? v(rank_) : Value();
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override { return {"a", "b"}; }
  [[nodiscard]] bool equals(const Object& other) const override {
    return compare(other) == std::strong_ordering::equal;
  }
  [[nodiscard]] std::optional<std::strong_ordering> compare(const Object& other) const override {
    const auto* thing = dynamic_cast<const Thing*>(&other);
    return thing == nullptr ? std::nullopt : std::optional(rank_ <=> thing->rank_);
  }

 private:
  int rank_;
  Shape shape_;
};

Value thing(int rank, Object::Shape shape = Object::Shape::Plain) { return Value::make<Thing>(rank, shape); }

}  // namespace

TEST_CASE("numbers are added, divided and raised as Python does", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v(1), Add, v(2), "3"},
      {v(1), Add, v(2.0), "3.0"},
      {v(true), Add, v(true), "2"},
      {v(7), Divide, v(2), "3.5"},
      {v(4), Divide, v(2), "2.0"},
      {v(7), FloorDivide, v(2), "3"},
      {v(-7), FloorDivide, v(2), "-4"},
      {v(7), FloorDivide, v(-2), "-4"},
      {v(-7.5), FloorDivide, v(2), "-4.0"},
      {v(7), Modulo, v(3), "1"},
      {v(-7), Modulo, v(3), "2"},
      {v(7), Modulo, v(-3), "-2"},
      {v(-7.5), Modulo, v(2), "0.5"},
      {v(2), Power, v(10), "1024"},
      {v(2), Power, v(-1), "0.5"},
      {v(2.0), Power, v(3), "8.0"},
      {v(-2), Power, v(3), "-8"},
      {v(0), Power, v(0), "1"},
      {v(kSmallest), Modulo, v(-1), "0"},
  });
}

TEST_CASE("arithmetic that has no answer is an error", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v(1), Divide, v(0), "error: the number to the right of `/` is zero"},
      {v(1.0), FloorDivide, v(0.0), "error: the number to the right of `//` is zero"},
      {v(1), Modulo, v(false), "error: the number to the right of `%` is zero"},
      {v(kLargest), Add, v(1), "error: the result of `+` does not fit in an integer of 64 bits"},
      {v(kSmallest), Subtract, v(1), "error: the result of `-` does not fit in an integer of 64 bits"},
      {v(kLargest), Multiply, v(2), "error: the result of `*` does not fit in an integer of 64 bits"},
      {v(kSmallest), FloorDivide, v(-1), "error: the result of `//` does not fit in an integer of 64 bits"},
      {v(10), Power, v(19), "error: the result of `**` does not fit in an integer of 64 bits"},
      {v(10.0), Power, v(400), "error: the result of `**` is too large for a float"},
      {v(0), Power, v(-1), "error: zero has no negative power"},
      {v(-1.5), Power, v(0.5), "error: a negative number has no power that is not whole"},
      {v("a"), Add, v(1), "error: `+` cannot take a string and an integer (to put texts together, use `~`)"},
      {v(nullptr), Subtract, v(1), "error: `-` cannot take none and an integer"},
      {list(1), Add, tuple(1), "error: `+` cannot take a list and a tuple"},
      {missing(), Add, v(1), "error: `page` is not defined"},
      {v(1), Equal, missing(), "error: `page` is not defined"},
  });
}

TEST_CASE("texts and lists are joined and repeated", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v("a"), Add, v("b"), "'ab'"},
      {safe("<b>"), Add, v("<"), "Markup('<b>&lt;')"},
      {v("<"), Add, safe("<b>"), "Markup('&lt;<b>')"},
      {list(1), Add, list(2), "[1, 2]"},
      {tuple(1), Add, tuple(2), "(1, 2)"},
      {v("ab"), Multiply, v(2), "'abab'"},
      {v(2), Multiply, safe("<"), "Markup('<<')"},
      {v("ab"), Multiply, v(-1), "''"},
      {list(0), Multiply, v(3), "[0, 0, 0]"},
      {v("%s: %d"), Modulo, tuple("a", 3), "'a: 3'"},
      {v("ab"), Multiply, v(kLargest), "error: the result of `*` is too long a string"},
      {v(""), Multiply, v(kLargest), "''"},
      {list(1), Multiply, v(2'000'000), "error: the result of `*` is too long a list"},
  });
}

TEST_CASE("equality is Python's", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v(1), Equal, v(1.0), "True"},
      {v(true), Equal, v(1), "True"},
      {v(9007199254740993), Equal, v(9007199254740992.0), "False"},
      {v("a"), Equal, safe("a"), "True"},
      {v("1"), Equal, v(1), "False"},
      {list(1, 2), Equal, list(1.0, 2), "True"},
      {list(1), Equal, tuple(1), "False"},
      {map({{"a", v(1)}, {"b", v(2)}}), Equal, map({{"b", v(2)}, {"a", v(1)}}), "True"},
      {map({{"a", v(1)}}), NotEqual, map({{"b", v(1)}}), "True"},
      {v(nullptr), Equal, v(false), "False"},
      {v(std::numeric_limits<double>::quiet_NaN()), Equal, v(1), "False"},
      {thing(1), Equal, thing(1), "True"},
      {thing(1), Equal, thing(2), "False"},
  });
}

TEST_CASE("only like values have an order", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v(1), Less, v(1.5), "True"},
      {v(kLargest), Less, v(9223372036854775808.0), "True"},
      {v("a"), Less, v("b"), "True"},
      {v("Z"), Less, v("a"), "True"},
      {v("é"), Greater, v("z"), "True"},
      {list(1, 2), Less, list(1, 3), "True"},
      {list(1), Less, list(1, 0), "True"},
      {tuple(2), GreaterOrEqual, tuple(1, 9), "True"},
      {thing(1), Less, thing(2), "True"},
      {v(std::numeric_limits<double>::quiet_NaN()), LessOrEqual, v(1), "False"},
      {v(1), Less, v("a"), "error: `<`: an integer and a string have no order"},
      {v(nullptr), Less, v(nullptr), "error: `<`: none and none have no order"},
      {list(1, "a"), Greater, list(1, 2), "error: `>`: a string and an integer have no order"},
      {map({}), Less, map({}), "error: `<`: a map and a map have no order"},
      {thing(1), Less, function("range"), "error: `<`: `thing` and the function `range` have no order"},
  });
}

TEST_CASE("in looks for parts, items and keys", "[templates][operators]") {
  using enum BinaryOperator;
  check({
      {v("b"), In, v("abc"), "True"},
      {v(""), In, v("abc"), "True"},
      {v("d"), NotIn, v("abc"), "True"},
      {v(2), In, list(1, 2.0), "True"},
      {v("a"), In, map({{"a", v(1)}}), "True"},
      {v(1), In, map({{"a", v(1)}}), "False"},
      {v(2), In, thing(1, Object::Shape::Sequence), "True"},
      {v("a"), In, thing(1, Object::Shape::Mapping), "True"},
      {v("c"), In, thing(1, Object::Shape::Mapping), "False"},
      {v("a"), In, thing(1), "error: `in` cannot look into `thing`"},
      {v(1), In, v("abc"), "error: `in` looks for a string in a string, not for an integer"},
      {v(1), In, v(5), "error: `in` cannot look into an integer"},
      {list(), In, map({}), "error: a list cannot be a key of a map"},
  });
}

TEST_CASE("a tilde makes text of everything", "[templates][operators]") {
  const std::vector<Value> plain{v("a<"), v(1), v(nullptr), v(true), v(1.0)};
  CHECK(shown(concatenated(plain, true)) == "'a<1NoneTrue1.0'");
  const std::vector<Value> mixed{v("<"), safe("<b>"), v(1)};
  CHECK(shown(concatenated(mixed, true)) == "Markup('&lt;<b>1')");
  CHECK(shown(concatenated(mixed, false)) == "'<<b>1'");
  const std::vector<Value> undefined{v("a"), missing()};
  CHECK(shown(concatenated(undefined, true)) == "error: `page` is not defined");
}

TEST_CASE("signs are for numbers", "[templates][operators]") {
  CHECK(shown(negated(v(1))) == "-1");
  CHECK(shown(negated(v(0.0))) == "-0.0");
  CHECK(shown(negated(v(true))) == "-1");
  CHECK(shown(plus(v(true))) == "1");
  CHECK(shown(plus(v(1.5))) == "1.5");
  CHECK(shown(negated(v(kSmallest))) == "error: the result of `-` does not fit in an integer of 64 bits");
  CHECK(shown(negated(v("a"))) == "error: `-` needs a number, not a string");
  CHECK(shown(plus(list())) == "error: `+` needs a number, not a list");
}

TEST_CASE("empty and zero are false", "[templates][operators]") {
  for (const Value& value : {v(nullptr), v(false), v(0), v(0.0), v(""), list(), tuple(), map({})}) {
    INFO(repr(value));
    CHECK(shown(truth(value)) == "False");
  }
  for (const Value& value : {v(true), v(-1), v(0.1), v("0"), list(0), map({{"", v(0)}}), thing(0)}) {
    INFO(repr(value));
    CHECK(shown(truth(value)) == "True");
  }
  CHECK(shown(truth(missing())) == "error: `page` is not defined");
}

TEST_CASE("attributes and keys are found by name", "[templates][operators]") {
  const Value entry = map({{"title", v("Open day")}});
  CHECK(shown(attribute(entry, "title")) == "'Open day'");
  CHECK(shown(subscript(entry, v("title"))) == "'Open day'");
  CHECK(shown(attribute(thing(3), "a")) == "3");
  CHECK(shown(subscript(thing(3), v("a"))) == "3");
  const EvalResult undefined = attribute(entry, "titel", "entry");
  REQUIRE(undefined);
  CHECK(shown(undefined_error(*undefined)) == "error: `entry` has no attribute `titel` (did you mean `title`?)");
  CHECK(shown(attribute(*undefined, "x")) == "error: `entry` has no attribute `titel` (did you mean `title`?)");
  CHECK(shown(undefined_error(*attribute(v("a"), "upper", "name"))) ==
        "error: `name` has no attribute `upper` (values have no methods: use the filter `upper`)");
}

TEST_CASE("indexes count from either end", "[templates][operators]") {
  CHECK(shown(subscript(list("a", "b"), v(-1))) == "'b'");
  CHECK(shown(subscript(tuple("a", "b"), v(0))) == "'a'");
  CHECK(shown(subscript(v("héé!"), v(2))) == "'é'");
  CHECK(shown(subscript(safe("<b>"), v(-1))) == "Markup('>')");
  CHECK(shown(subscript(thing(5, Object::Shape::Sequence), v(1))) == "6");
  CHECK(subscript(list("a"), v(1), "tags")->missing() == "`tags` has no item 1; it has 1");
  CHECK(subscript(list("a"), v(-2))->missing() == "a list has no item -2");
  CHECK(subscript(list("a"), v(kSmallest))->is_undefined());
  CHECK(subscript(map({}), v(1), "years")->missing() == "`years` has no item 1");
  CHECK(subscript(v(1), v(1))->is_undefined());
  CHECK(shown(subscript(list(), missing())) == "error: `page` is not defined");
}

TEST_CASE("slices have a start, an end and a step", "[templates][operators]") {
  const Value none = v(nullptr);
  const Value letters = v("aébcd");
  CHECK(sliced(letters, v(1), v(3), none) == "'éb'");
  CHECK(sliced(letters, v(-2), none, none) == "'cd'");
  CHECK(sliced(letters, none, none, v(-1)) == "'dcbéa'");
  CHECK(sliced(letters, none, none, v(2)) == "'abd'");
  CHECK(sliced(v("abc"), none, none, v(-1)) == "'cba'");
  CHECK(sliced(list(1, 2, 3), v(1), none, none) == "[2, 3]");
  CHECK(sliced(tuple(1, 2, 3), none, v(-1), none) == "(1, 2)");
  CHECK(sliced(safe("<b>"), v(1), v(2), none) == "Markup('b')");
  CHECK(sliced(function("range"), none, none, none) == "error: the function `range` has no slices");
  CHECK(sliced(thing(1, Object::Shape::Sequence), none, none, v(-1)) == "[2, 1]");
  CHECK(sliced(list(1, 2), v(kSmallest), v(kLargest), v(kLargest)) == "[1]");
  CHECK(sliced(list(1, 2), none, none, v(kSmallest)) == "[2]");
  CHECK(sliced(list(1, 2), v(5), v(1), none) == "[]");
  CHECK(sliced(list(1), none, none, v(0)) == "error: the step of a slice is 0");
  CHECK(sliced(list(1), v("a"), none, none) == "error: a slice goes by integers, not by a string");
  CHECK(sliced(map({}), none, none, none) == "error: a map has no slices");
}

TEST_CASE("loops go over items, keys and characters", "[templates][operators]") {
  CHECK(repr(Value::list(*items_of(v("añ")))) == "['a', 'ñ']");
  CHECK(repr(Value::list(*items_of(map({{"b", v(1)}, {"a", v(2)}})))) == "['b', 'a']");
  CHECK(repr(Value::list(*items_of(thing(1, Object::Shape::Mapping)))) == "['a', 'b']");
  CHECK(shown(items_of(v(1)).error()) == "error: an integer is nothing to loop over");
  CHECK(shown(items_of(missing()).error()) == "error: `page` is not defined");
  CHECK(shown(items_of(thing(1)).error()) == "error: `thing` is nothing to loop over");
  auto iterator = Iterator::over(list(1, 2));
  REQUIRE(iterator);
  CHECK(iterator->size() == 2);
  Value item;
  CHECK((iterator->next(item) && iterator->next(item) && !iterator->next(item)));
  CHECK(item.as_integer() == 2);
}

TEST_CASE("lengths count characters, items and keys", "[templates][operators]") {
  CHECK(length(v("añ")) == 2U);
  CHECK(length(list(1, 2, 3)) == 3U);
  CHECK(length(map({{"a", v(1)}})) == 1U);
  CHECK(shown(length(v(1)).error()) == "error: an integer has no length");
}

TEST_CASE("equal values have equal hashes", "[templates][operators]") {
  CHECK(hash(v(1)) == hash(v(1.0)));
  CHECK(hash(v(1)) == hash(v(true)));
  CHECK(hash(v("a")) == hash(safe("a")));
  CHECK(hash(list(1, "a")) == hash(list(1.0, "a")));
  CHECK(hash(map({{"a", v(1)}, {"b", v(2)}})) == hash(map({{"b", v(2)}, {"a", v(1)}})));
  CHECK(hash(v(0.0)) == hash(v(-0.0)));
}
