#include "serve/problems.h"

#include <fmt/format.h>

#include "support/diagnostic_text.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::serve {
namespace {

constexpr std::size_t kShown = 30;

std::string_view language_tag() { return language() == Language::Dutch ? "nl" : "en"; }

std::string heading(const Problems& problems) {
  return problems.errors == 1 ? phrase("1 mistake keeps this from being shown")
                              : phrase("{} mistakes keep this from being shown", problems.errors);
}

std::string texts_html(const Problems& problems) {
  std::string html;
  for (const std::string& text : problems.texts)
    html += fmt::format("<pre tabindex=\"0\">{}</pre>\n", html_escaped(text));
  if (problems.more > 0) html += fmt::format("<p>{}</p>\n", phrase("And {} more; mend these first.", problems.more));
  return html;
}

std::string whole_page(std::string_view title, std::string_view head, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; "
      "connect-src 'self'; base-uri 'none'\">\n<title>{}</title>\n{}</head>\n<body "
      "class=\"bondgenoot-alone\">\n{}</body>\n"
      "</html>\n",
      language_tag(), html_escaped(title), head, body);
}

}  // namespace

Problems problems_of(const Diagnostics& diagnostics, const SourceMap& sources) {
  Problems problems;
  problems.errors = diagnostics.count(Severity::Error);
  for (const Severity severity : {Severity::Error, Severity::Warning}) {
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      if (diagnostic.severity != severity) continue;
      if (problems.texts.size() < kShown)
        problems.texts.push_back(to_text(diagnostic, sources));
      else
        ++problems.more;
    }
  }
  return problems;
}

Problems problems_of(const IoError& error) { return {.errors = 1, .more = 0, .texts = {error.message()}}; }

std::string problems_panel(const Problems& problems) {
  return fmt::format(
      "<section id=\"bondgenoot-problems\" class=\"bondgenoot-problems\" lang=\"{}\" "
      "role=\"alert\">\n<h2>{}</h2>\n<p>{}</p>\n{}"
      "</section>\n",
      language_tag(), html_escaped(heading(problems)),
      html_escaped(phrase("Below this is the page as it was before. It comes back by itself once this is mended.")),
      texts_html(problems));
}

std::string problems_page(const Problems& problems, std::string_view head) {
  const std::string title = heading(problems);
  return whole_page(
      title, head,
      fmt::format(
          "<main id=\"bondgenoot-problems\" class=\"bondgenoot-problems\">\n<h1>{}</h1>\n<p>{}</p>\n{}</main>\n",
          html_escaped(title), html_escaped(phrase("The page comes by itself once this is mended.")),
          texts_html(problems)));
}

std::string message_page(std::string_view title, std::string_view text, std::string_view head) {
  return whole_page(title, head,
                    fmt::format("<main class=\"bondgenoot-problems\">\n<h1>{}</h1>\n<p>{}</p>\n</main>\n",
                                html_escaped(title), html_escaped(text)));
}

}  // namespace bondgenoot::serve
