#include "content/yaml_slips.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <fmt/format.h>

#include "content/yaml_syntax.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

// One line taken apart: `  - key: value`. Offsets are relative to the line.
struct LineParts {
  Span span;
  std::string_view text;
  std::size_t column = 0;  // Of the first letter behind spaces and `- `.
  std::size_t key_end = 0;
  bool has_key = false;   // A word, a colon, and then a space or the end.
  std::size_t value = 0;  // Of the value, or of the whole when there is no key; the text's size when there is none.

  [[nodiscard]] bool blank() const { return trim(text).empty(); }
  [[nodiscard]] bool has_value() const { return !value_text().empty() && text[value] != '#'; }
  [[nodiscard]] std::string_view key() const { return text.substr(column, key_end - column); }
  [[nodiscard]] std::string_view value_text() const { return trim(text.substr(value)); }
  [[nodiscard]] Span value_span() const { return span.part(value, value_text().size()); }
};

LineParts take_apart(const Source& source, Span line) {
  LineParts parts{.span = line, .text = source.view(line)};
  const auto skip_spaces = [&](std::size_t at) {
    return std::min(parts.text.find_first_not_of(' ', at), parts.text.size());
  };
  parts.column = skip_spaces(0);
  while (parts.text.substr(parts.column).starts_with("- ")) parts.column = skip_spaces(parts.column + 1);
  parts.key_end = parts.column;
  while (parts.key_end < parts.text.size() && is_word(parts.text[parts.key_end])) ++parts.key_end;
  const std::string_view rest = parts.text.substr(parts.key_end);
  parts.has_key = parts.key_end > parts.column && (rest == ":" || rest.starts_with(": ") || rest.starts_with(":\r"));
  parts.value = parts.has_key ? skip_spaces(parts.key_end + 1) : parts.column;
  return parts;
}

struct Slip {
  const Source& source;
  Span yaml;
  std::uint32_t at;
  std::string_view reason;
  LineParts line;   // Where the library stopped.
  LineParts above;  // The last line before it that is not blank; the same line when there is none.
  Diagnostics& diagnostics;

  [[nodiscard]] bool has_above() const { return above.span != line.span; }
  [[nodiscard]] Span here() const { return {source.id, at, std::min(at + 1, yaml.end)}; }
  Diagnostic& say(Span span, std::string message) const {
    return diagnostics.add(DiagnosticCode::InvalidYaml, span, std::move(message));
  }
};

// "write X", or what to do where X would fill the screen.
std::string help_to_write(std::string_view quoted) {
  constexpr std::size_t kShown = 120;
  if (quoted.size() > kShown) return phrase("put the whole value in double quotes");
  return phrase("write {}", quoted);
}

void say_needs_quotes(const Slip& slip, const LineParts& line, std::string message) {
  const std::string quoted = yaml_quoted(line.value_text());
  slip.say(line.value_span(), std::move(message))
      .with_label(phrase("needs quotes"))
      .with_help(help_to_write(quoted))
      .with_fix(line.value_span(), quoted);
}

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

bool unknown_escape(const Slip& slip) {
  if (slip.reason.find("escape") == std::string_view::npos && slip.reason.find("hexdecimal") == std::string_view::npos)
    return false;
  const std::string_view text = slip.source.view(slip.yaml);
  const std::size_t backslash = text.rfind('\\', slip.at - slip.yaml.begin);  // Or behind it: the library tells both.
  if (backslash == std::string_view::npos) return false;
  std::size_t end = backslash + 1;
  if (end < text.size()) {
    const bool is_number = std::string_view("xuU").contains(text[end]);
    static_cast<void>(next_code_point(text, end));
    while (is_number && end < text.size() && is_hex(text[end])) ++end;
  }
  const Span span = slip.yaml.part(backslash, end - backslash);
  slip.say(span, phrase("`{}` means nothing between double quotes", slip.source.view(span)))
      .with_help(phrase("write the backslash twice, or put the value in single quotes"));
  return true;
}

bool unclosed(const Slip& slip) {
  const auto opener = find_unclosed(slip.source, slip.yaml);
  if (!opener) return false;
  report_unclosed(*opener, slip.source, slip.diagnostics);
  return true;
}

bool special_first_character(const Slip& slip) {
  const LineParts& line = slip.line;
  if (!line.has_key || !line.has_value()) return false;
  const char first = line.text[line.value];
  if (std::string_view("@`%,]}*&?|>").find(first) == std::string_view::npos) return false;
  say_needs_quotes(slip, line, phrase("the value begins with `{}`, which means something of its own in YAML", first));
  return true;
}

