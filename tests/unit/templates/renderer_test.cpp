#include "templates/renderer.h"

#include <string>

#include <catch2/catch.hpp>

#include "engine.h"

using namespace bondgenoot::templates;

TEST_CASE("an undefined variable names its nearest neighbour", "[templates][renderer]") {
  CHECK(rendered("{{ entri.title }}", value_of("{'entry': {'title': 'a'}}")) ==
        "main:1:4: error: `entri` is not defined [undefined-variable]\n"
        "   1 | {{ entri.title }}\n"
        "     |    ^^^^^\n"
        "help: did you mean `entry`?\n");
  CHECK(rendered("{% set titel = 1 %}{% macro m(body) %}{{ titles }}{{ bodi }}{% endmacro %}{{ m(2) }}") ==
        "main:1:42: error: `titles` is not defined [undefined-variable]\n"
        "   1 | {% set titel = 1 %}{% macro m(body) %}{{ titles }}{{ bodi }}{% endmacro %}{{ m(2) }}\n"
        "     |                                          ^^^^^^\n"
        "main:1:78: note: in the macro `m`, called here\n"
        "help: did you mean `titel`?\n");
  CHECK(rendered("{{ rnage(3) }}") ==
        "main:1:4: error: there is no function `rnage` [unknown-function]\n"
        "   1 | {{ rnage(3) }}\n"
        "     |    ^^^^^\n"
        "help: did you mean `range`?\n");
}

TEST_CASE("a missing attribute names its nearest neighbour and shows its owner", "[templates][renderer]") {
  CHECK(rendered("{{ entry.author.nam }}", value_of("{'entry': {'author': {'name': 'a'}}}")) ==
        "main:1:17: error: `entry.author` has no attribute `nam` [undefined-attribute]\n"
        "   1 | {{ entry.author.nam }}\n"
        "     |                 ^^^\n"
        "note: with `entry` = {author: {name: \"a\"}}\n"
        "help: did you mean `name`?\n");
  CHECK(rendered("{{ a[3] }}", value_of("{'a': [1, 2]}")) ==
        "main:1:6: error: `a` has no item 3; it has 2 [undefined-attribute]\n"
        "   1 | {{ a[3] }}\n"
        "     |      ^\n"
        "note: with `a` = [1, 2]\n");
}

TEST_CASE("a failed operation shows the values that failed", "[templates][renderer]") {
  CHECK(rendered("{{ a + b.c }}", value_of("{'a': 'x', 'b': {'c': 1}}")) ==
        "main:1:4: error: `+` cannot take a string and an integer [failed-operation]\n"
        "   1 | {{ a + b.c }}\n"
        "     |    ^^^^^^^\n"
        "note: with `a` = \"x\"\n"
        "note: with `b` = {c: 1}\n"
        "help: to put texts together, use `~`\n");
  CHECK(rendered("{% for x in n %}{% endfor %}", value_of("{'n': 3}")) ==
        "main:1:13: error: an integer is nothing to loop over [failed-operation]\n"
        "   1 | {% for x in n %}{% endfor %}\n"
        "     |             ^\n"
        "note: with `n` = 3\n");
  CHECK(rendered("{% for a, b in [[1, 2, 3]] %}{% endfor %}") ==
        "main:1:8: error: a list of 3 is taken apart into 2 names [failed-operation]\n"
        "   1 | {% for a, b in [[1, 2, 3]] %}{% endfor %}\n"
        "     |        ^^^^\n");
  CHECK(rendered("{{ {[1]: 2} }}") ==
        "main:1:4: error: a list cannot be a key [failed-operation]\n"
        "   1 | {{ {[1]: 2} }}\n"
        "     |    ^^^^^^^^\n");
}

TEST_CASE("a macro says what it is given and does not take", "[templates][renderer]") {
  const std::string macro = "{% macro card(title, size=1) %}{{ title }}{% endmacro %}\n";
  CHECK(rendered(macro + "{{ card('a', 1, 2) }}") ==
        "main:2:4: error: macro `card` takes at most 2 arguments, not 3 [wrong-arguments]\n"
        "   2 | {{ card('a', 1, 2) }}\n"
        "     |    ^^^^\n");
  CHECK(rendered(macro + "{{ card('a', sise=2) }}") ==
        "main:2:4: error: macro `card` has no argument `sise` [wrong-arguments]\n"
        "   2 | {{ card('a', sise=2) }}\n"
        "     |    ^^^^\n"
        "help: did you mean `size`?\n");
  CHECK(rendered(macro + "{{ card('a', title=2) }}") ==
        "main:2:4: error: macro `card` is given `title` twice [wrong-arguments]\n"
        "   2 | {{ card('a', title=2) }}\n"
        "     |    ^^^^\n");
  CHECK(rendered(macro + "{{ card() }}") ==
        "main:1:35: error: the parameter `title` of `card` is not given [undefined-variable]\n"
        "   1 | {% macro card(title, size=1) %}{{ title }}{% endmacro %}\n"
        "     |                                   ^^^^^\n"
        "main:2:4: note: in the macro `card`, called here\n");
  CHECK(rendered(macro + "{% call card('a') %}{% endcall %}") ==
        "main:2:9: error: macro `card` does not use its `caller` [wrong-arguments]\n"
        "   2 | {% call card('a') %}{% endcall %}\n"
        "     |         ^^^^\n"
        "help: it shows what it is called with by `{{ caller() }}`\n");
  CHECK(rendered("{{ range(1, 2, 3, 4) }}") ==
        "main:1:4: error: function `range` takes at most 3 arguments, not 4 [wrong-arguments]\n"
        "   1 | {{ range(1, 2, 3, 4) }}\n"
        "     |    ^^^^^\n"
        "help: it takes `start`, `stop` and `step`\n");
}

