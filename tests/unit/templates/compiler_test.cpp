#include "templates/compiler.h"

#include <string>

#include <catch2/catch.hpp>

#include "engine.h"

using namespace bondgenoot::templates;

TEST_CASE("text around comments is one instruction", "[templates][compiler]") {
  CHECK(code_of("a{# b #}c{% raw %}{{ d }}{% endraw %}") ==
        "root: 0 slots, stack 0\n"
        "   0 text 'ac{{ d }}'\n"
        "   1 return\n");
}

TEST_CASE("names of the context have one slot in a function, names that are set one in each scope",
          "[templates][compiler]") {
  CHECK(code_of("{{ a.b }}{% for x in a %}{{ a }}{{ x }}{% set c = x %}{% endfor %}") ==
        "root: 3 slots, stack 1\n"
        "   0 load_context a @0 strict\n"
        "   1 attribute b strict\n"
        "   2 print\n"
        "   3 load_context a @0 strict\n"
        "   4 loop_begin\n"
        "   5 loop_next to 15\n"
        "   6 store_local @2\n"
        "   7 clear_local @1\n"
        "   8 load_context a @0 strict\n"
        "   9 print\n"
        "  10 load_local x @2 strict\n"
        "  11 print\n"
        "  12 load_local x @2\n"
        "  13 store_local @1\n"
        "  14 jump to 5\n"
        "  15 loop_end to 16\n"
        "  16 return\n");
}

TEST_CASE("a variable of an inner scope begins as that of the outer one", "[templates][compiler]") {
  CHECK(code_of("{% set a = 1 %}{% with %}{% set a = a + 1 %}{% endwith %}") ==
        "root: 2 slots, stack 2\n"
        "   0 constant 1\n"
        "   1 store_local @0\n"
        "   2 copy_local @0 to @1\n"
        "   3 load_local a @1 strict\n"
        "   4 constant 1\n"
        "   5 binary +\n"
        "   6 store_local @1\n"
        "   7 return\n");
}

TEST_CASE("conditions jump, comparisons chain", "[templates][compiler]") {
  CHECK(code_of("{% if 1 < a < 3 and b %}x{% else %}y{% endif %}") ==
        "root: 2 slots, stack 2\n"
        "   0 constant 1\n"
        "   1 load_context a @0 strict\n"
        "   2 compare_or_jump < to 5\n"
        "   3 constant 3\n"
        "   4 binary <\n"
        "   5 jump_if_false_or_pop to 7\n"
        "   6 load_context b @1 strict\n"
        "   7 jump_if_false to 10\n"
        "   8 text 'x'\n"
        "   9 jump to 11\n"
        "  10 text 'y'\n"
        "  11 return\n");
}

TEST_CASE("only what may be undefined is loaded without a check", "[templates][compiler]") {
  CHECK(code_of("{{ a|default(b)|upper }}{{ a is defined }}{{ f(c, d=1) }}") ==
        "root: 4 slots, stack 3\n"
        "   0 load_context a @0\n"
        "   1 load_context b @1\n"
        "   2 filter default(1) strict\n"
        "   3 filter upper() strict\n"
        "   4 print\n"
        "   5 load_context a @0\n"
        "   6 test defined()\n"
        "   7 print\n"
        "   8 load_context f @2 strict\n"
        "   9 load_context c @3\n"
        "  10 constant 1\n"
        "  11 call_and_print (1, d=)\n"
        "  12 return\n");
}

TEST_CASE("macros, callers and recursive loops are functions of their own", "[templates][compiler]") {
  CHECK(code_of("{% macro m(a, b=a) %}{{ caller() }}{% endmacro %}{% call m(1) %}{{ m }}{% endcall %}") ==
        "root: 1 slots, stack 3\n"
        "   0 make_macro function 1\n"
        "   1 store_local @0\n"
        "   2 load_local m @0 strict\n"
        "   3 constant 1\n"
        "   4 make_macro function 2\n"
        "   5 call_and_print (1, caller=) raw\n"
        "   6 return\n"
        "macro m(a, b=, caller): 3 slots, stack 1\n"
        "   0 jump_if_set @1 to 3\n"
        "   1 load_local a @0\n"
        "   2 store_local @1\n"
        "   3 load_local caller @2 strict\n"
        "   4 call_and_print ()\n"
        "   5 return\n"
        "caller caller(): 0 slots, stack 1\n"
        "   0 load_outer m @0 out 1 strict\n"
        "   1 print\n"
        "   2 return\n");
  CHECK(code_of("{% for x in a if x recursive %}{{ loop(x) }}{% endfor %}") ==
        "root: 1 slots, stack 1\n"
        "   0 load_context a @0 strict\n"
        "   1 call_loop function 1\n"
        "   2 return\n"
        "loop: 4 slots, stack 2\n"
        "   0 load_local loop @0\n"
        "   1 loop_begin\n"
        "   2 loop_next to 11\n"
        "   3 duplicate\n"
        "   4 store_local @1\n"
        "   5 load_local x @1 strict\n"
        "   6 jump_if_false to 9\n"
        "   7 collect\n"
        "   8 jump to 2\n"
        "   9 pop\n"
        "  10 jump to 2\n"
        "  11 end_collect\n"
        "  12 loop_begin loop @2\n"
        "  13 loop_next to 19\n"
        "  14 store_local @3\n"
        "  15 load_local loop @2 strict\n"
        "  16 load_local x @3\n"
        "  17 call_and_print (1)\n"
        "  18 jump to 13\n"
        "  19 loop_end to 20\n"
        "  20 return\n");
}

