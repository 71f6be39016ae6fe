// Markdown, and the raw HTML in it.
#include <algorithm>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "markdown/html_renderer.h"
#include "markdown/parser.h"
#include "support/utf8.h"

namespace bondgenoot::fuzz {
namespace {

void demand_document(const markdown::Document& document, std::string_view written) {
  const std::string html = markdown::render_html(document, {});
  demand(problem_of_html(html).empty(), problem_of_html(html), html);
  std::string apart;  // Section by section, as pages show them.
  for (const markdown::Section& section : document.text->sections) {
    std::string part;
    markdown::append_html(part, document, section.html, {});
    demand(problem_of_html(part).empty(), "each section is whole", part);
    apart += part;
  }
  markdown::append_html(apart, document, document.text->footnotes, {});
  demand(apart == html, "the sections and the footnotes are all there is", html);
  demand(!find_invalid_utf8(document.summary), "the summary is UTF-8", document.summary);
  demand(std::ranges::is_sorted(document.anchors), "anchors are sorted", written);
  demand(std::ranges::adjacent_find(document.anchors) == document.anchors.end(), "no id is given twice", html);
  for (const markdown::Heading& heading : document.headings)
    demand(markdown::has_anchor(document, heading.id), "each heading can be linked to", html);
}

}  // namespace

void markdown(std::string_view bytes) {
  if (find_invalid_utf8(bytes) || bytes.find('\0') != std::string_view::npos)
    return;  // Refused before: front_matter.h.
  SourceMap sources;
  const Source& source = sources.get(sources.add("text.md", std::string(bytes)));
  const auto parsed = markdown::parse(source, source.whole(), {});
  demand_sayable(parsed.diagnostics, sources);
  demand_document(parsed.value, bytes);
  markdown::ParseOptions other;
  other.language = "en";
  other.id_prefix = "x-";
  const auto value = markdown::parse_value(bytes, source.whole(), other);
  demand_sayable(value.diagnostics, sources);
  demand_document(value.value, bytes);
}

}  // namespace bondgenoot::fuzz
