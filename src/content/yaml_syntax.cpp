#include "content/yaml_syntax.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_flow_edge(char c) { return c == '[' || c == '{' || c == ',' || c == ':' || c == '-'; }

// Whether a new top-level key begins at `line_begin`: a bracket that is open there was forgotten before it.
bool begins_key(std::string_view text, std::size_t line_begin) {
  std::size_t i = line_begin;
  while (i < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_' || text[i] == '-'))
    ++i;
  return i > line_begin && i < text.size() && text[i] == ':' && (i + 1 == text.size() || is_space(text[i + 1]));
}

Opener opener_at(const Source& source, Span yaml, std::size_t at, OpenerKind kind) {
  return {kind,
          {source.id, static_cast<std::uint32_t>(yaml.begin + at), static_cast<std::uint32_t>(yaml.begin + at + 1)}};
}

// A line's end within `text`, from `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t found = text.find('\n', at);
  return found == std::string_view::npos ? text.size() : found;
}

// Whether the quoted scalar text[begin, end) runs over a line that begins a key: then its quote was forgotten.
bool swallows_key(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = text.find('\n', begin); at < end; at = text.find('\n', at + 1)) {
    if (begins_key(text, at + 1)) return true;
  }
  return false;
}

// Past `&anchor` and `!tag` and the spaces behind them.
std::size_t past_properties(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    while (at < text.size() && !is_space(text[at])) ++at;
    while (at < text.size() && is_space(text[at])) ++at;
  }
  return at;
}

}  // namespace

// Offset just past the quoted scalar that opens at `at`, or npos when it stays open.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
      continue;
    }
    if (text[i] != quote) continue;
    const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == '\'';
    if (!doubled) return i + 1;
    ++i;
  }
  return std::string_view::npos;
}

std::optional<Opener> find_unclosed(const Source& source, Span yaml) {
  const std::string_view text = source.view(yaml);
  std::vector<std::size_t> open;
  bool value_may_begin = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      if (!open.empty() && begins_key(text, i + 1)) return opener_at(source, yaml, open.back(), OpenerKind::Bracket);
      value_may_begin = true;
    } else if (c == '#' && (i == 0 || is_space(text[i - 1]))) {
      i = line_end(text, i) - 1;
    } else if ((c == '"' || c == '\'') && value_may_begin) {
      const std::size_t past = past_quoted(text, i);
      if (past == std::string_view::npos || swallows_key(text, i, past))
        return opener_at(source, yaml, i, OpenerKind::Quote);
      i = past - 1;
      value_may_begin = false;
    } else if ((c == '[' || c == '{') && (value_may_begin || !open.empty())) {
      open.push_back(i);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    } else if (!is_space(c)) {
      value_may_begin = false;
    }
    if (is_flow_edge(c) && (i + 1 >= text.size() || is_space(text[i + 1]) || !open.empty())) value_may_begin = true;
  }
  if (open.empty()) return std::nullopt;
  return opener_at(source, yaml, open.back(), OpenerKind::Bracket);
}

bool report_tabs(const Source& source, Span yaml, Diagnostics& diagnostics) {
  const std::string_view text = source.view(yaml);
  bool found = false;
  for (std::size_t begin = 0; begin < text.size(); begin = line_end(text, begin) + 1) {
    const std::size_t first = std::min(text.find_first_not_of(" \t", begin), text.size());
    const std::size_t tab = text.substr(begin, first - begin).find('\t');
    const bool blank = first == text.size() || text[first] == '\n' || text[first] == '\r' || text[first] == '#';
    if (tab == std::string_view::npos || blank) continue;
    found = true;
    const auto at = static_cast<std::uint32_t>(yaml.begin + begin + tab);
    diagnostics
        .add(DiagnosticCode::TabInFrontMatter, {source.id, at, static_cast<std::uint32_t>(yaml.begin + first)},
             phrase("the line is indented with a tab"))
        .with_label(phrase("a tab"))
        .with_help(phrase("replace each tab by two spaces"));
  }
  return found;
}