TEST_CASE("an error tells the way through includes, blocks, macros and imports", "[templates][renderer]") {
  const Files files = {
      {"main", "{% extends 'base' %}\n{% block body %}{% include 'part' %}{% endblock %}"},
      {"base", "<{% block body %}{% endblock %}>"},
      {"part", "{% from 'macros' import card %}{% call card(entry) %}{{ nope }}{% endcall %}"},
      {"macros", "{% macro card(entry) %}{{ entry.title }}{{ caller() }}{% endmacro %}"},
  };
  CHECK(rendered(files, value_of("{'entry': {'title': 'a'}}")) ==
        "part:1:57: error: `nope` is not defined [undefined-variable]\n"
        "   1 | {% from 'macros' import card %}{% call card(entry) %}{{ nope }}{% endcall %}\n"
        "     |                                                         ^^^^\n"
        "macros:1:44: note: in the body of `call`, called here\n"
        "part:1:40: note: in the macro `card`, called here\n"
        "main:2:28: note: included here\n"
        "base:1:11: note: in the block `body`, placed here\n"
        "main:1:12: note: extended here\n");
}

TEST_CASE("an error in `super` or in an imported template tells how it came there", "[templates][renderer]") {
  CHECK(rendered(Files{{"main", "{% extends 'base' %}{% block a %}{{ super() }}{% endblock %}"},
                       {"base", "{% block a %}{{ 1 / 0 }}{% endblock %}"}}) ==
        "base:1:17: error: the number to the right of `/` is zero [failed-operation]\n"
        "   1 | {% block a %}{{ 1 / 0 }}{% endblock %}\n"
        "     |                 ^^^^^\n"
        "main:1:37: note: in the block `a`, called here\n"
        "base:1:10: note: in the block `a`, placed here\n"
        "main:1:12: note: extended here\n");
  CHECK(rendered(Files{{"main", "{% import 'lib' as lib %}"}, {"lib", "{% set a = 1 / 0 %}"}}) ==
        "lib:1:12: error: the number to the right of `/` is zero [failed-operation]\n"
        "   1 | {% set a = 1 / 0 %}\n"
        "     |            ^^^^^\n"
        "main:1:11: note: imported here\n");
}

TEST_CASE("what is called without an end is stopped, and its way is shortened", "[templates][renderer]") {
  CHECK(rendered("{% macro m(a) %}{{ m(a) }}{% endmacro %}{{ m(1) }}") ==
        "main:1:20: error: templates, blocks and macros call each other more than 100 deep [template-recursion]\n"
        "   1 | {% macro m(a) %}{{ m(a) }}{% endmacro %}{{ m(1) }}\n"
        "     |                    ^ one too many here\n"
        "note: with `a` = 1\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "note: … and 89 more like these …\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:20: note: in the macro `m`, called here\n"
        "main:1:44: note: in the macro `m`, called here\n");
  CHECK(rendered("{% include 'main' %}").starts_with("main:1:12: error: templates, blocks and macros call each other"));
  CHECK(rendered("{% block a %}{{ self.a() }}{% endblock %}")
            .starts_with("main:1:17: error: templates, blocks and macros"));
  CHECK(rendered("{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}")
            .starts_with("main:1:34: error: templates, blocks"));
}

