#include "markdown/half_headings.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {
namespace {

constexpr std::size_t kMostMarks = 6;  // CommonMark 0.31, section 4.2.

// How many marks `line` begins with when words follow at once; 0 when it is no half heading.
std::size_t marks_of(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  const bool closed = marks == line.size() || line[marks] == ' ' || line[marks] == '\t' || line[marks] == '\r';
  return marks < 2 || marks > kMostMarks || closed ? 0 : marks;
}

void check_paragraph(ByteRange range, const LineMap& lines, Report& report) {
  const std::string_view text = lines.text().substr(0, range.end);
  for (std::size_t at = range.begin; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (const std::size_t marks = marks_of(text.substr(begin, end - begin)); marks > 0) {
      const ByteRange where{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + marks)};
      const std::string meant = fmt::format("{} ", std::string(marks, '#'));
      report.add(DiagnosticCode::HeadingWithoutSpace, where, phrase("a heading without a space behind its `#`"))
          .with_label(phrase("shown as it is typed"))
          .with_help(phrase("put a space behind it: `{}`", meant))
          .with_fix(report.span(where), meant);
    }
    at = end + 1;
  }
}

}  // namespace

void check_half_headings(const Tree& tree, const LineMap& lines, Report& report) {
  if (!report.exact()) return;
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    if (tree[id].kind == NodeKind::Paragraph && tree[id].range.known()) check_paragraph(tree[id].range, lines, report);
  }
}

}  // namespace bondgenoot::markdown
