#include "templates/fragments.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "engine.h"
#include "templates/fragment_key.h"
#include "templates/value.h"

using namespace bondgenoot;
using namespace bondgenoot::templates;

namespace {

/// An object of the embedding program, which lasts.
class Thing final : public Object {
 public:
  explicit Thing(std::string name) : name_(std::move(name)) {}
  [[nodiscard]] Value attribute(std::string_view name) const override {
    return name == "name" ? Value::borrowed(name_) : Value{};
  }
  [[nodiscard]] bool append_identity(std::string& key) const override {
    append_key_bytes(key, this);
    return true;
  }

 private:
  std::string name_;
};

/// One that tells nothing apart, so nothing made of it may be kept.
class Passing final : public Object {};

/// Hears how often a function was called, by whoever shows what it gave.
class Hearing final : public Witness {
 public:
  void begin() override { counts_.push_back(0); }
  [[nodiscard]] std::shared_ptr<const Effect> end() override {
    auto calls = std::make_shared<Calls>();
    calls->count = counts_.back();
    counts_.pop_back();
    counts_.back() += calls->count;
    return calls->count == 0 ? nullptr : calls;
  }
  void repeat(const Effect& effect) override { counts_.back() += static_cast<const Calls&>(effect).count; }
  void called() { ++counts_.back(); }
  /// Since it was asked last.
  [[nodiscard]] int heard() { return std::exchange(counts_.back(), 0); }

 private:
  struct Calls final : Effect {
    int count = 0;
  };
  std::vector<int> counts_ = {0};
};

/// Renders of one embedding program: how often its function was called, what it noted, and on which page it is.
class Pages {
 public:
  explicit Pages(Files files, Reads reads = Reads::Arguments) : loader_(std::move(files)) {
    options_.render.host = this;
    options_.render.fragments = &fragments_;
    options_.render.notes = &notes;
    options_.render.witness = &hearing;
    options_.prepare = [reads](Environment& environment) {
      environment.add_function(
          "seen",
          [](CallContext& context, const Arguments& arguments) -> EvalResult {
            Pages& pages = *static_cast<Pages*>(context.host);
            ++pages.calls;
            pages.hearing.called();
            pages.notes.push_back("seen");
            return arguments.empty() ? Value::integer(pages.page) : arguments.positional[0];
          },
          reads);
    };
  }

  std::string render(const Value& context = Value::map({})) {
    ++page;
    notes.clear();
    Outcome<std::string> outcome = environment().render("main", context, options_.render);
    if (outcome.diagnostics.empty()) return outcome.value;
    std::string said;
    for (const Diagnostic& diagnostic : outcome.diagnostics.items()) said += diagnostic.message;
    return said;
  }

  int page = 0;
  int calls = 0;
  std::vector<std::string_view> notes;
  Hearing hearing;
  RenderOptions& options() { return options_.render; }

 private:
  Environment& environment() {
    if (!std::exchange(is_ready_, true)) {
      options_.prepare(environment_);
      const Diagnostics problems = environment_.compile("main");
      REQUIRE(problems.empty());
    }
    return environment_;
  }

  MapLoader loader_;
  EngineOptions options_;
  Fragments fragments_;
  SourceMap sources_;
  Environment environment_{sources_, loader_};
  bool is_ready_ = false;
};

const Files kCard = {{"main", "{% from 'm' import card %}{{ card(thing) }}"},
                     {"m", "{% macro card(thing) %}<b>{{ seen(thing) and thing.name }}</b>{% endmacro %}"}};

Fragment fragment_of(std::string text) {
  Fragment fragment;
  fragment.text = std::move(text);
  return fragment;
}

Value with(std::string_view name, Value value) { return Value::map({{Value::borrowed(name), std::move(value)}}); }

}  // namespace

TEST_CASE("a macro that is called with the same arguments a third time is not run again", "[templates][fragments]") {
  const Thing one("een & twee");
  const Thing other("drie");
  Pages pages(kCard);
  for (int i = 0; i < 5; ++i) CHECK(pages.render(with("thing", Value::borrowed(one))) == "<b>een &amp; twee</b>");
  CHECK(pages.calls == 2);
  CHECK(pages.notes == std::vector<std::string_view>{"seen"});
  CHECK(pages.render(with("thing", Value::borrowed(other))) == "<b>drie</b>");
  CHECK(pages.calls == 3);
}

