#include "markdown/inline_positions.h"

#include <algorithm>

namespace bondgenoot::markdown {
namespace {

bool is_one_of(std::string_view text, std::uint32_t at, std::string_view characters) {
  return at < text.size() && characters.find(text[at]) != std::string_view::npos;
}

constexpr std::string_view kBareAddress = "hHwW";

}  // namespace

void InlinePositions::enter(const Block& block) {
  block_ = block;
  content_lines_.clear();
  line_index_ = 0;
  search_from_ = block.range.begin;
  if (block.first_line == 0) return;
  for (std::size_t begin = 0; begin < block.content.size();) {
    const std::size_t end = std::min(block.content.find('\n', begin), block.content.size());
    content_lines_.push_back({.begin = begin, .length = end - begin});
    begin = end + 1;
  }
  // Link definitions at the start of a paragraph are gone from its text: count from its last line.
  std::size_t first = block.first_line;
  if (block.last_line + 1 >= first + content_lines_.size()) first = block.last_line + 1 - content_lines_.size();
  for (std::size_t i = 0; i < content_lines_.size(); ++i) {
    const ByteRange line = lines_.line(first + i);
    const auto length =
        static_cast<std::uint32_t>(std::min<std::size_t>(content_lines_[i].length, line.end - line.begin));
    const auto offset = static_cast<std::uint32_t>(std::max(block.column_offset, 0));
    content_lines_[i].source =
        first + i == block.first_line ? std::min(line.begin + offset, line.end) : line.end - length;
    // A tab that was spread, or a byte that was replaced, makes a line of the text longer than that of the source.
    content_lines_[i].length = std::min<std::size_t>(content_lines_[i].length, line.end - content_lines_[i].source);
  }
}

// Inlines come in order, so the line only ever moves on.
std::optional<std::uint32_t> InlinePositions::of_content(std::size_t offset) {
  while (line_index_ + 1 < content_lines_.size() && content_lines_[line_index_ + 1].begin <= offset) ++line_index_;
  if (line_index_ >= content_lines_.size()) return std::nullopt;
  const Line& line = content_lines_[line_index_];
  if (offset < line.begin || offset - line.begin > line.length) return std::nullopt;
  return line.source + static_cast<std::uint32_t>(offset - line.begin);
}

std::optional<std::uint32_t> InlinePositions::of_column(int column, std::size_t further) const {
  const int within = column - 1 - block_.column_offset;
  if (line_index_ + further >= content_lines_.size() || within < 0) return std::nullopt;
  const Line& line = content_lines_[line_index_ + further];
  if (static_cast<std::size_t>(within) > line.length) return std::nullopt;
  return line.source + static_cast<std::uint32_t>(within);
}

// A link may end some lines below its beginning: on the first where its last column holds something that closes a link.
std::optional<std::uint32_t> InlinePositions::end_of_link(std::uint32_t begin, int last_column) const {
  const std::string_view text = lines_.text();
  const bool bare = is_one_of(text, begin, kBareAddress);
  const std::size_t most = bare ? 1 : std::min<std::size_t>(content_lines_.size() - line_index_, 8);
  for (std::size_t further = 0; further < most; ++further) {
    const auto end = of_column(last_column, further);
    if (end && *end >= begin && (bare || is_one_of(text, *end, ")]>"))) return *end + 1;
  }
  return std::nullopt;
}

ByteRange InlinePositions::of_link(int first_column, int last_column, std::string_view target) {
  const std::string_view text = lines_.text();
  if (const auto begin = of_column(first_column);
      begin && *begin >= search_from_ && is_one_of(text, *begin, "[!<hHwW")) {
    if (const auto end = end_of_link(*begin, last_column)) {
      search_from_ = *begin + 1;  // Not behind it: an image may stand within a link.
      return {*begin, *end};
    }
  }
  const std::size_t found =
      target.empty() ? std::string_view::npos : text.substr(0, block_.range.end).find(target, search_from_);
  if (found == std::string_view::npos) return block_.range;
  search_from_ = static_cast<std::uint32_t>(found + target.size());
  return {static_cast<std::uint32_t>(found), search_from_};
}

}  // namespace bondgenoot::markdown
