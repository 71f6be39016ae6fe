#include "support/diagnostic_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "support/json.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot {
namespace {

struct Place {
  std::string_view file;
  Position begin;
  std::uint32_t end_column = 1;
};

// A span over several lines ends at the end of its first line: annotations and editors want one line.
Place place_of(const Diagnostic& diagnostic, const SourceMap& sources) {
  if (!diagnostic.span.valid()) return {.file = diagnostic.path, .begin = {}, .end_column = 1};
  const Source& source = sources.get(diagnostic.span.source);
  const Span line = source.line_at(diagnostic.span.begin);
  const std::uint32_t end = std::max(diagnostic.span.begin, std::min(diagnostic.span.end, line.end));
  return {
      .file = source.path, .begin = source.position(diagnostic.span.begin), .end_column = source.position(end).column};
}

std::string_view severity_name(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

std::string escaped_data(std::string_view text) {
  return replace_all(replace_all(replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

std::string escaped_property(std::string_view text) {
  return replace_all(replace_all(escaped_data(text), ":", "%3A"), ",", "%2C");
}

}  // namespace

std::string to_json_line(const Diagnostic& diagnostic, const SourceMap& sources) {
  const Place place = place_of(diagnostic, sources);
  Json line;
  line.add("severity", severity_name(diagnostic.severity));
  line.add("code", info(diagnostic.code).name);
  line.add("file", place.file);
  line.add("line", place.begin.line);
  line.add("column", place.begin.column);
  line.add("end_column", place.end_column);
  line.add("message", diagnostic.message);
  line.add("help", diagnostic.help);
  return to_json(line);
}

std::string to_github_command(const Diagnostic& diagnostic, const SourceMap& sources) {
  const Place place = place_of(diagnostic, sources);
  std::string text = diagnostic.message;
  if (!diagnostic.label.empty()) text += fmt::format("\n{}", diagnostic.label);
  for (const Note& note : diagnostic.notes) text += fmt::format("\n{}: {}", phrase("note"), note.message);
  if (!diagnostic.help.empty()) text += fmt::format("\n{}: {}", phrase("help"), diagnostic.help);
  std::string where;
  if (!place.file.empty()) {
    where = fmt::format("file={},line={},col={},endColumn={},", escaped_property(place.file), place.begin.line,
                        place.begin.column, place.end_column);
  }
  return fmt::format("::{} {}title={}::{}", severity_name(diagnostic.severity), where,
                     escaped_property(info(diagnostic.code).name), escaped_data(text));
}

}  // namespace bondgenoot
