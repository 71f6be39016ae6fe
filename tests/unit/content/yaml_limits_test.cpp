// YAML that is hostile, or damaged beyond a slip: it ends in a diagnostic, soon.
#include <functional>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/yaml.h"
#include "support/cpu_time.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::content {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

Outcome<YamlNode> parse(const std::string& text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.yaml", text));
  return parse_yaml(source, source.whole());
}

std::string alias_bomb() {
  std::string text = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char name = 'b'; name <= 'j'; ++name) {
    text += fmt::format("{0}: &{0} [{1}]\n", name, repeated(fmt::format("*{},", static_cast<char>(name - 1)), 9));
  }
  return text;
}

std::string stairs(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += std::string(i, ' ') + "a:\n";
  return text;
}

TEST_CASE("YAML that is too deep or too large is refused", "[content][yaml][limits]") {
  struct Row {
    std::string name;
    std::string text;
    DiagnosticCode code;
  };
  const std::vector<Row> rows = {
      {"20,000 brackets", "a: " + repeated("[", 20'000), DiagnosticCode::YamlTooDeep},
      {"20,000 closed brackets", "a: " + repeated("[", 20'000) + repeated("]", 20'000), DiagnosticCode::YamlTooDeep},
      {"20,000 braces", "a: " + repeated("{", 20'000), DiagnosticCode::YamlTooDeep},
      {"20,000 lists in lists", repeated("- ", 20'000), DiagnosticCode::YamlTooDeep},
      {"20,000 keys in keys", repeated("? ", 20'000), DiagnosticCode::YamlTooDeep},
      {"maps in maps by indentation", stairs(2'000), DiagnosticCode::YamlTooDeep},
      {"braces with keys", repeated("{a: ", 20'000), DiagnosticCode::YamlTooDeep},
      {"100,000 values", "a: [" + repeated("x,", 100'000) + "]", DiagnosticCode::YamlTooLarge},
      {"aliases of aliases", alias_bomb(), DiagnosticCode::YamlTooLarge},
      {"a long text repeated", "a: &a \"" + std::string(2'000'000, 'x') + "\"\nb: [" + repeated("*a,", 40'000) + "]",
       DiagnosticCode::YamlTooLarge},
      {"a long key repeated",
       "a: &a\n  ? \"" + std::string(700'000, 'k') + "\"\n  : v\nb: [" + repeated("*a,", 15'000) + "]",
       DiagnosticCode::YamlTooLarge},
      {"anchors around anchors", "a: " + repeated("&a [", 60) + repeated("x,", 40'000) + repeated("]", 60),
       DiagnosticCode::YamlTooLarge},
      {"anchors around a long text", "a: " + repeated("&a [", 60) + std::string(2'000'000, 'x') + repeated("]", 60),
       DiagnosticCode::YamlTooLarge},
      {"50,000 double quotes", "a: " + repeated("\"", 50'001), DiagnosticCode::InvalidYaml},
      {"50,000 single quotes", "a: " + repeated("'", 50'001), DiagnosticCode::UnclosedQuote},
      {"50,000 backslashes", "a: \"" + repeated("\\", 50'000), DiagnosticCode::UnclosedQuote},
      {"50,000 colons", repeated(":", 50'000), DiagnosticCode::InvalidKey},
      {"50,000 keys on a line", "a: " + repeated("x: ", 50'000), DiagnosticCode::InvalidYaml},
      {"20,000 anchors", "a: " + repeated("&a ", 20'000), DiagnosticCode::InvalidYaml},
      {"20,000 unknown aliases", "a: " + repeated("*a ", 20'000), DiagnosticCode::UnknownAlias},
      {"20,000 tags", repeated("!a ", 20'000), DiagnosticCode::InvalidYaml},
      {"a list item that opens a bracket, 20,000 times", repeated("- [\n", 20'000), DiagnosticCode::UnclosedBracket},
      {"a key of 100,000 letters", "\"" + std::string(100'000, 'a') + "\": x", DiagnosticCode::InvalidYaml},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const double start = bondgenoot::tests::cpu_seconds();
    const auto parsed = parse(row.text);
    REQUIRE(parsed.diagnostics.items().size() == 1);
    CHECK(parsed.diagnostics.items()[0].code == row.code);
    CHECK(parsed.diagnostics.items()[0].help.size() < 500);
    CHECK(bondgenoot::tests::cpu_seconds() - start < 5);
  }
}

TEST_CASE("large YAML that is sound is read", "[content][yaml][limits]") {
  std::string keys;
  for (int i = 0; i < 10'000; ++i) keys += fmt::format("k{}: v\n", i);
  CHECK(parse(keys).value.pairs.size() == 10'000);
  CHECK(parse("a: " + std::string(1'000'000, 'x')).value.find("a")->text.size() == 1'000'000);
  CHECK(parse("a: x" + std::string(100'000, '\n') + "b: y\n").value.pairs.size() == 2);
  CHECK(parse("a: " + repeated("[", 60) + repeated("]", 60)).diagnostics.empty());
}

TEST_CASE("every repeated key of a large map is said", "[content][yaml][limits]") {
  const auto parsed = parse(repeated("k: v\n", 1'000));
  CHECK(parsed.diagnostics.items().size() == 999);
  CHECK(parsed.value.pairs.size() == 1);
}

TEST_CASE("no prefix of a front matter brings the reader down", "[content][yaml][limits]") {
  const std::string text =
      "title: \"Een 'titel' met \\\"quotes\\\" en é\"\nlist: [a, 'b', {c: d}]\nblock:\n  - x: |\n      tekst\n    y: "
      "&z 1\n  - *z\n# slot\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto parsed = parse(text.substr(0, size));
    for (const Diagnostic& diagnostic : parsed.diagnostics.items()) CHECK(diagnostic.span.end <= size);
  }
}

TEST_CASE("a mistake beside a value of nothing but blanks brings nothing down", "[content][yaml][limits]") {
  for (const std::string blanks : {"", " ", "\t", " \t", " \t ", " \r", " \f", " \v"}) {
    for (const std::string& text :
         {"geen sleutel\na:" + blanks + "\n", "a:" + blanks + "\nb: ]\n", "b: ]\na:" + blanks}) {
      INFO(text);
      CHECK(parse(text).diagnostics.items().size() == 1);
    }
  }
}

TEST_CASE("no single changed byte brings the reader down", "[content][yaml][limits]") {
  const std::string text = "a: \"b\"\nc: [d, {e: f}]\ng:\n  - h: |\n      i\n    j: 'k'\n";
  constexpr std::string_view kBytes = "\"'[]{}:,-#&*!|>%@`?\\\n\t \r\x01\x7F\xC3\xFF~";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : kBytes) {
      std::string changed = text;
      changed[at] = byte;
      const auto parsed = parse(changed);
      for (const Diagnostic& diagnostic : parsed.diagnostics.items()) CHECK(diagnostic.span.end <= changed.size());
    }
  }
}

}  // namespace
}  // namespace bondgenoot::content
