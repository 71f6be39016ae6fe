#include "templates/parameters.h"

#include <catch2/catch.hpp>
#include <vector>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

constexpr Parameter kParameters[] = {{"old", Accepts::Text, true},    {"count", Accepts::Integer},
                                     {"killwords", Accepts::Boolean}, {"share", Accepts::Number},
                                     {"by", Accepts::Attribute},      {"other", Accepts::Any}};
constexpr Signature kSignature{.parameters = kParameters};
constexpr Callee kCallee{.kind = "filter", .name = "cut"};

template <typename... T>
std::string complaint(T... arguments) {
  const Call call(std::move(arguments)...);
  const auto bound = bind(kCallee, kSignature, call.arguments());
  return bound ? "" : shown(bound.error());
}

}  // namespace

TEST_CASE("arguments find their parameters by place and by name", "[templates][parameters]") {
  const Call call("a", 3, named("share", 0.5), named("killwords", list()));
  const auto bound = bind(kCallee, kSignature, call.arguments());
  REQUIRE(bound);
  CHECK(bound->text(0, "") == "a");
  CHECK(bound->integer(1, 0) == 3);
  CHECK_FALSE(bound->boolean(2, true));
  CHECK(bound->number(3, 0) == 0.5);
  CHECK_FALSE(bound->has(4));
  CHECK((*bound)[4].is_undefined());
}

TEST_CASE("what is not given, or none, is the default", "[templates][parameters]") {
  const Call call("a", nullptr);
  const auto bound = bind(kCallee, kSignature, call.arguments());
  REQUIRE(bound);
  CHECK(bound->integer(1, 7) == 7);
  CHECK(bound->boolean(2, true));
  CHECK(bound->text(4, "name") == "name");
}

TEST_CASE("arguments that do not fit are named", "[templates][parameters]") {
  CHECK(complaint() == "error: filter `cut` needs the argument `old`");
  CHECK(complaint(named("count", 1)) == "error: filter `cut` needs the argument `old`");
  CHECK(complaint("a", 1, true, 1.5, "n", 6, 7) ==
        "error: filter `cut` takes at most 6 arguments, not 7 "
        "(it takes `old`, `count`, `killwords`, `share`, `by` and `other`)");
  CHECK(complaint("a", named("kilwords", true)) ==
        "error: filter `cut` has no argument `kilwords` (did you mean `killwords`?)");
  CHECK(complaint("a", named("zzz", true)) ==
        "error: filter `cut` has no argument `zzz` (it takes `old`, `count`, `killwords`, `share`, `by` and `other`)");
  CHECK(complaint("a", named("old", "b")) == "error: filter `cut` is given `old` twice");
  CHECK(complaint("a", named("count", 1), named("count", 2)) == "error: filter `cut` is given `count` twice");
  CHECK(complaint(1) == "error: the argument `old` of filter `cut` is an integer (it must be a string)");
  CHECK(complaint(nullptr) == "error: the argument `old` of filter `cut` is none (it must be a string)");
  CHECK(complaint("a", "b") == "error: the argument `count` of filter `cut` is a string (it must be an integer)");
  CHECK(complaint("a", 1.5) == "error: the argument `count` of filter `cut` is a float (it must be an integer)");
  CHECK(complaint("a", 1, true, "b") ==
        "error: the argument `share` of filter `cut` is a string (it must be a number)");
  CHECK(complaint("a", 1, true, 1, list()) ==
        "error: the argument `by` of filter `cut` is a list (it must be a name or an index)");
  CHECK(complaint("a", missing()) == "error: `page` is not defined");
  CHECK(complaint("a", named("other", missing())) == "");
}

TEST_CASE("a call can be checked before there are values", "[templates][parameters]") {
  const std::vector<std::string_view> names{"count", "by"};
  CHECK_FALSE(check_call(kCallee, kSignature, 1, names).has_value());
  CHECK(check_call(kCallee, kSignature, 2, names)->message == "filter `cut` is given `count` twice");
  CHECK(check_call(kCallee, kSignature, 0, names)->message == "filter `cut` needs the argument `old`");
  CHECK(check_call({.kind = "test", .name = "odd"}, {}, 1, {})->message == "test `odd` takes no arguments");
  CHECK_FALSE(check_call(kCallee, {.parameters = {}, .rest = true}, 9, names).has_value());
}

TEST_CASE("a callee may take any further arguments", "[templates][parameters]") {
  constexpr Signature kRest{.parameters = std::span(kParameters).first(1), .rest = true};
  const Call call("a", 1, 2, named("z", 3));
  const auto bound = bind(kCallee, kRest, call.arguments());
  REQUIRE(bound);
  CHECK(bound->rest().positional.size() == 2);
  CHECK(bound->rest().find("z")->as_integer() == 3);
  CHECK(bound->rest().find("y") == nullptr);
}