TEST_CASE("blocks stand beside the root, and see of it what they are told to", "[templates][compiler]") {
  CHECK(code_of("{% for x in a %}{% block b scoped %}{{ super() }}{% endblock %}{% include x %}{% endfor %}") ==
        "root: 3 slots, stack 1\n"
        "   0 load_context a @0 strict\n"
        "   1 loop_begin loop @1\n"
        "   2 loop_next to 8\n"
        "   3 store_local @2\n"
        "   4 block b sees [loop, x]\n"
        "   5 load_local x @2 strict\n"
        "   6 include by value sees [loop, x]\n"
        "   7 jump to 2\n"
        "   8 loop_end to 9\n"
        "   9 return\n"
        "block b: 0 slots, stack 1\n"
        "   0 load_super\n"
        "   1 call_and_print ()\n"
        "   2 return\n");
}

TEST_CASE("lists and maps of literals are made once", "[templates][compiler]") {
  CHECK(code_of("{{ a in [1, ('b', none)] }}{% set c = {'d': [e]} %}") ==
        "root: 3 slots, stack 2\n"
        "   0 load_context a @1 strict\n"
        "   1 constant [1, ('b', None)]\n"
        "   2 binary in\n"
        "   3 print\n"
        "   4 constant 'd'\n"
        "   5 load_context e @2\n"
        "   6 list 1\n"
        "   7 map 1\n"
        "   8 store_local @0\n"
        "   9 return\n");
}

TEST_CASE("behind `extends` only what is not output is compiled", "[templates][compiler]") {
  CHECK(problems(Files{{"main", "{% extends 'base' %}a{{ b }}{% block c %}d{% endblock %}"}, {"base", ""}}).empty());
  CHECK(rendered(Files{{"main", "a{% extends 'base' %}b{{ nope }}{% if true %}c{% endif %}"}, {"base", "B"}}) == "aB");
}

TEST_CASE("the compiler says what it does not know", "[templates][compiler]") {
  CHECK(problems("{{ a|uper }}{{ a is defned }}{{ a|upper(1) }}{{ a|truncate(lenth=1) }}") ==
        "main:1:6: error: there is no filter `uper` [unknown-filter]\n"
        "   1 | {{ a|uper }}{{ a is defned }}{{ a|upper(1) }}{{ a|truncate(lenth=1) }}\n"
        "     |      ^^^^\n"
        "help: did you mean `upper`?\n"
        "\n"
        "main:1:21: error: there is no test `defned` [unknown-test]\n"
        "   1 | {{ a|uper }}{{ a is defned }}{{ a|upper(1) }}{{ a|truncate(lenth=1) }}\n"
        "     |                     ^^^^^^\n"
        "help: did you mean `defined`?\n"
        "\n"
        "main:1:35: error: filter `upper` takes no arguments [wrong-arguments]\n"
        "   1 | {{ a|uper }}{{ a is defned }}{{ a|upper(1) }}{{ a|truncate(lenth=1) }}\n"
        "     |                                   ^^^^^\n"
        "\n"
        "main:1:51: error: filter `truncate` has no argument `lenth` [wrong-arguments]\n"
        "   1 | {{ a|uper }}{{ a is defned }}{{ a|upper(1) }}{{ a|truncate(lenth=1) }}\n"
        "     |                                                   ^^^^^^^^\n"
        "help: did you mean `length`?\n");
  CHECK(problems("{% block a %}{% endblock %}{% if b %}{% block a %}{% endblock %}{% endif %}") ==
        "main:1:47: error: the block `a` is here twice [duplicate-block]\n"
        "   1 | {% block a %}{% endblock %}{% if b %}{% block a %}{% endblock %}{% endif %}\n"
        "     |                                               ^\n"
        "main:1:10: note: it is defined here before\n"
        "help: to show it again write `{{ self.a() }}`\n");
  CHECK(problems("{% for a in b %}{% set loop = 1 %}{% endfor %}") ==
        "main:1:24: error: cannot assign to `loop` within a `for` [template-syntax]\n"
        "   1 | {% for a in b %}{% set loop = 1 %}{% endfor %}\n"
        "     |                        ^^^^ is the loop itself\n");
}
