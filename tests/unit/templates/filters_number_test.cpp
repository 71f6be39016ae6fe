#include <catch2/catch.hpp>
#include <limits>

#include "templates/filters.h"
#include "templates/number_text.h"
#include "unit/templates/value_tools.h"

using namespace bondgenoot::templates;
using namespace bondgenoot::templates::testing;

TEST_CASE("texts are read as integers", "[templates][filters]") {
  CHECK(filtered("int", "42") == "42");
  CHECK(filtered("int", " -1_000 ") == "-1000");
  CHECK(filtered("int", "42.23") == "42");
  CHECK(filtered("int", -7.9) == "-7");
  CHECK(filtered("int", true) == "1");
  CHECK(filtered("int", "x") == "0");
  CHECK(filtered("int", "x", 9) == "9");
  CHECK(filtered("int", nullptr, nullptr) == "None");
  CHECK(filtered("int", "0x1F", 0, 16) == "31");
  CHECK(filtered("int", "11", named("base", 2)) == "3");
  CHECK(filtered("int", "99999999999999999999") ==
        "error: filter `int`: the number does not fit in an integer of 64 bits");
  CHECK(filtered("int", 1e300) == "error: filter `int`: the number does not fit in an integer of 64 bits");
  CHECK(filtered("int", "1", 0, 99) == "error: filter `int`: the `base` must be 0, or 2 to 36");
}

TEST_CASE("the edges of integers are read", "[templates][filters]") {
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(parse_integer("9223372036854775808").has_value());
  for (const char* text : {"", "-", "+-1", "_1", "1_", "1__0", "1 2", "0x", "1.0", "é"}) {
    INFO(text);
    CHECK_FALSE(parse_integer(text).has_value());
  }
  CHECK(parse_integer("0b11", 0) == 3);
  CHECK(parse_integer("0o17", 8) == 15);
  CHECK(parse_integer("0x_ff", 16) == 255);
  CHECK_FALSE(parse_integer("017", 0).has_value());
}

TEST_CASE("texts are read as floats", "[templates][filters]") {
  CHECK(filtered("float", "1.5e3") == "1500.0");
  CHECK(filtered("float", " -.5 ") == "-0.5");
  CHECK(filtered("float", 2) == "2.0");
  CHECK(filtered("float", "x") == "0.0");
  CHECK(filtered("float", "x", nullptr) == "None");
  CHECK(filtered("float", "-Infinity") == "-inf");
  CHECK(filtered("float", "nan") == "nan");
  CHECK(filtered("float", "1e999") == "inf");
  CHECK(filtered("float", "1e-999") == "0.0");
  CHECK(filtered("float", "0x10") == "0.0");
}

TEST_CASE("numbers are rounded on their binary value", "[templates][filters]") {
  CHECK(filtered("round", 42.55) == "43.0");
  CHECK(filtered("round", 42.55, 1, "floor") == "42.5");
  CHECK(filtered("round", 42.54, 1, "ceil") == "42.6");
  CHECK(filtered("round", 2.675, 2) == "2.67");
  CHECK(filtered("round", 2.5) == "2.0");
  CHECK(filtered("round", 15, -1) == "20");
  CHECK(filtered("round", 25, -1) == "20");
  CHECK(filtered("round", 5) == "5");
  CHECK(filtered("round", -0.4, 0, "ceil") == "0.0");
  CHECK(filtered("round", 1234.5, -2) == "1200.0");
  CHECK(filtered("round", 1.5, 400) == "1.5");
  CHECK(filtered("round", 1.5, 0, "up") ==
        "error: filter `round` has no method `up` (it has `common`, `ceil` and `floor`)");
  CHECK(filtered("round", "x") == "error: filter `round` needs a number, not a string");
  CHECK(filtered("round", 1e300, 300, "ceil") == "error: filter `round`: the number is too large");
}

TEST_CASE("abs drops the sign", "[templates][filters]") {
  CHECK(filtered("abs", -1) == "1");
  CHECK(filtered("abs", -1.5) == "1.5");
  CHECK(filtered("abs", true) == "1");
  CHECK(filtered("abs", std::numeric_limits<std::int64_t>::min()) ==
        "error: the result of `-` does not fit in an integer of 64 bits");
  CHECK(filtered("abs", "x") == "error: filter `abs` needs a number, not a string");
}

TEST_CASE("sizes of files are readable", "[templates][filters]") {
  CHECK(filtered("filesizeformat", 1) == "'1 Byte'");
  CHECK(filtered("filesizeformat", 100) == "'100 Bytes'");
  CHECK(filtered("filesizeformat", 1000) == "'1.0 kB'");
  CHECK(filtered("filesizeformat", 1000, true) == "'1000 Bytes'");
  CHECK(filtered("filesizeformat", 1500000, true) == "'1.4 MiB'");
  CHECK(filtered("filesizeformat", "4100000") == "'4.1 MB'");
  CHECK(filtered("filesizeformat", 1e30) == "'1000000.0 YB'");
  CHECK(filtered("filesizeformat", "x") == "error: filter `filesizeformat` needs a number, not a string");
}
