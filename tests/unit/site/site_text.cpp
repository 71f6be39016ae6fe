#include "site_text.h"

#include <fmt/format.h>

namespace bondgenoot::site {

std::string headlines(Diagnostics diagnostics, const SourceMap& sources) {
  diagnostics.sort(sources);
  std::string out;
  for (const Diagnostic& item : diagnostics.items()) {
    std::string place = item.path;
    if (item.span.valid()) {
      const Source& source = sources.get(item.span.source);
      const std::string_view under = source.view(item.span);
      place = fmt::format("{}:{} {{{}}}", source.path, source.position(item.span.begin).line,
                          under.substr(0, under.find('\n')));
    }
    out += fmt::format("{}: {} [{}]", place, item.message, info(item.code).name);
    if (!item.help.empty()) out += fmt::format(" ({})", item.help);
    out += '\n';
    for (const Note& note : item.notes) {
      const std::string where = note.span.valid()
                                    ? fmt::format("{}:{} ", sources.get(note.span.source).path,
                                                  sources.get(note.span.source).position(note.span.begin).line)
                                    : "";
      out += fmt::format("  {}{}\n", where, note.message);
    }
  }
  return out;
}

}  // namespace bondgenoot::site
