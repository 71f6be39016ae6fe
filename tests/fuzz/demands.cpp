#include "fuzz/demands.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "support/diagnostic_json.h"
#include "support/diagnostic_text.h"
#include "support/json.h"
#include "support/utf8.h"

namespace bondgenoot::fuzz {
namespace {

constexpr std::array<std::string_view, 6> kVoid = {"br", "hr", "img", "input", "source", "wbr"};
// All that our Markdown writes: of these only <img> loads anything, and none runs or sends.
constexpr std::array kElements = std::to_array<std::string_view>(
    {"a",     "abbr",  "b",     "bdi",        "blockquote", "br",     "caption", "cite",   "code", "del",     "details",
     "dfn",   "div",   "em",    "figcaption", "figure",     "h2",     "h3",      "h4",     "h5",   "h6",      "hr",
     "i",     "img",   "input", "ins",        "kbd",        "label",  "li",      "mark",   "ol",   "p",       "picture",
     "pre",   "q",     "s",     "samp",       "small",      "source", "span",    "strong", "sub",  "summary", "sup",
     "table", "tbody", "td",    "th",         "thead",      "tr",     "u",       "ul",     "var",  "wbr"});

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

template <std::size_t N>
bool lists(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// As a browser sees it: without the line breaks and tabs that it passes over, and the spaces before it; in lower case.
std::string address_as_read(std::string_view value) {
  std::string read;
  for (const char c : value) {
    const bool is_passed_over =
        c == '\t' || c == '\n' || c == '\r' || (read.empty() && static_cast<unsigned char>(c) <= 0x20);
    if (!is_passed_over) read += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return read;
}

// Its scheme is none that only leads somewhere. A character reference other than `&amp;` may be anything.
bool runs(std::string_view value) {
  const std::string read = address_as_read(value);
  const auto is_in_scheme = [](char c) { return is_name(c) || c == '+' || c == '.'; };
  const auto end = std::ranges::find_if_not(read, is_in_scheme);
  const std::string rest(end, read.end());
  if (rest.starts_with('&')) return !rest.starts_with("&amp;");
  if (!rest.starts_with(':')) return false;
  const std::string scheme(read.begin(), end);
  if (scheme.empty() || scheme.front() < 'a' || scheme.front() > 'z') return false;  // No scheme: a path.
  return scheme != "https" && scheme != "http" && scheme != "mailto" && scheme != "tel";
}

/// One tag of HTML, which begins with `<`.
class TagReader {
 public:
  explicit TagReader(std::string_view rest) : rest_(rest.substr(1)) {}

  [[nodiscard]] std::string read() {
    closing = rest_.starts_with('/');
    if (closing) rest_.remove_prefix(1);
    name = take_name();
    if (!lists(kElements, name)) return fmt::format("the element `{}` before `{}`", name, rest_.substr(0, 20));
    while (rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
      if (std::string problem = read_attribute(); !problem.empty()) return problem;
    }
    if (!rest_.starts_with('>')) return fmt::format("no end of the tag `{}`: `{}`", name, rest_.substr(0, 20));
    rest_.remove_prefix(1);
    return {};
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool closing = false;
  std::string_view name;

 private:
  std::string_view take_name() {
    const auto* const end = std::ranges::find_if_not(rest_, is_name);
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::string read_attribute() {
    const std::string_view attribute = take_name();
    if (attribute.empty() || attribute.starts_with("on") || attribute == "style" || attribute.starts_with("form"))
      return fmt::format("the attribute `{}` of `{}`", attribute, name);
    if (!rest_.starts_with("=\"")) return {};
    rest_.remove_prefix(2);
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return fmt::format("no end of the attribute `{}`", attribute);
    const std::string_view value = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    if (value.find('<') != std::string_view::npos) return fmt::format("`<` in the attribute `{}`", attribute);
    const bool is_address = attribute == "href" || attribute == "src";
    return is_address && runs(value) ? fmt::format("the address `{}`", value) : std::string{};
  }

  std::string_view rest_;
};

bool is_one_line(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text.find_first_of("\r\n") == std::string_view::npos;
}

}  // namespace

void demand(bool kept, std::string_view promise, std::string_view shown) {
  if (kept) return;
  fmt::print(stderr, "broken: {}\n{}\n", promise, shown);
  std::fflush(stderr);
  std::abort();
}

void demand_sayable(const Diagnostics& diagnostics, const SourceMap& sources) {
  Diagnostics sorted;
  sorted.append(diagnostics);
  sorted.sort(sources);
  for (const Diagnostic& diagnostic : sorted.items()) {
    const auto within = [&](const Span& span) {
      if (!span.valid()) return;
      const std::string& text = sources.get(span.source).text;
      demand(span.begin <= span.end && span.end <= text.size(), "a span lies within its source", diagnostic.message);
    };
    within(diagnostic.span);
    for (const Note& note : diagnostic.notes) within(note.span);
    if (diagnostic.fix) within(diagnostic.fix->span);
    const std::string text = to_text(diagnostic, sources);
    demand(!find_invalid_utf8(text), "what is said is UTF-8", text);
    const std::string json = to_json_line(diagnostic, sources);
    demand(is_one_line(json) && parse_json(json).has_value(), "a diagnostic is one line of JSON", json);
    const std::string command = to_github_command(diagnostic, sources);
    demand(is_one_line(command), "a command of GitHub is one line", command);
  }
}

std::string problem_of_html(std::string_view html) {
  if (find_invalid_utf8(html)) return "not UTF-8";
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<')) {
    TagReader tag(html.substr(at));
    if (std::string problem = tag.read(); !problem.empty()) return problem;
    html = tag.rest();
    if (lists(kVoid, tag.name)) {
      if (tag.closing) return fmt::format("`</{}>`", tag.name);
    } else if (!tag.closing) {
      open.push_back(tag.name);
    } else if (open.empty() || open.back() != tag.name) {
      return fmt::format("`</{}>` closes `{}`", tag.name, open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string{} : fmt::format("`{}` stays open", open.back());
}

}  // namespace bondgenoot::fuzz
