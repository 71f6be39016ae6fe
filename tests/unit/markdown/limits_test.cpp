// Texts that are meant to hang, to crash or to fill the machine. Each must be parsed or refused within a generous time.
// What the numbers guard against is a quadratic pass: that takes minutes for these sizes, not seconds.
#include <functional>

#include <catch2/catch.hpp>

#include "markdown_text.h"
#include "support/cpu_time.h"

namespace bondgenoot::markdown::tests {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::string numbered(std::string_view before, std::string_view after, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result.append(before).append(std::to_string(i)).append(after);
  return result;
}

std::string stairs(std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += std::string(2 * i, ' ') + "- a\n";
  return result;
}

std::string backtick_stairs(std::size_t count) {
  std::string result;
  for (std::size_t i = 1; i < count; ++i) result += "e" + std::string(i, '`');
  return result;
}

constexpr std::size_t kMany = 50'000;

struct Attack {
  std::string name;
  std::string text;
  std::string refused;  ///< The first diagnostic's code, or empty when the text is let through.
};

std::vector<Attack> attacks_on_inlines() {
  return {
      {"open brackets", repeated("[", kMany), "markdown-too-complex"},
      {"closing brackets", repeated("]", kMany), ""},
      {"links within links", repeated("[a](", kMany), "markdown-too-complex"},
      {"images and empty links", repeated("![[]()", kMany), "markdown-too-complex"},
      {"the same, below the limit", repeated("![[]()", 900), "malformed-link"},
      {"open images in many paragraphs", repeated(repeated("![[]()", 160) + "\n\n", 1000), "malformed-link"},
      {"emphasis that never closes", repeated("*a ", kMany), "markdown-too-complex"},
      {"emphasis of two kinds", repeated("*a _b ", kMany), "markdown-too-complex"},
      {"emphasis within emphasis", repeated("**a ", 4000) + repeated("b** ", 900), "markdown-too-deep"},
      {"a row of stars", repeated("*", kMany) + "a" + repeated("*", kMany), "markdown-too-deep"},
      {"double quotation marks", repeated("\"", kMany), "markdown-too-complex"},
      {"single quotation marks", repeated("'a ", kMany), "markdown-too-complex"},
      {"quotation marks in many paragraphs", repeated("\"a 'b' \"c\n\n", kMany), ""},
      {"backticks", repeated("`a", kMany), "markdown-too-complex"},
      {"backticks in growing rows", backtick_stairs(400), ""},
      {"tildes", repeated("~a ~~b ", kMany), ""},
      {"tildes in pairs", repeated("~~a~~ ", kMany), ""},
      {"tildes far down", repeated("a\n", kMany) + repeated("~a\n", kMany), ""},
      {"entities", repeated("&quot;a&x", kMany), ""},
      {"backslashes", repeated("\\", kMany), ""},
      {"escaped marks", repeated("\\~\\-", kMany), ""},
      {"addresses", repeated("http://a", kMany), "markdown-too-complex"},
      {"an address of brackets", "http://a/" + repeated("(", kMany) + repeated(")", kMany), ""},
      {"an address of entities", "http://a/" + repeated("&a;", kMany), ""},
      {"www without end", repeated("www.a_", kMany), "markdown-too-complex"},
      {"www", repeated(" www.a.b", kMany), ""},
      {"at signs", repeated("a@", kMany), ""},
      {"footnotes nobody wrote", repeated("[^a]\n\n", kMany), "unknown-footnote"},
      {"footnotes by the thousand", numbered("[^", "]\n\n", 5000) + numbered("[^", "]: x\n\n", 5000), ""},
      {"footnotes nobody reads", numbered("[^", "]: x\n\n", 20'000), "unused-footnote"},
      {"one long address used often", "[a]: /" + repeated("b", 300'000) + "\n\n" + repeated("[a]\n\n", 20'000),
       "markdown-too-complex"},
  };
}

std::vector<Attack> attacks_on_blocks() {
  return {
      {"quotes within quotes", repeated(">", kMany), "markdown-too-deep"},
      {"quotes within quotes, spaced", repeated("> ", kMany) + "a", "markdown-too-deep"},
      {"quotes to the limit on every line", repeated(repeated(">", 190) + "a\n", 5000), "markdown-too-deep"},
      {"lists within lists", repeated("- ", kMany) + "a", "markdown-too-deep"},
      {"numbered lists within lists", repeated("1. ", kMany) + "a", "markdown-too-deep"},
      {"a stair of lists", stairs(400), "markdown-too-deep"},
      {"empty lines in a deep list", repeated("- ", 90) + "a\n" + repeated("\n", 900'000), "markdown-too-deep"},
      {"tabs", repeated("-\t", kMany) + "a", "markdown-too-deep"},
      {"spaces", repeated(" ", kMany) + "a", "markdown-too-deep"},
      {"lists by the thousand", repeated("- a\n\n", kMany), ""},
      {"tables of 5000 columns",
       repeated("|a", 5000) + "|\n" + repeated("|-", 5000) + "|\n" + repeated("|a", 5000) + "|\n",
       "markdown-too-complex"},
      {"short rows in a wide table",
       repeated("|a", 250) + "|\n" + repeated("|-", 250) + "|\n" + repeated("|a\n", kMany), "markdown-too-complex"},
      {"headers sought far up", repeated("a\n", kMany) + "|b|\n|-|\n", ""},
      {"headers sought again and again", repeated("|\n|-\n", kMany), ""},
      {"tables by the thousand", repeated("a|b\n-|-\n\n", 5000), ""},
      {"tables by the ten thousand", repeated("a|b\n-|-\n\n", kMany), "markdown-too-complex"},
      {"headings by the thousand", repeated("## a\n", kMany), ""},
      {"headings with an id", repeated("## a {#b}\n", 20'000), "duplicate-heading-id"},
      {"callouts by the thousand", repeated("> [!TIP]\n> a\n\n", kMany), ""},
      {"hashes", repeated("#", kMany), ""},
      {"underlined headings", repeated("a\n=\n", 20'000), "heading-level-one"},
      {"lines", repeated("a\n", kMany), ""},
      {"lone carriage returns", repeated("a\r", kMany), ""},
      {"nul bytes", std::string(kMany, '\0'), ""},
      {"bytes that are no text", repeated("\xff\xc0\x80", kMany), ""},
      {"20 MB", repeated("Een gewone zin van een gewone lengte.\n", 20'000'000 / 38), "markdown-too-large"},
      {"one byte over the limit", std::string((1U << 20U) + 1, 'a'), "markdown-too-large"},
      {"just the limit", std::string(1U << 20U, 'a'), ""},
  };
}

std::vector<Attack> attacks_with_html() {
  return {
      {"open tags", repeated("<div>\n\n", kMany), "html-not-allowed"},
      {"open tags in one block", repeated("<div>\n", kMany), "markdown-too-complex"},
      {"tags that nobody opened", "<div>\n" + repeated("</b>\n\n", kMany), "html-unbalanced"},
      {"angle brackets", repeated("<", kMany), "markdown-too-complex"},
      {"quoted values without end", "<div>\n\n" + repeated("<b x=\"'\n\n", kMany), "html-unbalanced"},
      {"comments without end", "a " + repeated("<!--", kMany), "markdown-too-complex"},
      {"declarations", "a " + repeated("<!A ", kMany), "markdown-too-complex"},
      {"character data", "a " + repeated("<![CDATA[", 90) + repeated("a]", 500'000), ""},
      {"scripts without end", repeated("<script>\n</script\n", 20'000), "markdown-too-complex"},
      {"attributes by the thousand", "<div " + numbered("a", "=1 ", kMany) + ">", "html-not-allowed"},
      {"lines in one block", "<pre>\n" + repeated("a\n\n<x>\n\n", kMany), "html-not-allowed"},
      {"images without words", repeated("<img src=a>\n\n", 20'000), "image-without-alt"},
  };
}

void check(const std::vector<Attack>& attacks) {
  for (const Attack& attack : attacks) {
    INFO(attack.name);
    const double start = bondgenoot::tests::cpu_seconds();
    const Parsed parsed = parse_text(attack.text);
    const std::string html = parsed.html();
    // Some tens of milliseconds on an idle machine; the sanitizers of a test build and a busy machine have their share.
    CHECK(bondgenoot::tests::cpu_seconds() - start < 20.0);
    const auto& found = parsed.diagnostics.items();
    const auto first = std::find_if(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
      return info(diagnostic.code).name == attack.refused;
    });
    CHECK((attack.refused.empty() ? found.empty() : first != found.end()));
    const bool refused = attack.refused.starts_with("markdown-");
    CHECK(parsed.document.text->html.text.empty() == (refused || html.empty()));
    if (refused) CHECK(found.size() == 1);
    CHECK(unbalanced_tag(html) == "");
  }
}

TEST_CASE("hostile running text is parsed or refused in time", "[markdown][limits]") { check(attacks_on_inlines()); }
TEST_CASE("hostile blocks are parsed or refused in time", "[markdown][limits]") { check(attacks_on_blocks()); }
TEST_CASE("hostile HTML is parsed or refused in time", "[markdown][limits]") { check(attacks_with_html()); }

TEST_CASE("a refusal says where", "[markdown][limits]") {
  struct Row {
    std::string text;
    std::string problem;
  };
  const Row rows[] = {
      {"Eerst dit.\n\n" + repeated("[", 6000), "markdown-too-complex:3:5001"},
      {"a\n\n" + repeated("|", 300), "markdown-too-complex:3:1"},
      {"a\n\n> " + repeated("> ", 80) + "x", "markdown-too-deep:3:127"},
      {"a\n" + repeated("> ", 101) + "x", "markdown-too-deep:2:1"},
      {"\nregel\n" + std::string(2U << 20U, 'x'), "markdown-too-large:1:1"},
  };
  for (const Row& row : rows) CHECK(parse_text(row.text).problems() == std::vector{row.problem});
}

}  // namespace
}  // namespace bondgenoot::markdown::tests
