#include "templates/lexer.h"

#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"

using namespace bondgenoot;
using namespace bondgenoot::templates;

namespace {

/// The tokens as they stand in the text, each in brackets; data in quotes; then what is wrong.
std::string tokens_of(const std::string& text) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("main", text));
  const Outcome<std::vector<Token>> tokens = tokenize(source);
  std::string out;
  for (const Token& token : tokens.value) {
    const std::string_view part = std::string_view(text).substr(token.begin, token.end - token.begin);
    if (token.kind == TokenKind::Data)
      out += fmt::format("\"{}\"", part);
    else if (token.kind == TokenKind::Invalid)
      out += "[?]";
    else if (token.kind != TokenKind::End)
      out += fmt::format("[{}]", part);
  }
  return out + to_text(tokens.diagnostics, sources);
}

}  // namespace

TEST_CASE("text and tags become tokens", "[templates][lexer]") {
  struct Case {
    std::string text, tokens;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"plain { text } %}", "\"plain { text } %}\""},
      {"a{{ b }}c", "\"a\"[{{][b][}}]\"c\""},
      {"{% if a %}b{% endif %}", "[{%][if][a][%}]\"b\"[{%][endif][%}]"},
      {"{{a.b[0]|c(d=1)}}", "[{{][a][.][b][[][0][]][|][c][(][d][=][1][)][}}]"},
      {"{{ {'a': {}} }}", "[{{][{]['a'][:][{][}][}][}}]"},
      {"{{ 1.5 1e3 1_0.5 0x1F 0b1 0o7 00 1.x a.1.2 }}",
       "[{{][1.5][1e3][1_0.5][0x1F][0b1][0o7][00][1][.][x][a][.][1][.][2][}}]"},
      {"{{ a ** b // c != d <= e ~ f }}", "[{{][a][**][b][//][c][!=][d][<=][e][~][f][}}]"},
      {"{{ \"}}\" '%}' \"\\\"\" }}", "[{{][\"}}\"]['%}'][\"\\\"\"][}}]"},
      {"{{ é_1 }}", "[{{][é_1][}}]"},
      {"{# all of it {{ x }} #}a", "\"a\""},
      {"{% raw %}{{ x }}{% if %}{% endraw %}a", "\"{{ x }}{% if %}\"\"a\""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(tokens_of(one.text) == one.tokens);
  }
}