TEST_CASE("who shows a text that was kept has done what making it did", "[templates][fragments]") {
  SECTION("a macro, and one that it calls") {
    Pages pages({{"main", "{% from 'm' import m %}{{ m() }}{{ m() }}"},
                 {"m", "{% from 'n' import n %}{% macro m() %}{{ n() }}{{ n() }}{% endmacro %}"},
                 {"n", "{% macro n() %}{{ seen('x') }}{% endmacro %}"}});
    for (int i = 0; i < 4; ++i) {
      CHECK(pages.render() == "xxxx");
      CHECK(pages.hearing.heard() == 4);
    }
    CHECK(pages.calls < 4);
  }
  SECTION("a template that two macros import, whichever of them is shown") {
    Pages pages({{"main", "{% from 'm' import first, second %}{{ first() if both }}{{ second() }}"},
                 {"m",
                  "{% macro first() %}{% import 'n' as n %}{{ n.x }}{% endmacro %}"
                  "{% macro second() %}{% import 'n' as n %}{{ n.x }}{% endmacro %}"},
                 {"n", "{% set x = seen('x') %}"}});
    pages.options().notes = nullptr;
    for (int i = 0; i < 4; ++i) {
      CHECK(pages.render(with("both", Value::boolean(true))) == "xx");
      CHECK(pages.hearing.heard() == 1);
    }
    CHECK(pages.render(with("both", Value::boolean(false))) == "x");
    CHECK(pages.hearing.heard() == 1);
  }
}

TEST_CASE("without a place for them nothing is kept", "[templates][fragments]") {
  const Thing one("een");
  Pages pages(kCard);
  pages.options().fragments = nullptr;
  for (int i = 0; i < 4; ++i) CHECK(pages.render(with("thing", Value::borrowed(one))) == "<b>een</b>");
  CHECK(pages.calls == 4);
}

TEST_CASE("what depends on more than its arguments is made each time", "[templates][fragments]") {
  const auto shows_pages = [](Files files, Reads reads = Reads::Anything) {
    Pages pages(std::move(files), reads);
    std::string shown;
    for (int i = 0; i < 4; ++i) shown += pages.render(with("title", Value::borrowed("t"))) + ' ';
    return shown;
  };
  SECTION("its own call") {
    CHECK(shows_pages({{"main", "{% from 'm' import m %}{{ m() }}"},
                       {"m", "{% macro m() %}{{ seen() }}{% endmacro %}"}}) == "1 2 3 4 ");
  }
  SECTION("a call of what it calls") {
    CHECK(shows_pages({{"main", "{% from 'm' import m %}{{ m() }}{{ m() }}"},
                       {"m", "{% from 'n' import n %}{% macro m() %}{{ n() }}{% endmacro %}"},
                       {"n", "{% macro n() %}{{ seen() }}{% endmacro %}"}}) == "11 22 33 44 ");
  }
  SECTION("a filter that calls") {
    CHECK(shows_pages({{"main", "{% from 'm' import m %}{{ m() }}"},
                       {"m", "{% macro m() %}{% set f = seen %}{{ f() }}{% endmacro %}"}}) == "1 2 3 4 ");
  }
  SECTION("what its template set") {
    CHECK(shows_pages({{"main", "{% from 'm' import m %}{{ m() }}"},
                       {"m", "{% set page = seen() %}{% macro m() %}{{ page }}{% endmacro %}"}}) == "1 2 3 4 ");
  }
  SECTION("what a template that it imports set, when another had it imported before") {
    CHECK(shows_pages({{"main", "{% import 'n' as n %}{% from 'm' import m %}{{ m() }}"},
                       {"m", "{% macro m() %}{% import 'n' as n %}{{ n.page }}{% endmacro %}"},
                       {"n", "{% set page = seen() %}"}}) == "1 2 3 4 ");
  }
  SECTION("the context") {
    Pages pages(
        {{"main", "{% from 'm' import m with context %}{% macro own() %}{{ x }}{% endmacro %}{{ m() }}{{ own() }}"},
         {"m", "{% macro m() %}{{ x }}{% endmacro %}"}});
    std::string shown;
    for (int i = 0; i < 4; ++i) shown += pages.render(with("x", Value::integer(i))) + ' ';
    CHECK(shown == "00 11 22 33 ");
  }
  SECTION("a caller") {
    CHECK(shows_pages({{"main", "{% from 'm' import m %}{% call m() %}{{ seen() }}{% endcall %}"},
                       {"m", "{% macro m() %}{{ caller() }}{% endmacro %}"}}) == "1 2 3 4 ");
  }
}

TEST_CASE("what changes is not kept", "[templates][fragments]") {
  SECTION("a namespace of the template") {
    Pages pages({{"main", "{% from 'm' import m, n %}{{ m() }}{{ m() }}{{ n() }}{{ m() }}"},
                 {"m",
                  "{% set ns = namespace(n=0) %}{% macro m() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endmacro %}"
                  "{% macro n() %}={{ ns.n }};{% endmacro %}"}});
    for (int i = 0; i < 4; ++i) CHECK(pages.render() == "12=2;3");
  }
  SECTION("a cycler of the template, also where it is only looked at") {
    Pages pages({{"main", "{% from 'm' import m, n %}{{ n() }}{{ m() }}{{ n() }}{{ m() }}{{ n() }}"},
                 {"m",
                  "{% set row = cycler('a', 'b') %}{% macro m() %}{{ row.next() }}{% endmacro %}"
                  "{% macro n() %}({{ row.current }}){% endmacro %}"}});
    for (int i = 0; i < 4; ++i) CHECK(pages.render() == "(a)a(b)b(a)");
  }
  SECTION("a namespace that it is given") {
    Pages pages({{"main", "{% from 'm' import m %}{% set ns = namespace(n=0) %}{{ m(ns) }}{{ m(ns) }}{{ m([ns]) }}"},
                 {"m",
                  "{% macro m(ns) %}{{ ns.n if ns.n is defined else ns[0].n }}{% if ns.n is defined %}{% set ns.n = 5 "
                  "%}{% endif %}{% endmacro %}"}});
    for (int i = 0; i < 4; ++i) CHECK(pages.render() == "055");
  }
}

