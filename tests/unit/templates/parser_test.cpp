#include "templates/parser.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine.h"
#include "tree_text.h"

using namespace bondgenoot::templates;

namespace {

struct Case {
  std::string text, tree;
};

}  // namespace

TEST_CASE("operators bind as in Jinja", "[templates][parser]") {
  const std::vector<Case> cases = {
      {"1 + 2 * 3", "(+ 1 (* 2 3))"},
      {"1 - 2 - 3", "(- (- 1 2) 3)"},
      {"2 ** 3 ** 2", "(** (** 2 3) 2)"},
      {"-2 ** 2", "(** (minus 2) 2)"},
      {"-a.b|c", "(| (minus (. a b)) c)"},
      {"a + b ~ c", "(+ a (~ b c))"},
      {"a ~ b ~ c * d", "(~ a b (* c d))"},
      {"1 < a <= 3 != b", "(compare 1 < a <= 3 != b)"},
      {"a in b and c not in d", "(and (compare a in b) (compare c not in d))"},
      {"not a or b and not c == d", "(or (not a) (and b (not (compare c == d))))"},
      {"a if b else c if d else e", "(if b a (if d c e))"},
      {"a if b", "(if b a -)"},
      {"a or b if c and d else e", "(if (and c d) (or a b) e)"},
      {"(a or b) and c", "(and (or a b) c)"},
      {"a // b % c / d", "(/ (% (// a b) c) d)"},
      {"+a - -b", "(- (plus a) (minus b))"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(expression_of(one.text) == one.tree);
  }
}

TEST_CASE("literals, access, calls, filters and tests", "[templates][parser]") {
  const std::vector<Case> cases = {
      {"'a' \"b\"", "'ab'"},
      {"'\\n\\x41\\u00e9\\101\\q'", "'\\nAéA\\\\q'"},
      {"1_000", "1000"},
      {"0xff", "255"},
      {"1.5e1", "15.0"},
      {"true or False", "(or True False)"},
      {"none", "None"},
      {"[1, a,]", "(list 1 a)"},
      {"[]", "(list)"},
      {"()", "(tuple)"},
      {"(1,)", "(tuple 1)"},
      {"(1)", "1"},
      {"1, a", "(tuple 1 a)"},
      {"{'a': 1, b: [c],}", "(map 'a':1 b:(list c))"},
      {"a.b.c", "(. (. a b) c)"},
      {"a.0.b", "(. ([] a 0) b)"},
      {"a['b'][1, 2]", "([] ([] a 'b') (tuple 1 2))"},
      {"a[1:2:3]", "(slice a 1 2 3)"},
      {"a[:]", "(slice a - - -)"},
      {"a[::2]", "(slice a - - 2)"},
      {"a[b:]", "(slice a b - -)"},
      {"a(1, b=2, *c, **d)", "(call a 1 b=2 *c **d)"},
      {"a.b(c)(d)", "(call (call (. a b) c) d)"},
      {"a|b|c(1, d=2)", "(| (| a b) c 1 d=2)"},
      {"a is b", "(is a b)"},
      {"a is not b", "(not (is a b))"},
      {"a is b(1, 2)", "(is a b 1 2)"},
      {"a is b 3", "(is a b 3)"},
      {"a is b c.d", "(is a b (. c d))"},
      {"a is b and c", "(and (is a b) c)"},
      {"a is none or b is not none", "(or (is a none) (not (is b none)))"},
      {"a|b is c", "(is (| a b) c)"},
      {"'x' if a is b else 'y'", "(if (is a b) 'x' 'y')"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(expression_of(one.text) == one.tree);
  }
}

TEST_CASE("statements nest", "[templates][parser]") {
  const std::vector<Case> cases = {
      {"a{{ b }}c", "'a' (print b) 'c'"},
      {"{% for a in b %}c{% else %}d{% endfor %}", "(for a b 'c' else 'd')"},
      {"{% for a, (b, c) in d if e recursive %}{% endfor %}", "(for [a [b c]] d if e recursive)"},
      {"{% for a in b, c %}{% endfor %}", "(for a (tuple b c))"},
      {"{% if a %}b{% elif c %}d{% else %}e{% endif %}", "(if a 'b' c 'd' else 'e')"},
      {"{% if a: %}b{% endif %}", "(if a 'b')"},
      {"{% set a = 1, 2 %}{% set b, c = d %}{% set e.f = g %}", "(set a (tuple 1 2)) (set [b c] d) (set e.f g)"},
      {"{% set a %}b{% endset %}{% set a | b | c(1) %}d{% endset %}",
       "(set-block a - 'b') (set-block a (| (| - b) c 1) 'd')"},
      {"{% with a = 1, b = a %}c{% endwith %}{% with %}d{% endwith %}", "(with a=1 b=a 'c') (with 'd')"},
      {"{% block a scoped required %} {% endblock a %}{% block b %}c{% endblock %}",
       "(block a scoped required ' ') (block b 'c')"},
      {"{% extends 'a' %}", "(extends 'a')"},
      {"{% include 'a' %}{% include ['a', b] ignore missing without context %}",
       "(include 'a') (include (list 'a' b) ignore-missing without-context)"},
      {"{% import 'a' as b %}{% import 'a' as b with context %}", "(import 'a' b) (import 'a' b with-context)"},
      {"{% from 'a' import b, c as d with context %}", "(from 'a' b:b c:d with-context)"},
      {"{% macro a(b, c=1) %}d{% endmacro %}", "(macro a (b c=1) 'd')"},
      {"{% call a(b) %}c{% endcall %}{% call(d, e=1) a() %}f{% endcall %}",
       "(call-block () (call a b) 'c') (call-block (d e=1) (call a) 'f')"},
      {"{% filter a|b(1) %}c{% endfilter %}", "(filter-block (| (| - a) b 1) 'c')"},
      {"{% autoescape false %}a{% endautoescape %}", "(autoescape False 'a')"},
      {"{% print a, b %}", "(print a) (print b)"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(tree_of(one.text) == one.tree);
  }
}

TEST_CASE("all mistakes of a template are found in one go", "[templates][parser]") {
  CHECK(tree_of("{{ a b }}\n"
                "{% for x of y %}{{ x. }}{% endfor %}\n"
                "{% if %}{% endif %}\n"
                "{{ 'ok' }}{% set 1 = 2 %}") ==
        "main:1:6: error: expected the end of the tag, found `b` [template-syntax]\n"
        "   1 | {{ a b }}\n"
        "     |      ^\n"
        "\n"
        "main:2:10: error: expected `in`, found `of` [template-syntax]\n"
        "   2 | {% for x of y %}{{ x. }}{% endfor %}\n"
        "     |          ^^\n"
        "help: write `{% for item in items %} … {% endfor %}`\n"
        "\n"
        "main:2:23: error: expected the name of an attribute, found the end of the tag [template-syntax]\n"
        "   2 | {% for x of y %}{{ x. }}{% endfor %}\n"
        "     |                       ^^\n"
        "\n"
        "main:3:7: error: expected an expression, found the end of the tag [template-syntax]\n"
        "   3 | {% if %}{% endif %}\n"
        "     |       ^^\n"
        "help: write `{% if condition %} … {% endif %}`\n"
        "\n"
        "main:4:18: error: expected a name to assign to, found a number [template-syntax]\n"
        "   4 | {{ 'ok' }}{% set 1 = 2 %}\n"
        "     |                  ^\n"
        "help: write `{% set name = value %}`\n");
}

TEST_CASE("an unknown tag is one mistake, also when it has an end", "[templates][parser]") {
  CHECK(tree_of("{% fro x in y %}{% else %}{% endfor %}{{ x }}") ==
        "main:1:4: error: unknown tag `fro` [unknown-tag]\n"
        "   1 | {% fro x in y %}{% else %}{% endfor %}{{ x }}\n"
        "     |    ^^^\n"
        "help: did you mean `for`?\n");
  CHECK(tree_of("{% unless x %}{% endunless %}") ==
        "main:1:4: error: unknown tag `unless` [unknown-tag]\n"
        "   1 | {% unless x %}{% endunless %}\n"
        "     |    ^^^^^^\n"
        "help: to print a value write `{{ unless }}`\n");
  CHECK(tree_of("{% for x in y %}{% endfro %}") ==
        "main:1:20: error: unknown tag `endfro` [unknown-tag]\n"
        "   1 | {% for x in y %}{% endfro %}\n"
        "     |                    ^^^^^^\n"
        "help: did you mean `endfor`?\n");
  CHECK(tree_of("{% if a %}{% else if b %}{% endif %}") ==
        "main:1:19: error: unknown tag `else if` [unknown-tag]\n"
        "   1 | {% if a %}{% else if b %}{% endif %}\n"
        "     |                   ^^\n"
        "help: write `elif`\n");
}

TEST_CASE("tags that are not closed, or close in the wrong order", "[templates][parser]") {
  CHECK(tree_of("{% if a %}\n{% for b in c %}") ==
        "main:2:4: error: `for` is not closed [template-not-closed]\n"
        "   2 | {% for b in c %}\n"
        "     |    ^^^ opened here\n"
        "help: close it with `{% endfor %}`\n"
        "\n"
        "main:1:4: error: `if` is not closed [template-not-closed]\n"
        "   1 | {% if a %}\n"
        "     |    ^^ opened here\n"
        "help: close it with `{% endif %}`\n");
  CHECK(tree_of("{% for a in b %}{% if c %}{% endfor %}") ==
        "main:1:30: error: `endfor` comes before the `endif` of the `if` within [misplaced-tag]\n"
        "   1 | {% for a in b %}{% if c %}{% endfor %}\n"
        "     |                              ^^^^^^ expected `endif`\n"
        "main:1:20: note: the `if` is opened here\n");
  CHECK(tree_of("{% endif %}{% else %}") ==
        "main:1:4: error: `endif` closes nothing [misplaced-tag]\n"
        "   1 | {% endif %}{% else %}\n"
        "     |    ^^^^^ no `if` is open here\n"
        "\n"
        "main:1:15: error: `else` stands outside an `if` or `for` [misplaced-tag]\n"
        "   1 | {% endif %}{% else %}\n"
        "     |               ^^^^\n");
}

TEST_CASE("what tags may hold", "[templates][parser]") {
  CHECK(tree_of("{% block a-b %}{% endblock %}") ==
        "main:1:11: error: the name of a block has no `-` [template-syntax]\n"
        "   1 | {% block a-b %}{% endblock %}\n"
        "     |           ^\n"
        "help: use `_` instead\n");
  CHECK(tree_of("{% block a required %}x{% endblock %}") ==
        "main:1:10: error: the required block `a` has a body [template-syntax]\n"
        "   1 | {% block a required %}x{% endblock %}\n"
        "     |          ^ is filled by the templates that extend this one\n"
        "help: leave out its body, or `required`\n");
  CHECK(tree_of("{% macro m(a=1, b) %}{% endmacro %}") ==
        "main:1:17: error: the parameter `b` has no default, but the one before it has [template-syntax]\n"
        "   1 | {% macro m(a=1, b) %}{% endmacro %}\n"
        "     |                 ^\n"
        "help: write `{% macro name(a, b=1) %} … {% endmacro %}`\n");
  CHECK(tree_of("{% macro m(a, a) %}{% endmacro %}") ==
        "main:1:15: error: there are two parameters `a` [template-syntax]\n"
        "   1 | {% macro m(a, a) %}{% endmacro %}\n"
        "     |               ^\n"
        "help: write `{% macro name(a, b=1) %} … {% endmacro %}`\n");
  CHECK(tree_of("{% call x %}{% endcall %}") ==
        "main:1:9: error: `call` needs the call of a macro [template-syntax]\n"
        "   1 | {% call x %}{% endcall %}\n"
        "     |         ^ is not a call\n"
        "help: write `{% call macro(…) %} … {% endcall %}`\n");
  CHECK(tree_of("{% for true in x %}{% endfor %}") ==
        "main:1:8: error: cannot assign to `true` [template-syntax]\n"
        "   1 | {% for true in x %}{% endfor %}\n"
        "     |        ^^^^ is a word of the language\n"
        "help: write `{% for item in items %} … {% endfor %}`\n");
  CHECK(tree_of("{% from 'm' import _a %}") ==
        "main:1:20: error: `_a` cannot be imported [missing-import]\n"
        "   1 | {% from 'm' import _a %}\n"
        "     |                    ^^ names that begin with `_` stay where they are\n"
        "help: write `{% from \"macros.html\" import name, other as alias %}`\n");
}

TEST_CASE("arguments come in order", "[templates][parser]") {
  CHECK(expression_of("f(a=1, 2)") ==
        "main:1:11: error: an argument without a name stands behind one with a name [template-syntax]\n"
        "   1 | {{ f(a=1, 2) }}\n"
        "     |           ^\n"
        "help: arguments come in this order: `f(value, name=value, *list, **map)`\n");
  CHECK(expression_of("f(a=1, a=2)") ==
        "main:1:11: error: the argument `a` is given twice [template-syntax]\n"
        "   1 | {{ f(a=1, a=2) }}\n"
        "     |           ^\n");
  CHECK(expression_of("f(1 2)") ==
        "main:1:8: error: expected `,` or `)`, found a number [template-syntax]\n"
        "   1 | {{ f(1 2) }}\n"
        "     |        ^\n");
}

TEST_CASE("tests do not chain, and take an `if` for an argument", "[templates][parser]") {
  CHECK(expression_of("a is b is c") ==
        "main:1:11: error: tests with `is` do not chain [template-syntax]\n"
        "   1 | {{ a is b is c }}\n"
        "     |           ^^\n"
        "help: join them with `and`\n");
  CHECK(expression_of("a is b if c") ==
        "main:1:11: error: an `if` right behind a test reads as the test's argument [template-syntax]\n"
        "   1 | {{ a is b if c }}\n"
        "     |           ^^\n"
        "help: put the test in parentheses: `(a is defined) if b`\n");
}

TEST_CASE("literals that stand for nothing", "[templates][parser]") {
  CHECK(expression_of("99999999999999999999") ==
        "main:1:4: error: the number is too large [template-literal]\n"
        "   1 | {{ 99999999999999999999 }}\n"
        "     |    ^^^^^^^^^^^^^^^^^^^^ numbers have 64 bits\n");
  CHECK(expression_of("'a\\x4'") ==
        "main:1:6: error: `\\x` takes 2 hexadecimal digits [template-literal]\n"
        "   1 | {{ 'a\\x4' }}\n"
        "     |      ^^\n");
  CHECK(expression_of("'\\ud800'") ==
        "main:1:5: error: there is no such character [template-literal]\n"
        "   1 | {{ '\\ud800' }}\n"
        "     |     ^^^^^^\n");
}

TEST_CASE("hostile nesting ends in a diagnostic, not in a crash", "[templates][parser]") {
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  CHECK(first_line(tree_of("{{ " + std::string(100'000, '(') + "1" + std::string(100'000, ')') + " }}")) ==
        "main:1:204: error: nested deeper than 200 levels [template-too-deep]");
  CHECK(first_line(tree_of("{{ " + std::string(100'000, '[') + std::string(100'000, ']') + " }}")) ==
        "main:1:204: error: nested deeper than 200 levels [template-too-deep]");
  CHECK(first_line(tree_of("{{ " + std::string(100'000, '-') + "1 }}")) ==
        "main:1:204: error: nested deeper than 200 levels [template-too-deep]");
  std::string nots = "{{ ";
  std::string sum = "{{ 1";
  std::string path = "{{ a";
  std::string ifs;
  for (int i = 0; i < 20'000; ++i) {
    nots += "not ";
    sum += " + 1";
    path += ".a";
    ifs += "{% if a %}";
  }
  CHECK(first_line(tree_of(nots + "1 }}")) == "main:1:804: error: nested deeper than 200 levels [template-too-deep]");
  CHECK(first_line(tree_of(sum + " }}")) == "main:1:4: error: nested deeper than 200 levels [template-too-deep]");
  CHECK(first_line(tree_of(path + " }}")) == "main:1:4: error: nested deeper than 200 levels [template-too-deep]");
  CHECK(first_line(tree_of(ifs)) == "main:1:2011: error: nested deeper than 200 levels [template-too-deep]");
}
