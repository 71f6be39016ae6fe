#include "content/json_schema.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/schema_parser.h"
#include "support/json.h"

namespace bondgenoot::content {
namespace {

Json schema_of(const std::string& fields, const JsonSchemaOptions& options = {}) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("content/dingen/_collection.yaml",
                                                 "title: Dingen\nsingular: {nl: ding, en: thing}\nfields:\n" + fields));
  const auto collection = parse_collection(source, "dingen");
  REQUIRE(collection.diagnostics.empty());
  const auto schema = parse_json(json_schema(collection.value, options));
  REQUIRE(schema);
  return *schema;
}

// The schema of one property as JSON.
std::string property(const std::string& settings, const JsonSchemaOptions& options = {}) {
  const Json schema = schema_of(fmt::format("  x: {}\n", settings), options);
  return to_json(*schema.find("properties")->find("x"));
}

TEST_CASE("of a translation no field is asked, but what it says is checked as ever", "[content][json_schema]") {
  const std::string fields =
      "  a: {type: text, required: true}\n  b: {type: choice, options: [x, y], requires: {y: [a]}}\n"
      "  c: {type: group, fields: {d: {type: text, required: true}}}\n";
  const Json whole = schema_of(fields);
  CHECK(to_json(*whole.find("required")) == R"(["a"])");
  CHECK(whole.find("allOf") != nullptr);
  const Json partial = schema_of(fields, {.of = SchemaOf::Translations, .entries = {}});
  CHECK(partial.find("required") == nullptr);
  CHECK(partial.find("allOf") == nullptr);
  CHECK(to_json(*partial.find("properties")) == to_json(*whole.find("properties")));  // A group is taken whole.
  CHECK(to_json(*partial.find("additionalProperties")) == "false");
}

TEST_CASE("each type of field has its JSON Schema", "[content][json_schema]") {
  struct Row {
    std::string settings, expected;
  };
  const std::vector<Row> rows = {
      {"{type: text, max: 5, label: {nl: Naam}, help: {nl: Kort}}",
       R"({"type":["string","number"],"minLength":1,"maxLength":5,"title":"Naam","description":"Kort"})"},
      {"{type: markdown}", R"({"type":["string","number"],"minLength":1})"},
      {"{type: number, min: 1, max: 2.5}", R"({"type":"number","minimum":1,"maximum":2.5})"},
      {"{type: boolean, default: false}", R"({"type":"boolean","default":false})"},
      {"{type: number, default: 3}", R"({"type":"number","default":3})"},
      {"{type: date}", R"({"$ref":"#/$defs/date"})"},
      {"{type: email}", R"({"type":"string","format":"email"})"},
      {"{type: choice, options: {po: {nl: basisonderwijs, help: {nl: jong}}, 2: twee}}",
       R"({"oneOf":[{"const":"po","title":"basisonderwijs","description":"jong"},{"enum":["2",2],"title":"twee"}]})"},
      {"{type: choice, many: true, max: 2, all_values: alle, options: [a]}",
       R"({"anyOf":[{"type":"array","items":{"oneOf":[{"const":"a"}]},"minItems":1,"maxItems":2,"uniqueItems":true},{"oneOf":[{"const":"a"}]},)"
       R"({"type":"array","items":{"const":"alle"},"minItems":1,"uniqueItems":true},{"const":"alle"}]})"},
      {"{type: reference, to: dingen}", R"({"type":"string","pattern":"^[^/]+$"})"},
      {"{type: list, min: 2, of: {type: text}}",
       R"({"type":"array","items":{"type":["string","number"],"minLength":1},"minItems":2})"},
      {"{type: group, fields: {a: {type: boolean, required: true}, b: {type: boolean}}}",
       R"({"type":"object","properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}},"required":["a"],"additionalProperties":false})"},
      {"{type: image}",
       R"({"type":"object","properties":{"src":{"type":"string","minLength":1},"alt":{"type":"string","minLength":1},"credit":{"type":"string"}},)"
       R"("required":["src","alt"],"additionalProperties":false})"},
      {"{type: image, credit: true}",
       R"({"type":"object","properties":{"src":{"type":"string","minLength":1},"alt":{"type":"string","minLength":1},"credit":{"type":"string","minLength":1}},)"
       R"("required":["src","alt","credit"],"additionalProperties":false})"},
  };
  for (const Row& row : rows) {
    INFO(row.settings);
    CHECK(property(row.settings) == row.expected);
  }
}

TEST_CASE("a reference offers the names there are", "[content][json_schema]") {
  JsonSchemaOptions options;
  options.entries["dingen"] = {"a", "b"};
  CHECK(property("{type: reference, to: dingen}", options) == R"({"type":"string","enum":["a","b"]})");
  CHECK(property("{type: reference, to: elders}", options) == R"({"type":"string","pattern":"^[^/]+$"})");
}

TEST_CASE("the whole knows required and common keys, and nothing else", "[content][json_schema]") {
  JsonSchemaOptions options;
  options.language = "en";
  options.languages = {"nl", "en"};
  const Json schema = schema_of(
      "  title: {type: text, required: true}\n  kind: {type: choice, required: true, options: [a], follows: {field: "
      "title, map: {x: a}}}\n",
      options);
  CHECK(to_json(*schema.find("$schema")) == R"("https://json-schema.org/draft/2020-12/schema")");
  CHECK(to_json(*schema.find("title")) == R"("thing")");
  CHECK(to_json(*schema.find("required")) == R"(["title"])");
  CHECK(to_json(*schema.find("additionalProperties")) == "false");
  CHECK(to_json(*schema.find("properties")->find("lang")) ==
        R"({"type":"string","enum":["nl","en"],"description":"The language of this page."})");
  for (const std::string_view key : kCommonKeys) CHECK(schema.find("properties")->find(key) != nullptr);
  CHECK(schema.find("$defs")->find("date")->find("pattern") != nullptr);
}

TEST_CASE("a rung that must be earned is a condition", "[content][json_schema]") {
  const Json schema = schema_of(
      "  note: {type: text}\n  level: {type: choice, ordered: true, options: [a, b, c], requires: {b: [note]}}\n"
      "  other: {type: choice, options: [a, b], requires: {a: note}}\n");
  CHECK(to_json(*schema.find("allOf")) ==
        R"([{"if":{"properties":{"level":{"enum":["b","c"]}},"required":["level"]},"then":{"required":["note"]}},)"
        R"({"if":{"properties":{"other":{"enum":["a"]}},"required":["other"]},"then":{"required":["note"]}}])");
}

}  // namespace
}  // namespace bondgenoot::content