TEST_CASE("arguments that look alike are told apart", "[templates][fragments]") {
  const std::vector<std::string_view> literals = {
      "1",  "true", "1.0",     "'1'",   "[1]",        "(1,)",   "['1']", "{'a': 1}", "{'a': '1'}", "none", "''",   "[]",
      "{}", "()",   "[[], 1]", "[[1]]", "['a', 'b']", "['ab']", "'<'",   "'<'|safe", "0.0",        "-0.0", "false"};
  std::string main = "{% from 'm' import m %}";
  std::string plain;
  for (const std::string_view literal : literals) {
    main.append("{{ m(").append(literal).append(") }}\n");
    plain.append("{{ own(").append(literal).append(") }}\n");
  }
  const std::string macro =
      "(value, other='-') %}{{ value }} {{ value|string|length }} {{ other }}"
      "{{ value is integer }}{{ value is string }}{{ value is mapping }}{{ varargs }}{{ kwargs }}{% endmacro %}";
  for (const std::string_view call : {"1, 2", "1, other=2", "1, 2, 3", "1, x=2", "1, y=2", "1, 2, (3)", "1, 2, (3,)"}) {
    main.append("{{ m(").append(call).append(") }}\n");
    plain.append("{{ own(").append(call).append(") }}\n");
  }
  const std::string expected = rendered("{% macro own" + macro + plain);
  Pages pages({{"main", main}, {"m", "{% macro m" + macro}});
  for (int i = 0; i < 4; ++i) CHECK(pages.render() == expected);
}

TEST_CASE("an object that may be gone by then has no key", "[templates][fragments]") {
  std::string key;
  CHECK_FALSE(append_key(key, Value::make<Passing>()));
  CHECK_FALSE(append_key(key, Value::list({Value::make<Passing>()})));
  CHECK_FALSE(append_key(key, Value::undefined("for a reason")));
  CHECK_FALSE(append_key(key, Value::text(std::string(kMaxFragmentKey + 1, 'x'))));
  const Value held = Value::map({{Value::borrowed("things"), Value::list({Value::make<Passing>()})}});
  std::string lasting;
  CHECK(append_key(lasting, held.lasting()));
  std::string part;
  CHECK(append_key(part, held.lasting().part(*held.find("things"))));
  CHECK(part != lasting);
  key.clear();
  CHECK_FALSE(append_key(key, held.alias()));
}

TEST_CASE("limits are met at the same place, whether a text was kept or not", "[templates][fragments]") {
  const Files files = {{"main", "{% from 'm' import m %}{{ m() }}{{ m() }}{{ m() }}{{ m() }}"},
                       {"m",
                        "{% macro n() %}{% for i in range(20) %}x{% endfor %}{% endmacro %}"
                        "{% macro m() %}{% set x %}{{ n() }}{{ n() }}{% endset %}{{ x|length }}{% endmacro %}"}};
  const auto outcomes = [&](auto limit, std::size_t most) {
    std::string seen;
    for (std::size_t i = 1; i < most; i += 3) {
      Pages kept(files);
      for (int page = 0; page < 3; ++page) static_cast<void>(kept.render());
      limit(kept.options().limits, i);
      Pages fresh(files);
      fresh.options().fragments = nullptr;
      limit(fresh.options().limits, i);
      const std::string expected = fresh.render();
      CHECK(kept.render() == expected);
      seen += expected == "40404040" ? 'y' : 'n';
    }
    return seen;
  };
  CHECK(outcomes([](RenderLimits& limits, std::size_t i) { limits.steps = 8 * i; }, 130).contains("ny"));
  CHECK(outcomes([](RenderLimits& limits, std::size_t i) { limits.output = i; }, 60).contains("ny"));
  CHECK(outcomes([](RenderLimits& limits, std::size_t i) { limits.depth = 1 + i / 3; }, 15).contains("ny"));
}

TEST_CASE("no more is kept than there is room for", "[templates][fragments]") {
  Fragments small(1000);
  const auto asked = [&](std::string_view key) { return small.find(key); };
  CHECK_FALSE(asked("a").is_wanted);
  CHECK(asked("a").is_wanted);
  small.keep("a", fragment_of(std::string(700, 'a')));
  REQUIRE(asked("a").fragment != nullptr);
  CHECK(asked("a").fragment->text.size() == 700);
  small.keep("b", fragment_of(std::string(700, 'b')));
  CHECK(asked("b").fragment == nullptr);
  small.keep("a", fragment_of("other"));
  CHECK(asked("a").fragment->text.size() == 700);
}
