#include "markdown/half_links.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::markdown {
namespace {

constexpr std::size_t kLongestAddress = 300;
constexpr std::size_t kMostMisses = 20;  // Of one text: what is not found as it is written was escaped.

/// `](…)` or `] (…)` in a text.
struct HalfLink {
  std::string_view written;  ///< From the bracket to the parenthesis.
  std::string_view address;
  bool apart = false;  ///< There is a space before the parenthesis.
};

// A file or a website, and no remark between parentheses.
bool is_address(std::string_view text) {
  if (text.find("://") != std::string_view::npos || text.starts_with("../") || text.starts_with("www.")) return true;
  constexpr std::string_view kEndings[] = {".md", ".jpg", ".jpeg", ".png", ".webp", ".svg", ".pdf", ".html"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return to_lower(text).ends_with(ending); });
}

std::optional<HalfLink> half_link_at(std::string_view text, std::size_t bracket) {
  const bool apart = text.substr(bracket).starts_with("] (");
  const std::size_t begin = bracket + (apart ? 3 : 2);
  const std::size_t length = text.substr(begin, kLongestAddress).find(')');
  if (length == std::string_view::npos) return std::nullopt;
  const std::string_view address = text.substr(begin, length);
  const bool spaces = address.find(' ') != std::string_view::npos;
  if (apart == spaces || address.find_first_of("\n\"<>`") != std::string_view::npos || !is_address(address))
    return std::nullopt;
  return HalfLink{text.substr(bracket, begin + length + 1 - bracket), address, apart};
}

void say(const HalfLink& link, ByteRange range, Report& report) {
  if (link.apart) {
    const std::string meant = fmt::format("]({})", link.address);
    report.add(DiagnosticCode::MalformedLink, range, phrase("there is a space between `]` and `(`"))
        .with_label(phrase("shown as it is typed"))
        .with_help(phrase("take the space out: `{}`", meant))
        .with_fix(report.span(range), meant);
    return;
  }
  Diagnostic& diagnostic =
      report.add(DiagnosticCode::MalformedLink, range, phrase("the address `{}` holds a space", link.address))
          .with_label(phrase("shown as it is typed"));
  if (link.address.find("://") == std::string_view::npos) {
    diagnostic.with_help(phrase("give the file a name without spaces, with `-` in their place, and write that"));
    return;
  }
  const std::string meant = fmt::format("]({})", replace_all(link.address, " ", "%20"));
  diagnostic.with_help(phrase("write `%20` for each space: `{}`", meant)).with_fix(report.span(range), meant);
}

void check_text(const Node& node, const LineMap& lines, Report& report) {
  const std::string_view text = node.text;
  std::size_t from = node.range.begin;
  std::size_t misses = 0;
  for (std::size_t at = text.find(']'); at != std::string_view::npos && misses < kMostMisses;
       at = text.find(']', at + 1)) {
    const std::string_view behind = text.substr(at);
    if (!behind.starts_with("](") && !behind.starts_with("] (")) continue;
    const auto link = half_link_at(text, at);
    if (!link) continue;
    const std::size_t place = lines.text().find(link->written, from);
    if (place == std::string_view::npos) {
      ++misses;
      continue;
    }
    from = place + link->written.size();
    say(*link, {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(from)}, report);
  }
}

// `](https://example.org/two words)`, of which what stands before the space was made a link.
void check_behind(const Tree& tree, const Node& node, const LineMap& lines, Report& report) {
  if (!node.text.ends_with("](") || node.next == kNoNode) return;
  const Node& link = tree[node.next];
  if (link.kind != NodeKind::Link || !link.autolink) return;
  const std::string begin = fmt::format("]({}", link.text);
  const std::size_t place = lines.text().find(begin, node.range.begin);
  if (place == std::string_view::npos) return;
  const auto found = half_link_at(lines.text(), place);
  if (!found) return;
  const auto at = static_cast<std::uint32_t>(place);
  say(*found, {at, at + static_cast<std::uint32_t>(found->written.size())}, report);
}

}  // namespace

void check_half_links(const Tree& tree, const LineMap& lines, Report& report) {
  if (!report.exact()) return;
  for (NodeId id = 0; id != kNoNode; id = next_node(tree, id, 0)) {
    if (tree[id].kind != NodeKind::Text || tree[id].literal) continue;
    check_text(tree[id], lines, report);
    check_behind(tree, tree[id], lines, report);
  }
}

}  // namespace bondgenoot::markdown
