#include "markdown/line_map.h"

#include <algorithm>

namespace bondgenoot::markdown {

LineMap::LineMap(std::string_view text) : text_(text) {
  lines_.reserve(text.size() / 40 + 1);
  // Nearly every text has no `\r` at all; looking for one byte is the fastest search there is.
  const bool returns = text.find('\r') != std::string_view::npos;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t found = returns ? text.find_first_of("\n\r", begin) : text.find('\n', begin);
    const std::size_t end = std::min(found, text.size());
    lines_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    const bool pair = returns && end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (pair ? 2 : 1);
  }
}

ByteRange LineMap::line(std::size_t number) const {
  if (number >= 1 && number <= lines_.size()) return lines_[number - 1];
  const auto end = static_cast<std::uint32_t>(text_.size());
  return {end, end};
}

std::size_t LineMap::number_at(std::uint32_t offset) const {
  const auto after = std::ranges::upper_bound(lines_, offset, {}, &ByteRange::begin);
  return static_cast<std::size_t>(after - lines_.begin());
}

NodePositions::NodePositions(const LineMap& lines, const Node& node)
    : lines_(lines), node_(node), first_number_(lines.number_at(node.range.begin)) {
  settle();
}

// Looks up the end of the line and its place in the source, once its beginning is known.
void NodePositions::settle() {
  end_ = std::min(node_.text.find('\n', begin_), node_.text.size());
  source_ = node_.range.begin;
  if (line_ == 0) return;
  // The last line of an inline tag stops within its source line; every other line reaches to the end of it.
  const bool stops_within = end_ == node_.text.size() && is_inline(node_.kind);
  const std::size_t end = stops_within ? node_.range.end : lines_.line(first_number_ + line_).end;
  const std::size_t length = end_ - begin_;
  source_ = static_cast<std::uint32_t>(end >= length ? end - length : end);
}

std::uint32_t NodePositions::of(std::size_t offset) {
  while (offset > end_ && end_ < node_.text.size()) {
    begin_ = end_ + 1;
    ++line_;
    settle();
  }
  while (offset < begin_ && begin_ > 0) {
    const std::size_t before = begin_ < 2 ? std::string_view::npos : node_.text.rfind('\n', begin_ - 2);
    begin_ = before == std::string_view::npos ? 0 : before + 1;
    --line_;
    settle();
  }
  const std::size_t place = source_ + (offset - std::min(offset, begin_));
  return static_cast<std::uint32_t>(
      std::clamp<std::size_t>(place, node_.range.begin, std::max(node_.range.begin, node_.range.end)));
}

}  // namespace bondgenoot::markdown
