#include "support/diagnostic_text.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot {
namespace {

struct Palette {
  std::string_view bold, error, warning, note, help, reset;
};
constexpr Palette kColors = {"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[0m"};
constexpr Palette kPlain = {};

// Orders to a terminal: control characters, and the marks that turn the direction of writing.
bool steers_terminal(char32_t code_point) {
  const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  const bool direction =
      (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
  return control || direction;
}

// A line made safe to print: tabs as a space, orders to the terminal and malformed bytes as U+FFFD, no byte order mark.
void append_printable(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = next_code_point(text, i);
    if (code_point == U'\uFEFF') continue;
    if (code_point == '\t')
      out += ' ';
    else
      append_utf8(out, steers_terminal(code_point) ? kReplacementCharacter : code_point);
  }
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

// The part of a line that fits `width`, kept around the caret; both ends fall on character boundaries.
struct Window {
  std::size_t begin;
  std::size_t end;
};

std::size_t character_start(std::string_view line, std::size_t offset) {
  while (offset > 0 && offset < line.size() && (static_cast<unsigned char>(line[offset]) & 0xC0U) == 0x80U) --offset;
  return offset;
}

Window window_around(std::string_view line, std::size_t caret, std::size_t width) {
  if (line.size() <= width) return {0, line.size()};
  const std::size_t lead = width / 3;
  const std::size_t begin = character_start(line, caret > lead ? caret - lead : 0);
  const std::size_t end = begin + width >= line.size() ? line.size() : character_start(line, begin + width);
  return {begin, end};
}

void append_excerpt(std::string& out, const Diagnostic& diagnostic, const Source& source, const Palette& palette,
                    std::size_t width) {
  const Span line_span = source.line_at(diagnostic.span.begin);
  const std::string_view line = source.view(line_span);
  const std::size_t caret = std::min<std::size_t>(diagnostic.span.begin - line_span.begin, line.size());
  const std::size_t caret_end = std::clamp<std::size_t>(diagnostic.span.end - line_span.begin, caret, line.size());
  const Window window = window_around(line, caret, width);
  const std::string number = fmt::format("{:>4}", source.position(diagnostic.span.begin).line);
  const std::string_view ellipsis = window.begin > 0 ? "…" : "";

  out += fmt::format("{} | {}", number, ellipsis);
  append_printable(out, line.substr(window.begin, window.end - window.begin));
  if (window.end < line.size()) out += "…";
  out += '\n';

  const std::string before = printable(line.substr(window.begin, caret - window.begin));
  const std::size_t shown_end = std::min(caret_end, std::max(window.end, caret));
  const std::size_t carets = std::max<std::size_t>(1, display_width(printable(line.substr(caret, shown_end - caret))));
  const std::string_view color = diagnostic.severity == Severity::Error ? palette.error : palette.warning;
  out += fmt::format("{:>{}} | {:>{}}{}{:^>{}}", "", number.size(), "",
                     display_width(before) + (ellipsis.empty() ? 0 : 1), color, "", carets);
  if (!diagnostic.label.empty()) out += fmt::format(" {}", printable(diagnostic.label));
  out += fmt::format("{}\n", palette.reset);
}

std::string location(Span span, const SourceMap& sources) {
  const Source& source = sources.get(span.source);
  const Position position = source.position(span.begin);
  return fmt::format("{}:{}:{}", printable(source.path), position.line, position.column);
}

void append_note(std::string& out, const Note& note, const SourceMap& sources, const Palette& palette) {
  if (note.span.valid()) out += fmt::format("{}: ", location(note.span, sources));
  out += fmt::format("{}{}:{} {}\n", palette.note, phrase("note"), palette.reset, printable(note.message));
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, const SourceMap& sources, const DiagnosticTextOptions& options) {
  const Palette& palette = options.color ? kColors : kPlain;
  const bool error = diagnostic.severity == Severity::Error;
  std::string out;
  if (diagnostic.span.valid())
    out += fmt::format("{}{}:{} ", palette.bold, location(diagnostic.span, sources), palette.reset);
  else if (!diagnostic.path.empty())
    out += fmt::format("{}{}:{} ", palette.bold, printable(diagnostic.path), palette.reset);
  out += fmt::format("{}{}:{} {} [{}]\n", error ? palette.error : palette.warning,
                     error ? phrase("error") : phrase("warning"), palette.reset, printable(diagnostic.message),
                     info(diagnostic.code).name);
  if (diagnostic.span.valid()) {
    append_excerpt(out, diagnostic, sources.get(diagnostic.span.source), palette, options.width);
  }
  for (const Note& note : diagnostic.notes) append_note(out, note, sources, palette);
  if (!diagnostic.help.empty())
    out += fmt::format("{}{}:{} {}\n", palette.help, phrase("help"), palette.reset, printable(diagnostic.help));
  return out;
}

std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticTextOptions& options) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (!out.empty()) out += '\n';
    out += to_text(diagnostic, sources, options);
  }
  return out;
}

}  // namespace bondgenoot
