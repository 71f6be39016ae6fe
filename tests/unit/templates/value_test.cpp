#include "templates/value.h"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

/// Counts how many of it there are.
class Counted final : public Object {
 public:
  explicit Counted(int& count) : count_(count) { ++count_; }
  ~Counted() override { --count_; }

 private:
  int& count_;
};

class Entry final : public Object {
 public:
  [[nodiscard]] std::string_view type_name() const override { return "entry"; }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    return name == "title" ? v("Open day") : name == "tags" ? list("a", "b") : Value();
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override { return {"title", "tags"}; }
};

}  // namespace

TEST_CASE("a value is of one kind", "[templates][value]") {
  CHECK(v(nullptr).kind() == Kind::None);
  CHECK(v(true).kind() == Kind::Boolean);
  CHECK(v(1).kind() == Kind::Integer);
  CHECK(v(1.5).kind() == Kind::Float);
  CHECK(v("a").kind() == Kind::String);
  CHECK(list().kind() == Kind::List);
  CHECK(map({}).kind() == Kind::Map);
  CHECK(Value().kind() == Kind::Undefined);
  CHECK(v(true).is_number());
  CHECK_FALSE(v("1").is_number());
}

TEST_CASE("a text is borrowed or its own, and safe or not", "[templates][value]") {
  const std::string text = "a text longer than what fits in a string by itself";
  const Value borrowed = Value::borrowed(text);
  CHECK(borrowed.as_string().data() == text.data());
  const Value own = Value::text(text);
  CHECK(own.as_string() == text);
  CHECK(own.as_string().data() != text.data());
  CHECK_FALSE(own.is_safe());
  CHECK(own.with_safe(true).is_safe());
  CHECK_FALSE(Value::safe("<b>").with_safe(false).is_safe());
  CHECK(Value::borrowed("").as_string().empty());
}

TEST_CASE("the last value gives back what it holds", "[templates][value]") {
  int count = 0;
  {
    Value one = Value::make<Counted>(count);
    Value two = one;
    const Value in_list = list(two, two);
    one = Value::none();
    two = std::move(one);
    CHECK(count == 1);
    Value again = in_list.as_list()[0];
    again = again;  // NOLINT: what is tested is that it survives this.
    CHECK(count == 1);
  }
  CHECK(count == 0);
}

TEST_CASE("an alias is not counted", "[templates][value]") {
  int count = 0;
  {
    const Value object = Value::make<Counted>(count);
    const Value items = list(object, "text");
    CHECK(repr(items.alias()) == repr(items));
    CHECK(&items.alias().as_list()[0] == &items.as_list()[0]);
    CHECK(object.alias().mutable_object() == nullptr);
    CHECK(object.mutable_object() != nullptr);
    CHECK(v(std::string("own")).alias().as_string() == "own");
    CHECK(safe("x").alias().is_safe());
  }
  CHECK(count == 0);
}

TEST_CASE("threads may share a value", "[templates][value]") {
  int count = 0;
  {
    const Value shared = list(Value::make<Counted>(count), std::string("text"));
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&shared] {
        for (int n = 0; n < 1000; ++n) {
          const Value copy = shared;
          const Value item = copy.as_list()[0];
        }
      });
    }
  }
  CHECK(count == 0);
}

TEST_CASE("a map keeps the order of its keys and the last of equal ones", "[templates][value]") {
  CHECK(repr(map({{"b", v(1)}, {"a", v(2)}, {"b", v(3)}})) == "{'b': 3, 'a': 2}");
  std::vector<MapEntry> entries;
  for (int i = 0; i < 1000; ++i) entries.push_back({v("key" + std::to_string(i % 500)), v(i)});
  const Value large = Value::map(std::move(entries));
  REQUIRE(large.as_map().size() == 500);
  CHECK(large.find("key499")->as_integer() == 999);
  CHECK(large.as_map()[7].value.as_integer() == 507);
  CHECK(large.find("key500") == nullptr);
}

TEST_CASE("numbers that are equal are one key", "[templates][value]") {
  for (const std::size_t others : {0U, 20U}) {  // Found one by one, and by hash.
    std::vector<MapEntry> entries{
        {v(1), v("a")}, {v(1.0), v("b")}, {v(true), v("c")}, {v("1"), v("d")}, {tuple(1, "x"), v("e")}};
    for (std::size_t i = 0; i < others; ++i) entries.push_back({v(static_cast<int>(i) + 100), v(nullptr)});
    const Value value = Value::map(std::move(entries));
    CHECK(value.as_map().size() == 3 + others);
    CHECK(value.find(v(1))->as_string() == "c");
    CHECK(value.find(v(1.0))->as_string() == "c");
    CHECK(value.find(v("1"))->as_string() == "d");
    CHECK(value.find(tuple(1.0, "x"))->as_string() == "e");
    CHECK(value.find(v(nullptr)) == nullptr);
  }
}

