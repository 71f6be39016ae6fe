// Where the lines of a text begin and end, as cmark counts them (`\n`, `\r\n` and a lone `\r` end a line).
//
// In: a text. Out: byte offsets of lines. Owns: its table, not the text. Threads: any, once made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/tree.h"

namespace bondgenoot::markdown {

class LineMap {
 public:
  explicit LineMap(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t count() const { return lines_.size(); }
  /// The line `number`, counted from 1, without its end. Empty at the end of the text when there is no such line.
  [[nodiscard]] ByteRange line(std::size_t number) const;
  /// The number of the line that holds `offset`.
  [[nodiscard]] std::size_t number_at(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::vector<ByteRange> lines_;
};

/// Where the bytes of a node's text lie in the parsed text. Raw HTML may run over several lines, whose indentation or
/// `>` the tree has dropped: each line of it is the end of a line of the source. Asking for places that lie near each
/// other is cheap.
class NodePositions {
 public:
  NodePositions(const LineMap& lines, const Node& node);
  [[nodiscard]] std::uint32_t of(std::size_t offset);

 private:
  void settle();

  const LineMap& lines_;
  const Node& node_;
  std::size_t line_ = 0;   ///< Of the node's lines, from 0 …
  std::size_t begin_ = 0;  ///< … where it begins and ends in its text …
  std::size_t end_ = 0;
  std::uint32_t source_ = 0;  ///< … and begins in the source.
  std::size_t first_number_ = 1;
};

}  // namespace bondgenoot::markdown
