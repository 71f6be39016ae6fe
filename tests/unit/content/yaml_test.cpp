#include "content/yaml.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "support/diagnostic_codes.h"
#include "support/diagnostic_text.h"

namespace bondgenoot::content {
namespace {

// A tree on one line: `{key: "text" 'quoted' [list] ~}`, each scalar with its place as written when that differs.
std::string dump(const YamlNode& node, const Source& source) {
  std::string out;
  switch (node.kind) {
    case YamlKind::Null:
      return "~";
    case YamlKind::Scalar: {
      const std::string_view written = source.view(node.span);
      return fmt::format("{}{}{}", node.quoted ? "q:" : "", node.text,
                         written == node.text ? "" : fmt::format("<{}>", written));
    }
    case YamlKind::List:
      for (const YamlNode& item : node.items) out += (out.empty() ? "" : ", ") + dump(item, source);
      return "[" + out + "]";
    case YamlKind::Map:
      for (const YamlPair& pair : node.pairs)
        out += (out.empty() ? "" : ", ") + pair.key + ": " + dump(pair.value, source);
      return "{" + out + "}";
  }
  return out;
}

std::string tree(const std::string& text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.yaml", text));
  const auto parsed = parse_yaml(source, source.whole());
  return parsed.diagnostics.empty() ? dump(parsed.value, source) : to_text(parsed.diagnostics, sources);
}

TEST_CASE("YAML becomes a tree whose scalars know their place", "[content][yaml]") {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> rows = {
      {"", "~"},
      {"# niets\n", "~"},
      {"a: 1\nb: x y\n", "{a: 1, b: x y}"},
      {"a: één # uitleg\nb: c\n", "{a: één, b: c}"},
      {"a:\nb: ~\nc: null\n", "{a: ~, b: ~, c: ~}"},
      {"a: \"x \\\"y\\\"\"\n", "{a: q:x \"y\"<\"x \\\"y\\\"\">}"},
      {"a: 'it''s'\n", "{a: q:it's<'it''s'>}"},
      {"a: no\nb: \"no\"\n", "{a: no, b: q:no<\"no\">}"},
      {"a: [x, \"y\", {z: 1}]\n", "{a: [x, q:y<\"y\">, {z: 1}]}"},
      {"a:\n  - x\n  - b: 1\n    c: 2\n", "{a: [x, {b: 1, c: 2}]}"},
      {"a: |\n  een\n  twee\n", "{a: q:een\ntwee\n<|>}"},
      {"a: >-\n  een\n  twee\n", "{a: q:een twee<>->}"},
      {"a: een\n  twee\n", "{a: een twee<een>}"},
      {"a: &x [1]\nb: *x\n", "{a: [1], b: [1]}"},
      {"a: &x \"1\"\nb: *x\n", "{a: q:1<\"1\">, b: q:1<*x>}"},
      {"a: !!str 5\n", "{a: q:5}"},
      {"---\na: 1\n", "{a: 1}"},
      {"%YAML 1.2\n---\na: 1\n", "{a: 1}"},
      {"\xEF\xBB\xBF"
       "a: 1\n",
       "{a: 1}"},
      {"a: x\r\nb: \"y\"\r\nc: [d,\r\n e]\r\n", "{a: x, b: q:y<\"y\">, c: [d, e]}"},
      {"a: https://example.org/#x\n", "{a: https://example.org/#x}"},
      {"a: it's\nb: 50% meer\n", "{a: it's, b: 50% meer}"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(tree(row.text) == row.expected);
  }
}

TEST_CASE("keys and empty values know their place too", "[content][yaml]") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.yaml", "sleutel:\n  - \n  - ~\nlast:\n"));
  const auto parsed = parse_yaml(source, source.whole());
  REQUIRE(parsed.value.is_map());
  const YamlPair& first = parsed.value.pairs[0];
  CHECK(source.view(first.key_span) == "sleutel");
  CHECK(source.position(first.value.items[0].span.begin).line == 2);
  CHECK(source.position(first.value.items[1].span.begin).line == 3);
  CHECK(source.view(first.value.items[1].span) == "~");
  CHECK(parsed.value.find("last")->is_null());
  CHECK(parsed.value.find("nothing") == nullptr);
}

TEST_CASE("the inside of a quoted value leaves its quotes out", "[content][yaml]") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.yaml", "a: \"tekst\"\nb: 'x''y'\nc: tekst\n"));
  const auto parsed = parse_yaml(source, source.whole());
  CHECK(source.view(parsed.value.find("a")->inner_span()) == "tekst");
  CHECK(source.view(parsed.value.find("b")->inner_span()) == "'x''y'");
  CHECK(source.view(parsed.value.find("c")->inner_span()) == "tekst");
}

TEST_CASE("a list or map reaches to its closing bracket, or to the end of its line", "[content][yaml]") {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> rows = {
      {"a: [x, [y], {z: 1}] # uitleg\n", "[x, [y], {z: 1}]"},
      {"a: [\"]\", ']', zo'n]\n", "[\"]\", ']', zo'n]"},
      {"a: {b: [c]}\n", "{b: [c]}"},
      {"a: [x,\n  y]\n", "[x,"},
      {"a:\n  - x\n  - y\n", "- x"},
      {"a:\n  b: c\n  d: e\n", "b: c"},
      {"a: &anker [x]\n", "&anker [x]"},
      {"a: [x]\r\n", "[x]"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    SourceMap sources;
    const Source& source = sources.get(sources.add("x.yaml", row.text));
    const auto parsed = parse_yaml(source, source.whole());
    REQUIRE(parsed.value.find("a") != nullptr);
    CHECK(source.view(parsed.value.find("a")->span) == row.expected);
  }
}

TEST_CASE("spans are those of the file, not of the front matter", "[content][yaml]") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.md", "---\na: 1\na: 2\n---\n"));
  const auto parsed = parse_yaml(source, {source.id, 4, 14});
  REQUIRE(parsed.diagnostics.items().size() == 1);
  CHECK(parsed.diagnostics.items()[0].code == DiagnosticCode::DuplicateKey);
  CHECK(source.position(parsed.diagnostics.items()[0].span.begin).line == 3);
}

TEST_CASE("what a node is can be said in words", "[content][yaml]") {
  SourceMap sources;
  const Source& source =
      sources.get(sources.add("x.yaml", fmt::format("a: {{b: c}}\nd: [e]\nf: g\nh:\ni: {}\n", std::string(50, 'x'))));
  const auto parsed = parse_yaml(source, source.whole());
  CHECK(described(*parsed.value.find("a")) == "a map");
  CHECK(described(*parsed.value.find("d")) == "a list");
  CHECK(described(*parsed.value.find("f")) == "`g`");
  CHECK(described(*parsed.value.find("h")) == "nothing");
  CHECK(described(*parsed.value.find("i")) == "a long text");
}

}  // namespace
}  // namespace bondgenoot::content