TEST_CASE("scalars and tuples of them are keys", "[templates][value]") {
  CHECK(v(nullptr).is_key());
  CHECK(v(1.5).is_key());
  CHECK(tuple("a", 1).is_key());
  CHECK_FALSE(list().is_key());
  CHECK_FALSE(tuple(list()).is_key());
  CHECK_FALSE(map({}).is_key());
  CHECK_FALSE(missing().is_key());
}

TEST_CASE("an undefined value says what is missing", "[templates][value]") {
  CHECK(Value().missing() == "a value is not defined");
  CHECK(missing().missing() == "`page` is not defined");
  const Value entry = Value::make<Entry>();
  const Value undefined = Value::undefined_attribute(entry, "titel", "site.entry");
  CHECK(undefined.missing() == "`site.entry` has no attribute `titel`");
  CHECK(undefined.missing_suggestion() == "title");
  CHECK(Value::undefined_attribute(entry, "x").missing() == "`entry` has no attribute `x`");
  CHECK(Value::undefined_attribute(map({{"name", v(1)}}), "nam").missing() == "a map has no attribute `nam`");
  CHECK(Value::undefined_attribute(map({{"name", v(1)}}), "nam").missing_suggestion() == "name");
  CHECK(Value::undefined_attribute(v(1), "nam").missing_suggestion() == std::nullopt);
}

TEST_CASE("values nest only so deep", "[templates][value]") {
  Value value = v(1);
  for (int i = 0; i < 100'000; ++i) value = list(value);
  CHECK(value.depth() <= kMaxValueDepth);
  Value deepest = v(1);
  for (std::size_t i = 0; i < kMaxValueDepth; ++i) deepest = map({{"a", deepest}});
  CHECK(deepest.depth() == kMaxValueDepth);
  CHECK(list(deepest).missing() == "this value is nested too deep");
  CHECK(map({{"a", deepest}}).is_undefined());
  CHECK(Value::undefined_attribute(deepest, "x").missing() == "a value has no attribute `x`");
  for (int i = 0; i < 100'000; ++i) value = list(Value::undefined_attribute(value, "x"));
  CHECK(value.depth() <= kMaxValueDepth);
}

TEST_CASE("values are the same when they are one thing", "[templates][value]") {
  const Value items = list(1);
  const Value copy = items;
  CHECK(items.is_same_as(copy));
  CHECK_FALSE(items.is_same_as(list(1)));
  CHECK(v(nullptr).is_same_as(v(nullptr)));
  CHECK(v(1).is_same_as(v(1)));
  CHECK_FALSE(v(1).is_same_as(v(1.0)));
  CHECK_FALSE(v(1).is_same_as(v(true)));
}

TEST_CASE("kinds have names for messages", "[templates][value]") {
  CHECK(kind_name(v(nullptr)) == "none");
  CHECK(kind_name(v(1)) == "an integer");
  CHECK(kind_name(tuple()) == "a tuple");
  CHECK(kind_name(Value::make<Entry>()) == "`entry`");
  CHECK(kind_name(function("range")) == "the function `range`");
  CHECK(kind_name(missing()) == "an undefined value");
}

TEST_CASE("a dump shows a value in a line", "[templates][value]") {
  CHECK(dump(Value::make<Entry>()) == R"({title: "Open day", tags: ["a", "b"]})");
  CHECK(dump(list(1, 2.5, true, nullptr, "x", safe("<b>"), 7, 8)) == R"([1, 2.5, true, none, "x", "<b>", …])");
  CHECK(dump(list(list(list(1, 2)))) == "[[[2 items]]]");
  CHECK(dump(map({{"a", map({{"b", map({{"c", v(1)}})}})}})) == "{a: {b: {…}}}");
  CHECK(dump(v("two\nlines")) == R"("two lines")");
  CHECK(dump(missing()) == "undefined");
  CHECK(dump(list(Value::make<Entry>())) == "[<entry>]");
  CHECK(dump(function("range")) == "<range>");
}

TEST_CASE("a dump is cut between characters", "[templates][value]") {
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  const std::string text = dump(v(accents), 10);
  CHECK(text == "\"éééééééé…");
  CHECK(dump(list(accents, accents), 20).size() <= 60);
}
