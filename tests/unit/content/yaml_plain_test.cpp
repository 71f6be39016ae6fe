#include "content/yaml_plain.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

bool same(const YamlNode& a, const YamlNode& b) {
  const auto same_pair = [](const YamlPair& one, const YamlPair& other) {
    return one.key == other.key && one.key_span == other.key_span && same(one.value, other.value);
  };
  return a.kind == b.kind && a.quoted == b.quoted && a.span == b.span && a.text == b.text &&
         std::ranges::equal(a.items, b.items, same) && std::ranges::equal(a.pairs, b.pairs, same_pair);
}

// Whether a text is plain; then the library must make the same of it.
bool is_plain(const std::string& text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("x.yaml", "---\n" + text));
  const Span yaml = source.whole().part(4);
  const auto plain = read_plain_yaml(source, yaml);
  if (!plain) return false;
  const auto known = parse_yaml_by_library(source, yaml);
  INFO(text);
  REQUIRE(known.diagnostics.empty());
  REQUIRE(same(*plain, known.value));
  return true;
}

TEST_CASE("what is plain reads as the library reads it", "[content][yaml]") {
  const std::vector<std::string> texts = {
      "title: Een titel\n",
      "title: \"Een: titel # met tekens\"\ndate: 2019-05?\nlink: https://example.org/a?b=c#d\n",
      "a: 'x'\nb: \"\"\n\nc: it's [so], {really} - yes\n",
      "themes: [kennis, \"a, b\", 2019-04]\nnone: []\nempty: {}\n",
      "sources: [{\"title\": \"Een\", \"address\": \"https://example.org\"}, {title: Twee, n: [1, [2]]}]\n",
      "sources:\n  - title: \"Een\"\n    part: twee\n\n  - title: x\n    of:\n    - a\n    - b: c\nlast: één\n",
      "list:\n- a\n- \"b\"\nmap:\n    inner: {a: b}\n    deeper:\n      x: y",
      "title: a  b\nname: \" a \"\n",
      "\n\ntitle: x\n",
  };
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(is_plain(text));
  }
}

TEST_CASE("what asks for more than a look is left to the library", "[content][yaml]") {
  const std::vector<std::string> texts = {
      "",
      "# niets\n",
      "title: x # uitleg\n",
      "title:\n",
      "title: null\n",
      "title: ~\n",
      "title: \"a \\\"b\\\"\"\n",
      "title: 'it''s'\n",
      "title: |\n  een\n",
      "title: een\n  twee\n",
      "title: a: b\n",
      "title: \"a\" b\n",
      "title: \"a\nb: c\n",
      "title: [a\n",
      "title: [a, ]\n",
      "title: [a: b]\n",
      "title: {a: b, a: c}\n",
      "title: x\ntitle: y\n",
      "title: &x y\n",
      "title: !t y\n",
      "title:\tx\n",
      "title: x\r\n",
      "title: x\n  - y\n",
      "a:\n    b: c\n  d: e\n",
      "a:\n  - b\n c: d\n",
      "a:\n  - - b\n",
      "- a\n",
      "null: a\n",
      "a: b\n...\nc: d\n",
      "a: b\n---\nc: d\n",
      "\xEF\xBB\xBF"
      "a: b\n",
  };
  for (const std::string& text : texts) {
    INFO(text);
    CHECK_FALSE(is_plain(text));
  }
}

TEST_CASE("texts of all kinds read alike in both ways", "[content][yaml]") {
  const std::vector<std::string> pieces = {
      "a",   "b",  "title", "null", "x y",  "é",      "2019",   "-",      "- ",     ": ",      ":",
      " ",   "  ", "\n",    "\n",   "\n  ", "\n    ", "\n- ",   "\n  - ", "\"",     "'",       "\"x\"",
      "'y'", "[",  "]",     "{",    "}",    ", ",     ",",      "#",      " #",     "?",       "/",
      ".",   "~",  "|",     "c: ",  "d:",   "\nb: ",  "\nd:\n", "[x, y]", "{e: f}", "\"g\": ", "\\",
      "&",   "*",  "!",     "%",    "@",    "`",      "=",      "<",      "(",
  };
  std::mt19937 random(20260115);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::size_t plain = 0;
  for (int round = 0; round < 40000; ++round) {
    std::string text = "a: ";
    for (std::size_t count = below(9); count > 0; --count) text += pieces[below(pieces.size())];
    plain += is_plain(text) ? 1 : 0;
  }
  CHECK(plain > 1000);  // Otherwise it tells little.
}

}  // namespace
}  // namespace bondgenoot::content
