#include "templates/environment.h"

#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "engine.h"
#include "support/diagnostic_text.h"

using namespace bondgenoot;
using namespace bondgenoot::templates;

TEST_CASE("globals, functions and filters of the embedding program", "[templates][environment]") {
  EngineOptions options;
  int calls = 0;
  options.render.host = &calls;
  options.prepare = [](Environment& environment) {
    environment.add_global("site", value_of("{'title': 'S'}"));
    environment.add_function("twice", [](CallContext& context, const Arguments& arguments) -> EvalResult {
      ++*static_cast<int*>(context.host);
      return Value::integer(arguments.positional[0].as_integer() * 2);
    });
    environment.add_filter({.name = "shout",
                            .signature = {},
                            .function = [](CallContext&, const Value& value, const BoundArguments&) -> EvalResult {
                              return Value::text(std::string(value.as_string()) + "!");
                            }});
    environment.add_test(
        {.name = "one",
         .signature = {},
         .function = [](CallContext&, const Value& value, const BoundArguments&) -> std::expected<bool, EvalError> {
           return value.is_integer() && value.as_integer() == 1;
         }});
  };
  CHECK(rendered("{{ site.title|shout }}{{ twice(4) }}{{ 1 is one }}", {}, options) == "S!8True");
  CHECK(calls == 1);
  CHECK(rendered("{{ site }}", value_of("{'site': 'mine'}"), options) == "mine");
}

TEST_CASE("escaping can be switched off", "[templates][environment]") {
  EngineOptions options;
  options.render.autoescape = false;
  CHECK(rendered("{{ '<' }}{% autoescape true %}{{ '<' }}{% endautoescape %}", {}, options) == "<&lt;");
}

TEST_CASE("a missing template is told with its place and nearest name", "[templates][environment]") {
  CHECK(problems(Files{{"main", "{% extends 'bse' %}{% include 'a/../b' %}{% include 'no' ignore missing %}"},
                       {"base", ""}}) ==
        "main:1:12: error: there is no template `bse` [missing-template]\n"
        "   1 | {% extends 'bse' %}{% include 'a/../b' %}{% include 'no' ignore missing %}\n"
        "     |            ^^^^^\n"
        "help: did you mean `base`?\n"
        "\n"
        "main:1:31: error: there is no template `a/../b` [missing-template]\n"
        "   1 | {% extends 'bse' %}{% include 'a/../b' %}{% include 'no' ignore missing %}\n"
        "     |                               ^^^^^^^^\n"
        "help: write the path from the folder of templates, without `..`\n");
  CHECK(problems(Files{{"other", ""}}) == "main: error: there is no template `main` [missing-template]\n");
}

TEST_CASE("templates that extend each other in a circle are one mistake", "[templates][environment]") {
  CHECK(problems(Files{{"main", "{% extends 'a' %}"}, {"a", "{% extends 'b' %}"}, {"b", "{% extends 'a' %}"}}) ==
        "a:1:12: error: `a` extends itself [template-cycle]\n"
        "   1 | {% extends 'b' %}\n"
        "     |            ^^^\n"
        "b:1:12: note: by way of `b`, which extends `a`\n");
  CHECK(rendered("{% extends 'main' %}").starts_with("main:1:12: error: `main` extends itself [template-cycle]\n"));
}

TEST_CASE("`extends` and `import` take literal names, and `extends` stands at the top", "[templates][environment]") {
  CHECK(problems("{% extends a %}{% import a ~ 'b' as c %}") ==
        "main:1:12: error: `extends` needs the name of a template as a string [template-name]\n"
        "   1 | {% extends a %}{% import a ~ 'b' as c %}\n"
        "     |            ^ is not a string in quotes\n"
        "\n"
        "main:1:26: error: `import` needs the name of a template as a string [template-name]\n"
        "   1 | {% extends a %}{% import a ~ 'b' as c %}\n"
        "     |                          ^^^^^^^ is not a string in quotes\n");
  CHECK(problems(Files{{"main", "{% if a %}{% extends 'b' %}{% endif %}"}, {"b", ""}}) ==
        "main:1:14: error: `extends` stands within another tag [misplaced-tag]\n"
        "   1 | {% if a %}{% extends 'b' %}{% endif %}\n"
        "     |              ^^^^^^^\n"
        "help: put it at the top of the template\n");
  CHECK(problems(Files{{"main", "{% extends 'b' %}{% extends 'b' %}"}, {"b", ""}}) ==
        "main:1:21: error: a template extends only one other [misplaced-tag]\n"
        "   1 | {% extends 'b' %}{% extends 'b' %}\n"
        "     |                     ^^^^^^^\n"
        "main:1:12: note: this one extends that template already\n");
}

