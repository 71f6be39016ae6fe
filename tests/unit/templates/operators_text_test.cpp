#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "templates/operators.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

namespace {

struct Row {
  Value value;
  const char* text;
  const char* repr;
};

}  // namespace

TEST_CASE("values print as in Python", "[templates][operators]") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<Row> rows{
      {v(nullptr), "None", "None"},
      {v(true), "True", "True"},
      {v(false), "False", "False"},
      {v(-42), "-42", "-42"},
      {v(1.0), "1.0", "1.0"},
      {v(-0.0), "-0.0", "-0.0"},
      {v(0.1), "0.1", "0.1"},
      {v(1.0 / 3), "0.3333333333333333", "0.3333333333333333"},
      {v(1e15), "1000000000000000.0", "1000000000000000.0"},
      {v(1e16), "1e+16", "1e+16"},
      {v(1.5e300), "1.5e+300", "1.5e+300"},
      {v(1e-4), "0.0001", "0.0001"},
      {v(1e-5), "1e-05", "1e-05"},
      {v(5e-324), "5e-324", "5e-324"},
      {v(kInfinity), "inf", "inf"},
      {v(-kInfinity), "-inf", "-inf"},
      {v(std::numeric_limits<double>::quiet_NaN()), "nan", "nan"},
      {v("it's"), "it's", "\"it's\""},
      {v("\"it's\""), "\"it's\"", "'\"it\\'s\"'"},
      {v("a\n\t\\\r"), "a\n\t\\\r", "'a\\n\\t\\\\\\r'"},
      {v("\x01\x7f\xc2\xa0\xe2\x80\x8b"), "\x01\x7f\xc2\xa0\xe2\x80\x8b", "'\\x01\\x7f\\xa0\\u200b'"},
      {v("\U000E0001"), "\U000E0001", "'\\U000e0001'"},
      {v("é日🙂"), "é日🙂", "'é日🙂'"},
      {safe("<b>"), "<b>", "Markup('<b>')"},
      {list(), "[]", "[]"},
      {list(1, "a", safe("<"), nullptr), "[1, 'a', Markup('<'), None]", "[1, 'a', Markup('<'), None]"},
      {tuple(), "()", "()"},
      {tuple(1), "(1,)", "(1,)"},
      {tuple(1, 2), "(1, 2)", "(1, 2)"},
      {map({}), "{}", "{}"},
      {map({{"a", list(1)}, {"b", map({})}}), "{'a': [1], 'b': {}}", "{'a': [1], 'b': {}}"},
      {missing(), "", "Undefined"},
      {list(missing()), "[Undefined]", "[Undefined]"},
  };
  for (const Row& row : rows) {
    CHECK(to_text(row.value) == row.text);
    CHECK(repr(row.value) == row.repr);
  }
}

TEST_CASE("a repr of bytes that are no text stays text", "[templates][operators]") {
  CHECK(repr(v("a\xff")) == "'a\xef\xbf\xbd'");
}