bool list_behind_key(const Slip& slip) {
  const LineParts& line = slip.line;
  if (slip.reason.find("block sequence entries") == std::string_view::npos) return false;
  const std::string_view text = line.text.substr(std::min<std::size_t>(slip.at - line.span.begin, line.text.size()));
  slip.say(line.span.part(slip.at - line.span.begin), phrase("a list cannot begin behind its key"))
      .with_help(phrase("put each item on a line of its own below the key, or write `[{}]`", trim(text.substr(1))));
  return true;
}

// Past the quote or bracket that closes the one at the beginning; npos when it is not on this line.
std::size_t past_close(std::string_view value) {
  if (value[0] == '"' || value[0] == '\'') return past_quoted(value, 0);
  const std::size_t close = value.find(value[0] == '[' ? ']' : '}');
  return close == std::string_view::npos ? close : close + 1;
}

std::string_view without_outer_quotes(std::string_view value) {
  const bool both =
      value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
  return both ? value.substr(1, value.size() - 2) : value;
}

bool text_behind_close(const Slip& slip) {
  const LineParts& line = slip.line;
  const std::string_view value = line.value_text();
  if (value.empty() || std::string_view("\"'[{").find(value[0]) == std::string_view::npos) return false;
  const std::size_t past = past_close(value);
  if (past == std::string_view::npos || past >= value.size() || value.substr(past).starts_with(" #")) return false;
  const std::string quoted = yaml_quoted(without_outer_quotes(value));
  const std::size_t text = std::min(value.find_first_not_of(' ', past), value.size() - 1);
  slip.say(line.span.part(line.value + text, value.size() - text),
           phrase("there is text behind the closing `{}`", value[past - 1]))
      .with_label(phrase("does not belong to the value"))
      .with_help(phrase("if all of it is the value, {}", help_to_write(quoted)))
      .with_fix(line.value_span(), quoted);
  return true;
}

bool colon_in_value(const Slip& slip, const LineParts& line) {
  if (!line.has_key || !line.has_value()) return false;
  const std::string_view value = line.value_text();
  if (std::string_view("\"'[{|>").find(value[0]) != std::string_view::npos) return false;
  if (value.find(": ") == std::string_view::npos && value.back() != ':') return false;
  say_needs_quotes(slip, line, phrase("the value holds a colon followed by a space"));
  return true;
}

bool no_space_behind_colon(const Slip& slip, const LineParts& line) {
  if (line.has_key || line.key_end == line.column || line.key_end + 1 >= line.text.size()) return false;
  if (line.text[line.key_end] != ':' || line.text[line.key_end + 1] == '/') return false;
  const std::string_view key = line.key();
  const std::string_view value = trim(line.text.substr(line.key_end + 1));
  slip.say(line.span.part(line.key_end, 1), phrase("there is no space behind the colon of `{}`", key))
      .with_label(phrase("a space belongs behind it"))
      .with_help(phrase("write `{}: {}`", key, value))
      .with_fix(line.span.part(line.key_end, 1), ": ");
  return true;
}

bool no_space_behind_dash(const Slip& slip) {
  const std::string_view text = trim(slip.line.text);
  if (text.size() < 2 || text[0] != '-' || text[1] == ' ' || text[1] == '-') return false;
  const Span span = slip.line.span.part(slip.line.text.find('-'), text.size());
  const std::string meant = fmt::format("- {}", trim(text.substr(1)));
  slip.say(span, phrase("there is no space behind the `-`"))
      .with_help(phrase("write `{}`", meant))
      .with_fix(span, meant);
  return true;
}

bool line_without_key(const Slip& slip, const LineParts& line) {
  if (line.has_key || line.blank()) return false;
  if (line.text.find(':') != std::string_view::npos || line.text.substr(line.column).starts_with('-')) return false;
  slip.say(line.span.part(line.column, trim(line.text).size()), phrase("this line has no key"))
      .with_help(phrase("begin it with a key, a colon and a space; or indent it, if it goes on with the value above"));
  return true;
}

// The library stops at the line itself where it looks for the colon, otherwise at the key below it.
bool line_without_key(const Slip& slip) {
  if (slip.reason.find("expected ':'") != std::string_view::npos) return line_without_key(slip, slip.line);
  return slip.has_above() && slip.line.has_key && slip.above.column <= slip.line.column &&
         line_without_key(slip, slip.above);
}