TEST_CASE("a minus strips white space outside a tag, a plus keeps it", "[templates][lexer]") {
  struct Case {
    std::string text, tokens;
  };
  const std::vector<Case> cases = {
      {"a \n {{- b -}} \n c", "\"a\"[{{-][b][-}} \n ]\"c\""},
      {"a {%- if b -%} c {%+ endif +%} d", "\"a\"[{%-][if][b][-%} ]\"c \"[{%+][endif][+%}]\" d\""},
      {"a {#- b -#} c", "\"a\"\"c\""},
      {"a {%- raw -%} b {%- endraw -%} c", "\"a\"\"b\"\"c\""},
      {"\xC2\xA0{{- 1 -}}\xE2\x80\x83x", "[{{-][1][-}}\xE2\x80\x83]\"x\""},
      {" {{-1}}", "[{{-][1][}}]"},
      {"{{ 1 +}}", "[{{][1][+][}}]"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(tokens_of(one.text) == one.tokens);
  }
}

TEST_CASE("one line break at the end of a template is dropped, and a byte order mark at its begin",
          "[templates][lexer]") {
  CHECK(tokens_of("a\n") == "\"a\"");
  CHECK(tokens_of("a\n\n") == "\"a\n\"");
  CHECK(tokens_of("a\r\n") == "\"a\"");
  CHECK(tokens_of("a\r") == "\"a\"");
  CHECK(tokens_of("\n").empty());
  CHECK(tokens_of("\xEF\xBB\xBF"
                  "a") == "\"a\"");
}

TEST_CASE("after a mistake the lexer goes on behind the tag", "[templates][lexer]") {
  CHECK(tokens_of("{{ a ? b }}c{{ d }}") ==
        "[{{][a][?][}}]\"c\"[{{][d][}}]"
        "main:1:6: error: unexpected character `?` [template-syntax]\n"
        "   1 | {{ a ? b }}c{{ d }}\n"
        "     |      ^ has no meaning within a tag\n");
}

TEST_CASE("a tag that is not closed ends where the next one begins", "[templates][lexer]") {
  CHECK(tokens_of("{{ a <b> {{ c }}") ==
        "[{{][a][<][b][>][?][][{{][c][}}]"
        "main:1:1: error: the tag is not closed [template-not-closed]\n"
        "   1 | {{ a <b> {{ c }}\n"
        "     | ^^ opened here; close it with `}}`\n");
  CHECK(tokens_of("{% if a") ==
        "[{%][if][a][?][]"
        "main:1:1: error: the tag is not closed [template-not-closed]\n"
        "   1 | {% if a\n"
        "     | ^^ opened here; close it with `%}`\n");
}

TEST_CASE("a tag closed as the other kind is one mistake", "[templates][lexer]") {
  CHECK(tokens_of("{{ a %}b") ==
        "[{{][a][?][%}]\"b\""
        "main:1:6: error: a tag that begins with `{{` ends with `%}` [template-syntax]\n"
        "   1 | {{ a %}b\n"
        "     |      ^^ write `}}`\n");
  CHECK(tokens_of("{% if a }}b{% endif %}") ==
        "[{%][if][a][?][}}]\"b\"[{%][endif][%}]"
        "main:1:9: error: a tag that begins with `{%` ends with `}}` [template-syntax]\n"
        "   1 | {% if a }}b{% endif %}\n"
        "     |         ^^ write `%}`\n");
}

TEST_CASE("brackets are told apart", "[templates][lexer]") {
  CHECK(tokens_of("{{ a(1 }}") ==
        "[{{][a][(][1][?][}}]"
        "main:1:5: error: the `(` is not closed [template-not-closed]\n"
        "   1 | {{ a(1 }}\n"
        "     |     ^ opened here\n");
  CHECK(tokens_of("{{ a(1] }}") ==
        "[{{][a][(][1][?][}}]"
        "main:1:7: error: unexpected `]` [template-syntax]\n"
        "   1 | {{ a(1] }}\n"
        "     |       ^ does not close `(`\n"
        "main:1:5: note: the `(` is opened here\n");
  CHECK(tokens_of("{{ a) }}") ==
        "[{{][a][?][}}]"
        "main:1:5: error: unexpected `)` [template-syntax]\n"
        "   1 | {{ a) }}\n"
        "     |     ^ nothing is open that this closes\n");
}

TEST_CASE("a string that is not closed is found where it begins", "[templates][lexer]") {
  CHECK(tokens_of("{{ \"a }} b") ==
        "[{{][?][}}]\" b\""
        "main:1:4: error: the string is not closed [template-not-closed]\n"
        "   1 | {{ \"a }} b\n"
        "     |    ^ opened here; close it with `\"`\n");
  // It would go on to a quote in the text below.
  CHECK(tokens_of("{{ \"a }}\n<p class=\"b\">{{ c }}") ==
        "[{{][?][}}]\"\n<p class=\"b\">\"[{{][c][}}]"
        "main:1:4: error: the string is not closed [template-not-closed]\n"
        "   1 | {{ \"a }}\n"
        "     |    ^ opened here; close it with `\"`\n");
}

TEST_CASE("comments and raw blocks must end", "[templates][lexer]") {
  CHECK(tokens_of("a{# b") ==
        "\"a\""
        "main:1:2: error: the comment is not closed [template-not-closed]\n"
        "   1 | a{# b\n"
        "     |  ^^ opened here\n"
        "help: close it with `#}`\n");
  CHECK(tokens_of("a{% raw %} b {% endif %}") ==
        "\"a\""
        "main:1:2: error: the `raw` block is not closed [template-not-closed]\n"
        "   1 | a{% raw %} b {% endif %}\n"
        "     |  ^^ opened here\n"
        "help: close it with `{% endraw %}`\n");
}

TEST_CASE("a template of megabytes is refused as a whole", "[templates][lexer]") {
  CHECK(tokens_of(std::string((std::size_t{4} << 20) + 1, 'a')) ==
        "main: error: the template is larger than 4 MiB [template-too-large]\n");
}

TEST_CASE("a template full of mistakes is not read to its end", "[templates][lexer]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{{ ? }}";
  SourceMap sources;
  const auto tokens = tokenize(sources.get(sources.add("main", text)));
  CHECK(tokens.diagnostics.items().size() == kMaxSyntaxErrors);
  CHECK(tokens.value.back().kind == TokenKind::End);
}
