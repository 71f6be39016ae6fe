#include <catch2/catch.hpp>
#include <string>

#include "templates/filters.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

TEST_CASE("letters change case", "[templates][filters]") {
  CHECK(filtered("upper", "héllo") == "'HÉLLO'");
  CHECK(filtered("upper", "straße") == "'STRASSE'");
  CHECK(filtered("lower", "HÉLLO") == "'héllo'");
  CHECK(filtered("lower", safe("<B>")) == "Markup('<b>')");
  CHECK(filtered("upper", nullptr) == "'NONE'");
  CHECK(filtered("upper", list("a")) == "\"['A']\"");
  CHECK(filtered("capitalize", "fOO bar") == "'Foo bar'");
  CHECK(filtered("capitalize", "") == "''");
  CHECK(filtered("title", "foo-bar (baz) <qux> [x {y IT'S") == "\"Foo-Bar (Baz) <Qux> [X {Y It's\"");
  CHECK(filtered("title", safe("<b>é</b>")) == "'<B>é</b>'");
}

TEST_CASE("texts are trimmed and centred", "[templates][filters]") {
  CHECK(filtered("trim", "\t a b \n\u00a0") == "'a b'");
  CHECK(filtered("trim", "..a.b..", ".") == "'a.b'");
  CHECK(filtered("trim", safe(" <b> ")) == "Markup('<b>')");
  CHECK(filtered("trim", "éaé", "é") == "'a'");
  CHECK(filtered("center", "foo", 9) == "'   foo   '");
  CHECK(filtered("center", "foo", 8) == "'  foo   '");
  CHECK(filtered("center", "foo", 2) == "'foo'");
  CHECK(filtered("center", "a", 1'000'000'000) == "error: filter `center`: the `width` is too large");
}

TEST_CASE("long texts are cut between words", "[templates][filters]") {
  CHECK(filtered("truncate", "foo bar baz qux", 9) == "'foo...'");
  CHECK(filtered("truncate", "foo bar baz qux", 9, true) == "'foo ba...'");
  CHECK(filtered("truncate", "foo bar baz qux", 11) == "'foo bar baz qux'");
  CHECK(filtered("truncate", "foo bar baz qux", 11, false, "...", 0) == "'foo bar...'");
  CHECK(filtered("truncate", "één twee drie", named("length", 8), named("end", "…"), named("leeway", 0)) == "'één…'");
  CHECK(filtered("truncate", safe("<b>bold</b> and more"), 10, true, "<") == "Markup('<b>bold</&lt;')");
  CHECK(filtered("truncate", "foo", 2) == "error: filter `truncate`: the `length` of 2 has no room for the `end` of 3");
  CHECK(filtered("truncate", "foo", 5, named("leeway", -1)) == "error: filter `truncate`: the `leeway` is negative");
  CHECK(filtered("truncate", nullptr) == "error: filter `truncate` needs a string, not none");
  CHECK(filtered("truncate", "foo", named("lenght", 3)) ==
        "error: filter `truncate` has no argument `lenght` (did you mean `length`?)");
}

TEST_CASE("lines are indented", "[templates][filters]") {
  CHECK(filtered("indent", "a\n\nb") == "'a\\n\\n    b'");
  CHECK(filtered("indent", "a\n\nb", 2, true, true) == "'  a\\n  \\n  b'");
  CHECK(filtered("indent", "a\r\nb\n", "> ") == "'a\\n> b\\n'");
  CHECK(filtered("indent", safe("<p>\n<b>"), 1) == "Markup('<p>\\n <b>')");
  CHECK(filtered("indent", 5) == "error: filter `indent` needs a string, not an integer");
  CHECK(filtered("indent", "a\nb", 100'000'000) == "error: filter `indent`: the `width` is too large");
}

TEST_CASE("lines are wrapped as textwrap does", "[templates][filters]") {
  CHECK(filtered("wordwrap", "Hello, this is a text", 10) == "'Hello,\\nthis is a\\ntext'");
  CHECK(filtered("wordwrap", "Look, goof-ball -- use the -b option!", 12) ==
        "'Look, goof-\\nball -- use\\nthe -b\\noption!'");
  CHECK(filtered("wordwrap", "goof-ball", 6, true, nullptr, false) == "'goof-b\\nall'");
  CHECK(filtered("wordwrap", "one\n\ntwo three", 5) == "'one\\n\\ntwo\\nthree'");
  CHECK(filtered("wordwrap", "aaaaaaaaaa b", 4) == "'aaaa\\naaaa\\naa b'");
  CHECK(filtered("wordwrap", "aaaaaaaaaa b", 4, false) == "'aaaaaaaaaa\\nb'");
  CHECK(filtered("wordwrap", "een <twee", 4, true, safe("<br>")) == "Markup('een <br>&lt;twe<br>e')");
  CHECK(filtered("wordwrap", "a", 0) == "error: filter `wordwrap`: the `width` is below 1");
}

TEST_CASE("wrapping a long run of hyphens takes no longer than its length", "[templates][filters]") {
  CHECK(filtered("wordwrap", std::string(300'000, '-'), 80).size() > 300'000);
  CHECK(filtered("wordwrap", std::string(300'000, ' '), 80) == "''");
}

TEST_CASE("parts of a text are replaced", "[templates][filters]") {
  CHECK(filtered("replace", "Hello World", "Hello", "Goodbye") == "'Goodbye World'");
  CHECK(filtered("replace", "aaaaargh", "a", "d'oh, ", 2) == "\"d'oh, d'oh, aaargh\"");
  CHECK(filtered("replace", "äb", "", "-") == "'-ä-b-'");
  CHECK(filtered("replace", 1021, 0, "-") == "'1-21'");
  CHECK(filtered("replace", "<a>", "a", safe("<b>")) == "Markup('&lt;<b>&gt;')");
  CHECK(filtered("replace", safe("<a>"), "a", "<") == "Markup('<&lt;>')");
  CHECK(filtered("replace", "a<", safe("<"), "x") == "Markup('a&lt;')");
  CHECK(filtered_plain("replace", safe("<a>"), "a", "<") == "'<<>'");
  CHECK(filtered("replace", "a", "a") == "error: filter `replace` needs the argument `new`");
}

TEST_CASE("a replacement that would fill the memory is an error", "[templates][filters]") {
  const std::string text(100'000, 'a');
  CHECK(filtered("replace", text, "a", text) == "error: filter `replace`: the result is too long a string");
}

TEST_CASE("words are counted", "[templates][filters]") {
  CHECK(filtered("wordcount", "one two-three, vier_5 é") == "5");
  CHECK(filtered("wordcount", "") == "0");
}

TEST_CASE("formats are filled", "[templates][filters]") {
  CHECK(filtered("format", "%s, %s!", "Hello", "World") == "'Hello, World!'");
  CHECK(filtered("format", "%(a)s", named("a", 1)) == "'1'");
  CHECK(filtered("format", safe("<i>%s</i>"), "<") == "Markup('<i>&lt;</i>')");
  CHECK(filtered("format", "%s", 1, named("a", 1)) ==
        "error: filter `format` takes positional or named arguments, not both");
}

TEST_CASE("string keeps what is safe", "[templates][filters]") {
  CHECK(filtered("string", 1.0) == "'1.0'");
  CHECK(filtered("string", safe("<b>")) == "Markup('<b>')");
}

TEST_CASE("an unknown filter names its nearest neighbour", "[templates][filters]") {
  CHECK(filtered("uper", "a") == "error: there is no filter `uper` (did you mean `upper`?)");
  CHECK(filtered("random", list(1)) == "error: there is no filter `random`");
  CHECK(filtered("upper", missing()) == "error: `page` is not defined");
}
