#include "templates/percent_format.h"

#include <catch2/catch.hpp>
#include <vector>

#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

struct Row {
  Value format;
  Value values;
  const char* expected;
};

}  // namespace

TEST_CASE("places are filled as in Python", "[templates][percent_format]") {
  const std::vector<Row> rows{
      {v("%s"), v("x"), "'x'"},
      {v("%s of %s"), tuple(1, nullptr), "'1 of None'"},
      {v("%d|%i|%u"), tuple(3, 3.9, true), "'3|3|1'"},
      {v("%05d|%-5d|%+d|% d"), tuple(42, 42, 42, 42), "'00042|42   |+42| 42'"},
      {v("%05d"), v(-42), "'-0042'"},
      {v("%.3d"), v(7), "'007'"},
      {v("%x|%X|%o|%#x|%#o"), tuple(255, 255, 8, 255, 8), "'ff|FF|10|0xff|0o10'"},
      {v("%f|%.2f|%8.3f"), tuple(1.5, 2.675, 3.14159), "'1.500000|2.67|   3.142'"},
      {v("%e|%G|%#g"), tuple(12345.678, 1e-10, 1), "'1.234568e+04|1E-10|1.00000'"},
      {v("%r|%c|%c"), tuple("a", "b", 65), "\"'a'|b|A\""},
      {v("%.2s|%5s|%-5s|"), tuple("éèa", "é", "é"), "'éè|    é|é    |'"},
      {v("%*d|%-*d|%.*f"), tuple(5, 42, 5, 42, 1, 2.5), "'   42|42   |2.5'"},
      {v("100%%"), tuple(), "'100%'"},
      {v("%(a)s-%(b)02d"), map({{"a", v("x")}, {"b", v(3)}}), "'x-03'"},
      {v("%s"), list(1, 2), "'[1, 2]'"},
      {v("%5s|%05d"), tuple("ab", true), "'   ab|00001'"},
      {safe("<b>%s</b>"), v("<i>"), "Markup('<b>&lt;i&gt;</b>')"},
      {safe("%s%r"), tuple(safe("<i>"), "<"), "Markup('<i>&#39;&lt;&#39;')"},
      {v("%s"), safe("<i>"), "'<i>'"},
  };
  for (const Row& row : rows) {
    INFO(repr(row.format) << " % " << repr(row.values));
    CHECK(shown(percent_format(row.format, row.values)) == row.expected);
  }
}

TEST_CASE("a format that does not fit its values is an error", "[templates][percent_format]") {
  const std::vector<Row> rows{
      {v("%s %s"), tuple(1), "error: the format has more places than there are values"},
      {v("%s"), tuple(1, 2), "error: the format has 1 place for 2 values"},
      {v("text"), v(1), "error: the format has 0 places for 1 value"},
      {v("%d"), v("x"), "error: `%d` needs a number, not a string"},
      {v("%x"), v(1.5), "error: `%x` needs an integer, not a float"},
      {v("%f"), v("x"), "error: `%f` needs a number, not a string"},
      {v("%c"), v("ab"), "error: `%c` needs one character, not a string"},
      {v("%d"), v(1e300), "error: `%d` needs a smaller number, not a float"},
      {v("100% sure"), tuple(), "error: the format has more places than there are values"},
      {v("50%"), tuple(), "error: the format ends within a place (write `%%` for a percent sign)"},
      {v("%y"), v(1), "error: the format has a `%y`, which is no place (write `%%` for a percent sign)"},
      {v("%(a"), map({}), "error: the format has a `%(` without a `)` (write `%%` for a percent sign)"},
      {v("%(a)s"), v(1), "error: `%(a)` needs a map or named values"},
      {v("%(titel)s"), map({{"title", v(1)}}), "error: a map has no attribute `titel` (did you mean `title`?)"},
      {v("%*d"), tuple("x", 1), "error: `*` in a format needs an integer, not a string"},
      {v("%999999999999d"), v(1), "error: the format has too wide a place (write `%%` for a percent sign)"},
      {v("%.*f"), tuple(1'000'000, 1.5), "error: the format has too wide a place (write `%%` for a percent sign)"},
      {v("%s"), tuple(missing()), "error: `page` is not defined"},
  };
  for (const Row& row : rows) {
    INFO(repr(row.format) << " % " << repr(row.values));
    CHECK(shown(percent_format(row.format, row.values)) == row.expected);
  }
}
