#include <catch2/catch.hpp>

#include "markdown_text.h"
#include "support/thread_pool.h"

namespace bondgenoot::markdown::tests {
namespace {

std::string part(const Document& document, const HtmlRange& range, const LinkTable& table = {}) {
  std::string out;
  append_html(out, document, range, table);
  return out;
}

TEST_CASE("links and images lead where the caller's table says", "[markdown][renderer]") {
  const Parsed parsed =
      parse_text("[a](a.md) [b](#b) [c](/c) [d](https://d.nl) [e](e.md) ![f](f.png) ![g](g.png) ![h](h.png)\n");
  const std::vector<std::string> links{"/x/a/?p=1&q=2", "#b", "/x/c", "unused, since it is external", ""};
  const std::vector<ImageTarget> images{{.url = "/x/f.png", .width = 640, .height = 480}, {.url = "/x/g g.png"}, {}};
  CHECK(render_html(parsed.document, {.links = links, .images = images}) ==
        "<p><a href=\"/x/a/?p=1&amp;q=2\">a</a> <a href=\"#b\">b</a> <a href=\"/x/c\">c</a> <a href=\"https://d.nl\" "
        "rel=\"external\">d</a> <a>e</a> "
        "<img src=\"/x/f.png\" width=\"640\" height=\"480\" alt=\"f\" loading=\"lazy\" decoding=\"async\"> "
        "<img src=\"/x/g%20g.png\" alt=\"g\" loading=\"lazy\" decoding=\"async\"> <img alt=\"h\" loading=\"lazy\" "
        "decoding=\"async\"></p>\n");
  CHECK(parsed.html().find("<a href=\"e.md\">e</a>") != std::string::npos);
}

TEST_CASE("an image with better files becomes a picture, as Markdown and as HTML", "[markdown][renderer]") {
  const std::vector<ImageTarget> images{{.url = "/x/f-800.webp",
                                         .width = 900,
                                         .height = 600,
                                         .srcset = "/x/f-400.webp 400w",
                                         .sizes = "50vw",
                                         .better_srcset = "/x/f-400.avif 400w",
                                         .better_type = "image/avif"}};
  const std::string expected =
      "<picture><source type=\"image/avif\" srcset=\"/x/f-400.avif 400w\" sizes=\"50vw\">"
      "<img src=\"/x/f-800.webp\" srcset=\"/x/f-400.webp 400w\" sizes=\"50vw\" width=\"900\" height=\"600\" "
      "alt=\"f\" loading=\"lazy\" decoding=\"async\"></picture>";
  CHECK(render_html(parse_text("Zie ![f](f.jpg).\n").document, {.links = {}, .images = images}) ==
        "<p>Zie " + expected + ".</p>\n");
  CHECK(render_html(parse_text("<img src=\"f.jpg\" alt=\"f\">\n").document, {.links = {}, .images = images}) ==
        expected + "\n");
}

TEST_CASE("sections and footnotes together are the whole text", "[markdown][sections]") {
  const Parsed parsed = parse_text(
      "Voor [a](a.md).\n\n## Een\n\nTekst[^1] ![b](b.png)\n\n### Onder\n\n## Twee\n\n- [c](c.md)\n\n[^1]: Noot "
      "[d](d.md).\n");
  const Document& document = parsed.document;
  REQUIRE(document.text->sections.size() == 3);
  std::string together;
  for (const Section& section : document.text->sections) together += part(document, section.html);
  together += part(document, document.text->footnotes);
  CHECK(together == parsed.html());
  CHECK(part(document, document.text->sections[0].html) == "<p>Voor <a href=\"a.md\">a</a>.</p>\n");
  CHECK(part(document, document.text->sections[2].body) == "<ul>\n<li><a href=\"c.md\">c</a></li>\n</ul>\n");
  CHECK(title_of(document, document.text->sections[0]) == "");
  CHECK(title_of(document, document.text->sections[1]) == "Een");
  CHECK(document.text->sections[1].plain_text == "Tekst b\nOnder");
  CHECK(document.text->footnotes.first_slot + 1 == document.text->footnotes.last_slot);
}

TEST_CASE("anchors are what a fragment may name", "[markdown][sections]") {
  const Parsed parsed = parse_text("## Een\n\n<div id=\"eigen\">x</div>\n\n### Twee {#drie}\n\nNoot[^1].\n\n[^1]: x\n");
  for (const std::string_view id : {"een", "eigen", "drie", "fn-1", "fnref-1"}) CHECK(has_anchor(parsed.document, id));
  for (const std::string_view id : {"twee", "", "Een", "fn-2"}) CHECK_FALSE(has_anchor(parsed.document, id));
}

TEST_CASE("ids of footnotes and of the page stay out of each other's way", "[markdown][headings]") {
  ParseOptions options;
  options.id_prefix = "intro-";
  options.reserved_ids = {"inhoud"};
  const Parsed parsed = parse_text("## Inhoud\n\n## Intro fn 1\n\nNoot[^1].\n\n[^1]: x\n", options);
  CHECK(parsed.document.headings[0].id == "inhoud-2");
  CHECK(parsed.document.headings[1].id == "intro-fn-1-2");
  CHECK(parsed.html().find("<li id=\"intro-fn-1\">") != std::string::npos);
}

TEST_CASE("a value that was decoded first is reported as a whole", "[markdown][parser]") {
  SourceMap sources;
  const SourceId id = sources.add("a.md", "intro: >\n  [a](javascript:x)\n  en [^kwijt]\n");
  const Span where{id, 7, 40};
  const auto outcome = parse_value("[a](javascript:x) en [^kwijt] ![](b.png)\n", where, {});
  REQUIRE(outcome.diagnostics.items().size() == 2);
  for (const Diagnostic& diagnostic : outcome.diagnostics.items()) CHECK(diagnostic.span == where);
  REQUIRE(outcome.value.images.size() == 1);
  CHECK(outcome.value.images[0].span == where);
}

TEST_CASE("a text in the middle of its source has its places there", "[markdown][parser]") {
  SourceMap sources;
  const std::string text = "---\ntitle: x\n---\nEen [link](javascript:x) en\n  ![](y.png).\n";
  const Source& source = sources.get(sources.add("a.md", text));
  const auto outcome = parse(source, {source.id, 17, static_cast<std::uint32_t>(text.size())}, {});
  REQUIRE(outcome.diagnostics.items().size() == 2);
  CHECK(source.view(outcome.diagnostics.items()[0].span) == "javascript:x");
  CHECK(source.view(outcome.diagnostics.items()[1].span) == "![](y.png)");
}

TEST_CASE("smart punctuation can be left out", "[markdown][smart]") {
  ParseOptions options;
  options.smart_punctuation = false;
  CHECK(parse_text("\"a\" -- 'b'...", options).html() == "<p>&quot;a&quot; -- 'b'...</p>\n");
}

TEST_CASE("reading time is at least one minute, at 200 words a minute", "[markdown][sections]") {
  std::string words;
  for (int i = 0; i < 401; ++i) words += "woord's-deel ";
  CHECK(parse_text("").document.reading_minutes == 1);
  CHECK(parse_text("Een twee – drie, “vier”.").document.words == 4);
  CHECK(parse_text(words).document.words == 401);
  CHECK(parse_text(words).document.reading_minutes == 3);
}

TEST_CASE("texts parsed at once come out as texts parsed one by one", "[markdown][threads]") {
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) {
    texts.push_back("## Kop " + std::to_string(i) + "\n\n~~weg~~ https://example.org/_" + std::to_string(i) +
                    "_ *a* \"b\"\n\n| a |\n| - |\n| [x](" + std::to_string(i) + ".md) |\n\nNoot[^1].\n\n[^1]: y\n");
  }
  std::vector<std::string> alone;
  for (const std::string& text : texts) alone.push_back(parse_text(text).html());
  std::vector<std::string> together(texts.size());
  ThreadPool pool(8);
  for (int round = 0; round < 5; ++round) {
    pool.parallel_for(texts.size(), [&](std::size_t i) { together[i] = parse_text(texts[i]).html(); });
    CHECK(together == alone);
  }
}

// A small generator with a fixed seed: the same texts on every run.
struct Generator {
  std::uint64_t state;
  std::size_t below(std::size_t limit) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33U) % limit;
  }
};

