// Where inlines stand in the source. A parser of blocks hands a paragraph to the parser of inlines without the `>`, the
// indentation and the list markers before its lines; this lays the lines of both side by side again.
//
// In:  a block's text and the lines it came from; then places in that text, in reading order. Out: byte ranges in the
// source. Owns: its table of lines. Threads: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/line_map.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

class InlinePositions {
 public:
  /// A block that holds inlines. Lines count from 1, 0 when not known.
  struct Block {
    std::string_view content;    ///< Its text, line by line the end of a line of the source.
    std::size_t first_line = 0;  ///< Where it starts …
    int column_offset = 0;       ///< … and the bytes before its text on that line.
    std::size_t last_line = 0;   ///< Where its text ends; 0 for a block of one line.
    ByteRange range;             ///< All of it.
  };

  explicit InlinePositions(const LineMap& lines) : lines_(lines) {}

  void enter(const Block& block);
  /// The inlines that follow are `count` lines further down.
  void pass_lines(std::size_t count) { line_index_ += count; }
  /// The place of a byte of the block's text.
  [[nodiscard]] std::optional<std::uint32_t> of_content(std::size_t offset);
  /// The place of a column (from 1, counted as the parser does) on the line `further` lines down.
  [[nodiscard]] std::optional<std::uint32_t> of_column(int column, std::size_t further = 0) const;
  /// All of a link from its `[` to its `)`. What the columns point at is checked: they are off where an address runs
  /// over a line, or where a table's rows are indented unevenly. Then the address itself is looked for, and at last the
  /// whole block is meant.
  [[nodiscard]] ByteRange of_link(int first_column, int last_column, std::string_view target);

  [[nodiscard]] std::string_view content() const { return block_.content; }

 private:
  struct Line {
    std::size_t begin = 0;  ///< In the block's text.
    std::size_t length = 0;
    std::uint32_t source = 0;
  };
  [[nodiscard]] std::optional<std::uint32_t> end_of_link(std::uint32_t begin, int last_column) const;

  const LineMap& lines_;
  Block block_;
  std::vector<Line> content_lines_;
  std::size_t line_index_ = 0;
  std::uint32_t search_from_ = 0;
};

}  // namespace bondgenoot::markdown
