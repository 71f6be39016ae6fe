// Parses Markdown in tests, with what a test looks at.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/html_renderer.h"
#include "markdown/parser.h"
#include "support/diagnostic_text.h"

namespace bondgenoot::markdown::tests {

/// A parsed text and its source.
struct Parsed {
  SourceMap sources;
  SourceId id;
  Document document;
  Diagnostics diagnostics;

  [[nodiscard]] std::string html() const { return render_html(document, {}); }
  [[nodiscard]] std::string_view view(Span span) const { return sources.view(span); }
  /// `name:line:column` of each, in order of place.
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      const Position at = sources.get(id).position(diagnostic.span.begin);
      found.push_back(std::string(info(diagnostic.code).name) + ":" + std::to_string(at.line) + ":" +
                      std::to_string(at.column));
    }
    return found;
  }
};

inline Parsed parse_text(std::string text, const ParseOptions& options = {}) {
  Parsed parsed;
  parsed.id = parsed.sources.add("text.md", std::move(text));
  const Source& source = parsed.sources.get(parsed.id);
  auto outcome = parse(source, source.whole(), options);
  parsed.document = std::move(outcome.value);
  parsed.diagnostics = std::move(outcome.diagnostics);
  parsed.diagnostics.sort(parsed.sources);
  return parsed;
}

/// What is wrong with the nesting of tags in `html`; empty when each has its counterpart.
std::string unbalanced_tag(std::string_view html);

}  // namespace bondgenoot::markdown::tests