// Everything between `<` and `>`, without the words around it and without the words that a label repeats.
std::string tags_of(std::string_view html) {
  std::string tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    std::string_view tag = html.substr(at, html.find('>', at) - at);
    tags += tag.substr(0, std::min(tag.find(" aria-label="), tag.find(" alt=")));
  }
  return tags;
}

TEST_CASE("whatever is put together, the HTML is balanced and holds nothing that was forbidden",
          "[markdown][sanitizer]") {
  static const std::vector<std::string> kPieces{"<div>",
                                                "</div>",
                                                "<b>",
                                                "</b>",
                                                "<p>",
                                                "</p>",
                                                "<table>",
                                                "<tr>",
                                                "<td>",
                                                "</table>",
                                                "<ul>",
                                                "<li>",
                                                "</ul>",
                                                "<details>",
                                                "<summary>",
                                                "</details>",
                                                "<a href=\"x.md\">",
                                                "</a>",
                                                "<script>",
                                                "</script>",
                                                "<img src=x alt=y onerror=z>",
                                                "<i title='>\"'>",
                                                "<!--",
                                                "-->",
                                                "<",
                                                ">",
                                                "&lt;",
                                                "&amp;",
                                                "\"",
                                                "'",
                                                "*",
                                                "**",
                                                "_",
                                                "`",
                                                "~~",
                                                "[",
                                                "](y.md)",
                                                "![",
                                                "](javascript:x)",
                                                "[^1]",
                                                "\n[^1]: ",
                                                "\n\n",
                                                "\n",
                                                "\n> ",
                                                "\n- ",
                                                "\n1. ",
                                                "\n## ",
                                                "\n    ",
                                                "\n```\n",
                                                "\n| a | b |\n| - | - |\n| ",
                                                " | ",
                                                "\\",
                                                "{#id}",
                                                "[!TIP]\n",
                                                "[ ] ",
                                                "tekst ",
                                                "é",
                                                "https://a.nl/",
                                                "</main>",
                                                "<iframe src=//x>",
                                                "<figure>",
                                                "<pre>",
                                                "</pre>",
                                                "<?",
                                                "<!x>",
                                                "<br>",
                                                "<ol start=3>",
                                                "\t",
                                                "\r\n"};
  Generator random{42};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t pieces = random.below(40); pieces > 0; --pieces) text += kPieces[random.below(kPieces.size())];
    const Parsed parsed = parse_text(text);
    const std::string html = parsed.html();
    INFO(text);
    INFO(html);
    CHECK(unbalanced_tag(html) == "");
    const std::string tags = tags_of(html);
    for (const std::string_view forbidden : {"<script", "<iframe", "=\"javascript:", " onerror", "<!", "<?"})
      CHECK(tags.find(forbidden) == std::string::npos);
    for (const Diagnostic& diagnostic : parsed.diagnostics.items()) CHECK(diagnostic.span.end <= text.size());
  }
}

}  // namespace
}  // namespace bondgenoot::markdown::tests
