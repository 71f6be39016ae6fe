// The golden cases of golden/markdown/: a text in; its HTML and its diagnostics out, and on request (a section `show`,
// with words for a reader of the case) its links, its sections, its table of contents.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "markdown/toc.h"
#include "markdown_text.h"
#include "support/case_file.h"

namespace bondgenoot::markdown::tests {
namespace {

using bondgenoot::tests::CaseFile;
using bondgenoot::tests::CaseSection;

std::string_view name_of(TargetKind kind) {
  static constexpr std::string_view kNames[] = {"relative", "fragment", "site",      "external",
                                                "mail",     "phone",    "forbidden", "malformed"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string describe(const Parsed& parsed, const Target& target, std::string_view words, Span span, Span place) {
  return fmt::format("{} path=`{}` query=`{}` fragment=`{}` words=`{}`\n  span   `{}`\n  target `{}`\n",
                     name_of(target.kind), target.path, target.query, target.fragment, words, parsed.view(span),
                     parsed.view(place));
}

std::string links_of(const Parsed& parsed) {
  std::string out;
  for (const Link& link : parsed.document.links)
    out += describe(parsed, link.target, link.text, link.span, link.target_span);
  for (const Image& image : parsed.document.images)
    out += "image " + describe(parsed, image.target, image.alt, image.span, image.target_span);
  for (const Video& video : parsed.document.videos) out += fmt::format("video {} link {}\n", video.site, video.link);
  return out;
}

std::string sections_of(const Parsed& parsed) {
  const Document& document = parsed.document;
  std::string out =
      fmt::format("summary `{}`\nwords {} minutes {}\n", document.summary, document.words, document.reading_minutes);
  for (const Section& section : document.text->sections) {
    out += fmt::format("[{}]\n{}\n", title_of(document, section), section.plain_text);
  }
  return out;
}

void append_toc(std::string& out, const Document& document, const std::vector<TocEntry>& entries, std::size_t depth) {
  for (const TocEntry& entry : entries) {
    const Heading& heading = document.headings[entry.heading];
    out += fmt::format("{}{} #{}\n", std::string(2 * depth, ' '), heading.text, heading.id);
    append_toc(out, document, entry.children, depth + 1);
  }
}

ParseOptions options_of(const CaseFile& file) {
  ParseOptions options;
  options.words.permalink = "Link naar dit onderdeel";
  options.words.callouts = {"Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Pas op"};
  options.words.footnote = "Voetnoot";
  options.words.footnotes = "Voetnoten";
  options.words.footnote_back = "Terug naar de tekst";
  options.words.table = "Tabel";
  options.words.video = "Bekijk de video op";
  options.reserved_ids = {"inhoud"};
  if (const std::string* language = file.find("language")) options.language = language->substr(0, 2);
  return options;
}

std::vector<CaseSection> run(const CaseFile& file) {
  const std::string* text = file.find("text.md");
  REQUIRE(text != nullptr);
  const Parsed parsed = parse_text(*text, options_of(file));
  std::vector<CaseSection> produced{{"html", parsed.html()}};
  INFO(file.path);
  CHECK(unbalanced_tag(produced.front().text) == "");
  const std::string* wish = file.find("show");
  const auto wished = [&](std::string_view what) { return wish != nullptr && wish->find(what) != std::string::npos; };
  if (wished("links")) produced.push_back({"links", links_of(parsed)});
  if (wished("sections")) produced.push_back({"sections", sections_of(parsed)});
  if (wished("contents")) {
    std::string contents;
    append_toc(contents, parsed.document, table_of_contents(parsed.document), 0);
    produced.push_back({"contents", contents});
  }
  if (!parsed.diagnostics.empty()) produced.push_back({"diagnostics", to_text(parsed.diagnostics, parsed.sources)});
  return produced;
}

TEST_CASE("Markdown becomes the HTML, the links and the diagnostics of its golden cases", "[markdown][golden]") {
  bondgenoot::tests::check_cases(
      "golden/markdown",
      {.is_input = [](std::string_view name) { return name == "text.md" || name == "show" || name == "language"; },
       .run = run});
}

}  // namespace
}  // namespace bondgenoot::markdown::tests