bool empty_key(const Slip& slip) {
  if (!slip.line.text.substr(slip.line.column).starts_with(':')) return false;
  slip.diagnostics.add(DiagnosticCode::InvalidKey, slip.line.span.part(slip.line.column, 1), phrase("the key is empty"))
      .with_help(phrase("begin the line with a word and a colon: `title: …`"));
  return true;
}

bool list_without_key(const Slip& slip) {
  const std::string_view text = trim(slip.line.text);
  if (!text.starts_with("- ") && text != "-") return false;
  if (!slip.above.has_key || !slip.above.has_value()) return false;
  slip.say(slip.line.span.part(slip.line.text.find('-'), 1), phrase("this list belongs to no key"))
      .with_note(slip.above.value_span(), phrase("`{}` already has a value here", slip.above.key()))
      .with_help(phrase("put a key and a colon on a line of their own above the list"));
  return true;
}

bool wrong_indentation(const Slip& slip) {
  if (!slip.line.has_key || !slip.has_above() || slip.line.column == slip.above.column) return false;
  const bool further = slip.line.column > slip.above.column;
  const auto spaces = std::max<std::size_t>(1, std::min(slip.line.text.find_first_not_of(' '), slip.line.text.size()));
  slip.say(slip.line.span.part(0, spaces),
           phrase("`{}` is indented {}", slip.line.key(),
                  further ? phrase("further than the line above it") : phrase("like no line above it")))
      .with_note(slip.above.span.part(slip.above.column, slip.above.key_end - slip.above.column),
                 phrase("the line above begins here"))
      .with_help(phrase("give it exactly as many spaces as the keys it belongs with"));
  return true;
}

bool closes_nothing(const Slip& slip) {
  const std::string_view sign = slip.source.view(slip.here());
  if (sign != "]" && sign != "}") return false;
  slip.say(slip.here(), phrase("`{}` closes nothing", sign)).with_help(phrase("remove it, or put the value in quotes"));
  return true;
}

bool missing_comma(const Slip& slip) {
  if (slip.reason.find("',' or") == std::string_view::npos) return false;
  Span word = slip.here();
  const std::string_view text = slip.source.view(slip.yaml);
  while (word.begin > slip.yaml.begin && is_word(text[word.begin - slip.yaml.begin - 1])) --word.begin;
  slip.say(word, phrase("between `[…]` or `{…}` a comma is missing before this"))
      .with_help(phrase("put a comma between the items; put an item with a comma or a colon in quotes"));
  return true;
}

void unknown_slip(const Slip& slip) {
  const LineParts& line = slip.line;
  const bool inside = slip.at > line.span.begin && slip.at < line.span.end;
  slip.say(inside ? slip.here() : line.span, phrase("this is not YAML: {}", slip.reason))
      .with_help(phrase("write `key: value`; put a value with special characters in double quotes"));
}

bool known_slip(const Slip& slip) {
  if (unknown_escape(slip) || unclosed(slip)) return true;
  if (list_behind_key(slip) || special_first_character(slip) || closes_nothing(slip)) return true;
  if (text_behind_close(slip) || missing_comma(slip)) return true;
  if (colon_in_value(slip, slip.line) || no_space_behind_colon(slip, slip.line)) return true;
  if (slip.has_above() && no_space_behind_colon(slip, slip.above)) return true;
  if (no_space_behind_dash(slip) || line_without_key(slip) || empty_key(slip)) return true;
  if (list_without_key(slip) || wrong_indentation(slip)) return true;
  return slip.has_above() && colon_in_value(slip, slip.above);
}

}  // namespace

void report_syntax_error(const Source& source, Span yaml, std::uint32_t at, std::string_view reason,
                         Diagnostics& diagnostics) {
  const auto line_before = [&](Span line) { return line.begin > yaml.begin ? source.line_at(line.begin - 1) : line; };
  const auto blank = [&](Span line) { return line.begin > yaml.begin && trim(source.view(line)).empty(); };
  Span line = source.line_at(at);
  // Often noticed only at the next token: an empty line or the end means the line before.
  while (blank(line)) line = line_before(line);
  Span above = line_before(line);
  while (blank(above)) above = line_before(above);
  const Slip slip{source,
                  yaml,
                  std::clamp(at, line.begin, line.end),
                  reason,
                  take_apart(source, line),
                  take_apart(source, above),
                  diagnostics};
  if (!known_slip(slip)) unknown_slip(slip);
}

std::string yaml_quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '\n')
      out += "\\n";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  out += '"';
  return out;
}

}  // namespace bondgenoot::content
