// Values on their way into files of data: what the files of whole sites say is tested in tests/site/data_test.py.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "site/data_text.h"

namespace bondgenoot::site {
namespace {

/// Of each kind one, with what is empty between.
void put_all(ValueSink& out) {
  out.open('{');
  out.member("text", "één \"twee\"\n");
  out.key("nothing");
  out.key("number");
  out.number(1.5);
  out.key("empty");
  out.open('[');
  out.open('{');
  out.key("never");
  out.close();
  out.close();
  out.key("list");
  out.open('[');
  out.number(2);
  out.open('[');
  out.close();
  out.truth(true);
  out.close();
  out.close();
}

std::string cell_of(const std::vector<std::string>& texts, bool with_number = false) {
  CellSink sink;
  sink.open('[');
  for (const std::string& text : texts) sink.text(text);
  if (with_number) sink.number(3);
  sink.open('{');
  sink.close();
  sink.close();
  return std::string(sink.cell());
}

TEST_CASE("what is opened and gets nothing leaves nothing in JSON", "[site][data]") {
  std::string line = "before ";
  JsonSink on_one_line(line);
  put_all(on_one_line);
  CHECK(line == R"(before {"text":"één \"twee\"\n","number":1.5,"list":[2,true]})");
  std::string lines;
  JsonSink indented(lines, 1, 2);
  put_all(indented);
  CHECK(lines ==
        "{\n   \"text\": \"één \\\"twee\\\"\\n\",\n   \"number\": 1.5,\n   \"list\": [\n    2,\n    true\n   ]\n  }");
  std::string nothing;
  JsonSink empty(nothing);
  empty.open('{');
  empty.key("a");
  empty.close();
  CHECK(nothing.empty());
}

TEST_CASE("JSON from parts has the shape of JSON from values", "[site][data]") {
  const auto value = parse_json(R"({"text":"één \"twee\"\n","number":1.5,"list":[2,true]})");
  REQUIRE(value);
  for (const int indent : {-1, 0, 1, 2}) {
    std::string from_parts;
    JsonSink sink(from_parts, indent, 3);
    put_all(sink);
    std::string from_values;
    append_json(from_values, *value, indent, 3);
    CHECK(from_parts == from_values);
  }
}

TEST_CASE("a cell holds texts as they are and other values as JSON", "[site][data]") {
  CHECK(cell_of({"een"}) == "een");
  CHECK(cell_of({"een", "twee \"drie\""}) == "een; twee \"drie\"");
  CHECK(cell_of({}).empty());
  CHECK(cell_of({"een"}, true) == R"(["een",3])");
  CellSink sink;
  put_all(sink);
  CHECK(sink.cell() == R"({"text":"één \"twee\"\n","number":1.5,"list":[2,true]})");
  sink.clear();
  sink.truth(false);
  CHECK(sink.cell() == "false");
  sink.clear();
  sink.text("weer");
  CHECK(sink.cell() == "weer");
}

TEST_CASE("each member of a row stands in the column of its name", "[site][data]") {
  const std::vector<std::string> columns = {"name", "given", "left out", "texts", "last"};
  std::string csv;
  RowSink row(csv, columns);
  for (const std::string_view name : {"one", "two"}) {
    row.open('{');
    row.member("name", name);
    row.key("given");
    put_all(row);
    row.key("texts");
    row.open('[');
    row.text("a, b");
    row.text("c");
    row.close();
    row.member("no column", "nowhere");
    row.close();
  }
  const std::string given = R"("{""text"":""één \""twee\""\n"",""number"":1.5,""list"":[2,true]}")";
  const std::string rest = "," + given + ",,\"a, b; c\",\r\n";
  CHECK(csv == "one" + rest + "two" + rest);
}

}  // namespace
}  // namespace bondgenoot::site
