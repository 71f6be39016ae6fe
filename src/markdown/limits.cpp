#include "markdown/limits.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "markdown/character_set.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {
namespace {

constexpr std::size_t kLongestPrefix = 200;  // Of `>`, list markers and indentation before a line's text.
constexpr std::size_t kMostColumns = 256;

// What may open something, and how often it may occur in one run of lines without an empty one. A row of the same mark
// counts once.
struct Mark {
  std::string_view text;
  std::uint32_t limit;
};
constexpr std::array<Mark, 10> kMarks{{{"[", 5000},
                                       {"![", 1000},
                                       {"*", 5000},
                                       {"_", 5000},
                                       {"`", 5000},
                                       {"<", 5000},
                                       {"<!", 100},
                                       {"://", 5000},
                                       {"\"", 5000},
                                       {"'", 5000}}};
enum MarkIndex : std::size_t {
  Bracket,
  ImageBracket,
  Star,
  Underscore,
  Backtick,
  Angle,
  Declaration,
  Address,
  DoubleQuote,
  SingleQuote
};

using Counts = std::array<std::uint32_t, kMarks.size()>;

// What a mark begins with, so that one look at a byte passes over ordinary text.
constexpr CharacterSet kInteresting("[!*_`<:\"'");

void count_mark(std::string_view line, std::size_t at, Counts& counts) {
  const char c = line[at];
  const char next = at + 1 < line.size() ? line[at + 1] : '\0';
  const bool repeated = at > 0 && line[at - 1] == c;
  switch (c) {
    case '[':
      ++counts[Bracket];
      break;
    case '!':
      counts[ImageBracket] += next == '[' ? 1 : 0;
      break;
    case '*':
      counts[Star] += repeated ? 0 : 1;
      break;
    case '_':
      counts[Underscore] += repeated ? 0 : 1;
      break;
    case '`':
      counts[Backtick] += repeated ? 0 : 1;
      break;
    case '<':
      ++counts[Angle];
      counts[Declaration] += next == '!' || next == '?' ? 1 : 0;
      break;
    case ':':
      counts[Address] += next == '/' ? 1 : 0;
      break;
    case '"':
      ++counts[DoubleQuote];
      break;
    case '\'':
      ++counts[SingleQuote];
      break;
    default:
      break;
  }
}

// The length of a list marker at `at`: `-`, `+`, `*` or up to nine digits with `.` or `)`, and a space behind it; or 0.
std::size_t list_marker_length(std::string_view line, std::size_t at) {
  std::size_t digits = 0;
  while (digits < 9 && at + digits < line.size() && line[at + digits] >= '0' && line[at + digits] <= '9') ++digits;
  const std::size_t sign = at + digits;
  const std::string_view signs = digits > 0 ? ".)" : "-+*";
  if (sign >= line.size() || signs.find(line[sign]) == std::string_view::npos) return 0;
  const bool spaced = sign + 1 == line.size() || line[sign + 1] == ' ' || line[sign + 1] == '\t';
  return spaced ? digits + 1 : 0;
}

// The bytes before a line's text: indentation, `>`, and list markers.
std::size_t prefix_length(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const bool outside = line[at] == ' ' || line[at] == '\t' || line[at] == '>';
    const std::size_t length = outside ? 1 : list_marker_length(line, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

ByteRange part_of(ByteRange line, std::size_t at, std::size_t length) {
  const auto begin = static_cast<std::uint32_t>(line.begin + at);
  return {begin, std::min(line.end, static_cast<std::uint32_t>(begin + length))};
}

Words take_out() {
  return phrase("take out what was pasted by mistake, or put it in a file beside the entry and link to it");
}

bool line_fits(std::string_view text, ByteRange line, Report& report) {
  const std::size_t prefix = prefix_length(text);
  if (prefix > kLongestPrefix) {
    report
        .add(DiagnosticCode::MarkdownTooDeep, part_of(line, 0, prefix),
             phrase("a line begins with {} bytes of indentation, `>` and list markers", prefix))
        .with_label(phrase("too deep to follow"))
        .with_help(phrase("take out levels; two or three are what a reader can follow"));
    return false;
  }
  const auto pipes = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
  if (pipes > kMostColumns) {
    report
        .add(DiagnosticCode::MarkdownTooComplex, part_of(line, text.find('|'), 1),
             phrase("a line with {} times `|`; a table has at most {} columns", pipes, kMostColumns))
        .with_label(phrase("the first of them"))
        .with_help(take_out());
    return false;
  }
  return true;
}

bool marks_fit(std::string_view text, ByteRange line, Counts& counts, Report& report) {
  for (std::size_t at = kInteresting.find_in(text); at != std::string_view::npos;
       at = kInteresting.find_in(text, at + 1)) {
    count_mark(text, at, counts);
    const auto* const over = std::ranges::find_if(
        kMarks, [&](const Mark& mark) { return counts[static_cast<std::size_t>(&mark - kMarks.data())] > mark.limit; });
    if (over == kMarks.end()) continue;
    report
        .add(DiagnosticCode::MarkdownTooComplex, part_of(line, at, over->text.size()),
             phrase("more than {} times `{}` in one paragraph, list or table", over->limit, over->text))
        .with_label(phrase("the first one too many"))
        .with_help(take_out());
    return false;
  }
  return true;
}

bool ends_run(std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; }

}  // namespace

bool within_size(std::string_view text, Report& report) {
  if (text.size() <= kLargestText) return true;
  const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n"), std::size_t{200}));
  report
      .add(DiagnosticCode::MarkdownTooLarge, {0, std::max(end, 1U)},
           phrase("the text is {:.1f} MiB; an entry holds at most 1 MiB of Markdown",
                  static_cast<double>(text.size()) / (1U << 20U)))
      .with_label(phrase("this text"))
      .with_help(phrase("divide it over several entries, or publish it as a file beside the entry and link to it"));
  return false;
}

bool within_limits(const LineMap& lines, Report& report) {
  Counts counts{};
  for (std::size_t number = 1; number <= lines.count(); ++number) {
    const ByteRange line = lines.line(number);
    const std::string_view text = lines.text().substr(line.begin, line.end - line.begin);
    if (!line_fits(text, line, report)) return false;
    if (ends_run(text)) {
      counts = {};
    } else if (!marks_fit(text, line, counts, report)) {
      return false;
    }
  }
  return true;
}

bool within_depth(const Tree& tree, Report& report) {
  std::size_t depth = 0;
  ByteRange last_known;
  Walk walk(tree, 0);
  do {
    if (!walk.entering) {
      --depth;
      continue;
    }
    const Node& node = tree[walk.node];
    if (node.range.known()) last_known = node.range;
    if (++depth <= kDeepestTree) continue;
    report
        .add(DiagnosticCode::MarkdownTooDeep, {last_known.begin, last_known.begin + 1},
             phrase("lists, quotes or emphasis stand more than {} levels within each other", kDeepestTree))
        .with_label(phrase("the first one too deep"))
        .with_help(phrase("take out levels; two or three are what a reader can follow"));
    return false;
  } while (walk.advance());
  return true;
}

}  // namespace bondgenoot::markdown