TEST_CASE("output and steps have limits", "[templates][renderer]") {
  EngineOptions options;
  options.render.limits = {.output = 100, .steps = 10'000, .depth = 100};
  CHECK(rendered("{% for a in range(60) %}ab{% endfor %}", {}, options) ==
        "main:1:25: error: the template makes more than its share of text [output-limit]\n"
        "   1 | {% for a in range(60) %}ab{% endfor %}\n"
        "     |                         ^^ the limit is reached here\n");
  CHECK(rendered("{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}", {}, options)
            .find("error: the template takes more than 10000 steps [step-limit]\n") != std::string::npos);
  CHECK(rendered("{% set t %}{% for a in range(60) %}ab{% endfor %}{% endset %}", {}, options).find("[output-limit]") !=
        std::string::npos);
}

TEST_CASE("required blocks, missing imports and names that are none", "[templates][renderer]") {
  CHECK(rendered("{% block a required %}{% endblock %}") ==
        "main:1:10: error: the required block `a` is not filled [required-block]\n"
        "   1 | {% block a required %}{% endblock %}\n"
        "     |          ^ is to be filled by a template that extends this one\n");
  CHECK(rendered(Files{{"main", "{% from 'lib' import crad %}"}, {"lib", "{% macro card() %}{% endmacro %}"}}) ==
        "main:1:22: error: `lib` has no `crad` to import [missing-import]\n"
        "   1 | {% from 'lib' import crad %}\n"
        "     |                      ^^^^\n"
        "help: did you mean `card`?\n");
  CHECK(rendered("{% include 5 %}") ==
        "main:1:12: error: an integer is not the name of a template [template-name]\n"
        "   1 | {% include 5 %}\n"
        "     |            ^ is to be a string, or a list of strings\n");
  CHECK(rendered(Files{{"main", "{% include ['a', name] %}"}, {"other", ""}}, value_of("{'name': 'oter'}")) ==
        "main:1:12: error: there is no template `a` or `oter` [missing-template]\n"
        "   1 | {% include ['a', name] %}\n"
        "     |            ^^^^^^^^^^^\n"
        "note: with `name` = \"oter\"\n");
}

TEST_CASE("an `if` without `else` gives nothing, as in Jinja also where undefined is an error",
          "[templates][renderer]") {
  CHECK(rendered("[{{ 'a' if false }}][{{ ('a' if false) ~ 'b' }}][{{ ('a' if false) is defined }}][{{ ('a' if "
                 "false)|default('d') }}]") == "[][b][False][d]");
  CHECK(rendered("{{ ('a' if false).b }}") ==
        "main:1:19: error: an `if` without `else` gave nothing here [failed-operation]\n"
        "   1 | {{ ('a' if false).b }}\n"
        "     |                   ^\n");
}

TEST_CASE("scopes are Jinja's", "[templates][renderer]") {
  const Value context = value_of("{'x': 'context', 'items': [1, 2]}");
  struct Case {
    std::string text, output;
  };
  const std::vector<Case> cases = {
      {"{% set x = 0 %}{% for i in items %}{{ x }}{% set x = i %}{{ x }}{% endfor %}{{ x }}", "01020"},
      {"{% if true %}{% set x = 1 %}{% endif %}{{ x }}", "1"},
      {"{% if false %}{% set x = 1 %}{% endif %}{{ x }}", "context"},
      {"{% with x = 1, y = x %}{{ x }}{{ y }}{% endwith %}{{ x }}", "1contextcontext"},
      {"{% for x in items %}{{ x }}{% endfor %}{{ x }}", "12context"},
      {"{% macro m() %}{{ x }}{% endmacro %}{% set y = 1 %}{{ m() }}", "context"},
      {"{% set n = namespace(v=0) %}{% for i in items %}{% set n.v = n.v + i %}{% endfor %}{{ n.v }}", "3"},
      {"{% set x = 1 %}{% block b %}{{ x }}{% endblock %}{% set x = 2 %}", "1"},
      {"{% for i in items %}{% block b scoped %}{{ i }}{% endblock %}{% endfor %}", "12"},
      {"{% for i in items %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}", "12"},
      {"{% set x %}a{% set x = 1 %}{% endset %}{{ x }}", "a"},
      {"{% filter upper %}{% set x = 'q' %}{{ x }}{% endfilter %}{{ x }}", "Qcontext"},
      {"{% autoescape false %}{% set x = 1 %}{% endautoescape %}{{ x }}", "context"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(rendered(one.text, context) == one.output);
  }
}

TEST_CASE("values that a template keeps outlive what they come from", "[templates][renderer]") {
  CHECK(
      rendered(
          "{% set ns = namespace(m=none) %}{% for i in [1, 2] %}{% macro m() %}{{ i }}{% endmacro %}{% set ns.m = m %}"
          "{% endfor %}{{ ns.m() }}") == "2");
  CHECK(rendered(Files{{"main", "{% set ns = namespace(f=none) %}{% include 'part' %}{{ ns.f() }}"},
                       {"part", "{% set a = 'kept' %}{% macro f() %}{{ a }}{% endmacro %}{% set ns.f = f %}"}}) ==
        "kept");
  CHECK(rendered("{% set ns = namespace(c=none) %}{% macro m() %}{% set ns.c = caller %}{% endmacro %}"
                 "{% macro w(a) %}{% call m() %}<{{ a }}>{% endcall %}{% endmacro %}{{ w(7) }}{{ ns.c() }}") == "<7>");
}

TEST_CASE("a namespace cannot hold what would hold it", "[templates][renderer]") {
  CHECK(rendered("{% set ns = namespace() %}{% for i in [ns] %}{% set ns.a = loop %}{% endfor %}")
            .find("[failed-operation]") != std::string::npos);
  CHECK(rendered("{% for i in [1, 2] %}{{ loop.changed(loop) }}{% endfor %}").find("[failed-operation]") !=
        std::string::npos);
}