TEST_CASE("all templates are compiled that may be needed, and all their mistakes told at once",
          "[templates][environment]") {
  CHECK(problems(Files{{"main", "{% include 'a' %}{{ }}"},
                       {"a", "{% include 'b' if x else 'c' %}"},
                       {"b", "{{ 1 + }}"},
                       {"c", "{% endif %}"}})
            .find("[template-syntax]") != std::string::npos);
  const std::string all = problems(Files{{"main", "{% include 'a' %}"},
                                         {"a", "{% include 'b' if x else 'c' %}"},
                                         {"b", "{{ 1 + }}"},
                                         {"c", "{% endif %}"}});
  CHECK(all.find("b:1:8: error: expected an expression") != std::string::npos);
  CHECK(all.find("c:1:4: error: `endif` closes nothing") != std::string::npos);
}

TEST_CASE("a template knows what it depends on", "[templates][environment]") {
  const MapLoader loader(Files{{"main", "{% extends 'base' %}{% include ['x', 'part'] %}"},
                               {"base", "{% import 'lib' as l %}"},
                               {"part", ""},
                               {"lib", ""}});
  SourceMap sources;
  Environment environment(sources, loader);
  REQUIRE(environment.compile("main").empty());
  CHECK(environment.is_ready("main"));
  CHECK_FALSE(environment.is_ready("x"));
  CHECK(environment.references("main") == std::vector<std::string>{"base", "part", "x"});
  CHECK(environment.dependencies("main") == std::vector<std::string>{"base", "lib", "main", "part"});
  CHECK(environment.dependencies("nope").empty());
}

TEST_CASE("a template that was not compiled, or not without errors, does not render", "[templates][environment]") {
  const MapLoader loader(Files{{"main", "{% include 'broken' %}"}, {"broken", "{{"}, {"other", ""}});
  SourceMap sources;
  Environment environment(sources, loader);
  CHECK(environment.compile("main").has_errors());
  CHECK_FALSE(environment.is_ready("main"));
  CHECK(to_text(environment.render("main", {}, {}).diagnostics, sources) ==
        "main: error: the template `main` has not been compiled [missing-template]\n");
  CHECK(to_text(environment.render("other", {}, {}).diagnostics, sources) ==
        "other: error: the template `other` has not been compiled [missing-template]\n");
}

TEST_CASE("a template that is not UTF-8 is told so", "[templates][environment]") {
  CHECK(problems("a\xFF").starts_with("main:1:2: error: the template is not text in UTF-8 [not-utf8]\n"));
}

TEST_CASE("CRLF and CR become line breaks as in Jinja", "[templates][environment]") {
  CHECK(rendered("a\r\nb\rc{{ 'd\r\ne' }}\r\n") == "a\nb\ncd\ne");
}

TEST_CASE("many threads render the same templates at once", "[templates][environment]") {
  const MapLoader loader(Files{{"main",
                                "{% extends 'base' %}{% from 'lib' import card %}{% block body %}{% for i in items "
                                "%}{{ card(i) }}{% include 'part' %}{% endfor %}{% endblock %}"},
                               {"base", "<{% block body %}{% endblock %}>"},
                               {"lib", "{% macro card(i) %}[{{ i.title|upper }}]{% endmacro %}"},
                               {"part", "{{ loop.index if loop is defined }}{{ i.tags|join(',') }}"}});
  SourceMap sources;
  Environment environment(sources, loader);
  REQUIRE(environment.compile("main").empty());
  const Value context = value_of("{'items': [{'title': '<a>', 'tags': ['x', 'y']}, {'title': 'b', 'tags': []}]}");
  std::vector<std::string> results(8);
  std::vector<std::jthread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) result = environment.render("main", context.alias(), {}).value;
    });
  }
  threads.clear();
  for (const std::string& result : results) CHECK(result == "<[&lt;A&gt;]x,y[B]>");
}