// Most often the value is what is left of its line; where that holds such a quote, it cannot be known where it ends.
std::string help_to_close(std::string_view mark, std::string_view rest) {
  constexpr std::size_t kShown = 100;
  if (!rest.empty() && rest.size() <= kShown && rest.find(mark) == std::string_view::npos)
    return phrase("end the value with the same quote: `{}{}{}`", mark, rest, mark);
  return mark == "'" ? phrase("end the value with the same quote; an apostrophe within the value is written twice")
                     : phrase("end the value with the same quote; a quote within the value is written `\\\"`");
}

void report_unclosed(const Opener& opener, const Source& source, Diagnostics& diagnostics) {
  const std::string_view mark = source.view(opener.span);
  if (opener.kind == OpenerKind::Quote) {
    const Span line = source.line_at(opener.span.begin);
    const std::string_view rest = source.view({source.id, opener.span.end, std::max(opener.span.end, line.end)});
    diagnostics.add(DiagnosticCode::UnclosedQuote, opener.span, phrase("the quote `{}` is never closed", mark))
        .with_label(phrase("opened here"))
        .with_help(help_to_close(mark, trim(rest)));
    return;
  }
  diagnostics.add(DiagnosticCode::UnclosedBracket, opener.span, phrase("the bracket `{}` is never closed", mark))
      .with_label(phrase("opened here"))
      .with_help(phrase("close it with `{}`", mark == "[" ? "]" : "}"));
}

Span find_scalar(const Source& source, Span yaml, std::uint32_t begin, std::string_view value) {
  const std::string_view text = source.view({source.id, begin, yaml.end});
  const std::size_t start = past_properties(text);
  const std::string_view rest = text.substr(start);
  const auto from = static_cast<std::uint32_t>(begin + start);
  const auto place = [&](std::size_t size) { return Span{source.id, from, static_cast<std::uint32_t>(from + size)}; };
  if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
    const std::size_t past = past_quoted(rest, 0);
    return place(past == std::string_view::npos ? 1 : past);
  }
  if (!value.empty() && rest.starts_with(value)) return place(value.size());
  return place(trim(rest.substr(0, line_end(rest, 0))).size());
}

Span find_collection(const Source& source, Span yaml, std::uint32_t begin) {
  const std::string_view text = source.view({source.id, begin, yaml.end});
  const std::size_t first = past_properties(text);
  const bool flow = first < text.size() && (text[first] == '[' || text[first] == '{');
  std::size_t depth = 0;
  bool value_may_begin = true;
  for (std::size_t i = flow ? first : text.size(); i < text.size() && text[i] != '\n'; ++i) {
    const char c = text[i];
    if ((c == '"' || c == '\'') && value_may_begin) {
      const std::size_t past = past_quoted(text, i);
      if (past == std::string_view::npos) break;
      i = past - 1;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if ((c == ']' || c == '}') && --depth == 0) {
      return {source.id, begin, static_cast<std::uint32_t>(begin + i + 1)};
    }
    value_may_begin = is_space(c) || is_flow_edge(c);
  }
  const std::size_t size = trim(text.substr(0, line_end(text, 0))).size();
  return {source.id, begin, static_cast<std::uint32_t>(begin + size)};
}

std::optional<Span> find_second_document(const Source& source, Span yaml) {
  const std::string_view text = source.view(yaml);
  bool content = false;
  for (std::size_t begin = 0; begin < text.size(); begin = line_end(text, begin) + 1) {
    const std::string_view whole = text.substr(begin, line_end(text, begin) - begin);
    const std::string_view line = trim(whole);
    const bool mark = whole.starts_with("---") || whole.starts_with("...");
    if (mark && content)
      return Span{source.id, static_cast<std::uint32_t>(yaml.begin + begin),
                  static_cast<std::uint32_t>(yaml.begin + begin + line.size())};
    content = content || (!mark && !line.empty() && !line.starts_with('#') && !line.starts_with('%'));
  }
  return std::nullopt;
}

}  // namespace bondgenoot::content
