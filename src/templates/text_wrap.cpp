#include "templates/text_wrap.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "support/utf8.h"

namespace bondgenoot::templates {
namespace {

bool is_line_end(char32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_word(char32_t c) { return c == '_' || is_letter_or_digit(c); }
bool is_letter(char32_t c) { return is_word(c) && !(c >= '0' && c <= '9'); }
bool is_before_dash(char32_t c) {
  return is_word(c) || std::u32string_view(U"!\"'&.,?").find(c) != std::u32string_view::npos;
}

/// A run of characters that stays together.
using Chunk = std::u32string_view;

bool is_white(Chunk chunk) { return std::ranges::all_of(chunk, is_space); }

/// Cuts a line where it may be broken: "goof-ball -- use" is `goof-`, `ball`, ` `, `--`, ` `, `use`.
class Splitter {
 public:
  Splitter(std::u32string_view text, bool on_hyphens) : text_(text), on_hyphens_(on_hyphens) {}

  [[nodiscard]] std::vector<Chunk> run() const {
    std::vector<Chunk> chunks;
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = end_of_chunk(begin);
      chunks.push_back(text_.substr(begin, end - begin));
      begin = end;
    }
    return chunks;
  }

 private:
  [[nodiscard]] bool holds(std::size_t index, bool (*property)(char32_t)) const {
    return index < text_.size() && property(text_[index]);  // Before the beginning, the index has wrapped round.
  }
  [[nodiscard]] bool is(std::size_t index, char32_t c) const { return index < text_.size() && text_[index] == c; }

  /// The end of `--` between two words that begins at `index`, or 0.
  [[nodiscard]] std::size_t end_of_dash(std::size_t index) const {
    if (!is(index, '-') || !is(index + 1, '-') || !holds(index - 1, is_before_dash)) return 0;
    const std::size_t end = std::min(text_.find_first_not_of(U'-', index), text_.size());
    return holds(end, is_word) ? end : 0;
  }

  /// A hyphen at `index` with letters enough before and after it to break there.
  [[nodiscard]] bool is_break(std::size_t index) const {
    if (!is(index, '-') || !holds(index - 1, is_letter)) return false;
    const bool before = holds(index - 2, is_letter) || (is(index - 2, '-') && holds(index - 3, is_letter));
    if (!before || !holds(index + 1, is_letter)) return false;
    return holds(index + 2, is_letter) || (is(index + 2, '-') && holds(index + 3, is_letter));
  }

  [[nodiscard]] std::size_t end_of_chunk(std::size_t begin) const {
    std::size_t end = begin + 1;
    if (is_blank(text_[begin])) {
      while (holds(end, is_blank)) ++end;
      return end;
    }
    if (const std::size_t dash = on_hyphens_ ? end_of_dash(begin) : 0; dash != 0) return dash;
    for (; end < text_.size() && !is_blank(text_[end]); ++end) {
      if (!on_hyphens_) continue;
      if (is_break(end)) return end + 1;
      if (end_of_dash(end) != 0) return end;
    }
    return end;
  }

  std::u32string_view text_;
  bool on_hyphens_;
};

/// How much of a word that fits on no line goes on one with `room` left.
std::size_t cut_of(Chunk chunk, std::size_t room, bool on_hyphens) {
  const std::size_t hyphen =
      room == 0 || !on_hyphens || chunk.size() <= room ? Chunk::npos : chunk.rfind(U'-', room - 1);
  if (hyphen == Chunk::npos || hyphen == 0 || chunk.find_first_not_of(U'-') >= hyphen)
    return std::min(room, chunk.size());
  return hyphen + 1;
}

std::string encoded(std::span<const Chunk> chunks) {
  std::string out;
  for (const Chunk chunk : chunks) {
    for (const char32_t c : chunk) append_utf8(out, c);
  }
  return out;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (!is_line_end(next_code_point(text, i))) continue;
    if (text[at] == '\r' && i < text.size() && text[i] == '\n') ++i;
    lines.push_back(text.substr(begin, at - begin));
    begin = i;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

std::vector<std::string> wrapped(std::string_view line, const WrapOptions& options) {
  std::u32string text;
  for (std::size_t i = 0; i < line.size();) text += next_code_point(line, i);
  std::vector<Chunk> chunks = Splitter(text, options.break_on_hyphens).run();
  std::vector<std::string> lines;
  for (std::size_t next = 0; next < chunks.size();) {
    if (!lines.empty() && is_white(chunks[next])) ++next;
    std::vector<Chunk> row;
    std::size_t room = options.width;
    for (; next < chunks.size() && chunks[next].size() <= room; ++next) {
      room -= chunks[next].size();
      row.push_back(chunks[next]);
    }
    if (next < chunks.size() && chunks[next].size() > options.width) {
      const std::size_t cut = options.break_long_words ? cut_of(chunks[next], room, options.break_on_hyphens)
                                                       : (row.empty() ? chunks[next].size() : 0);
      // Python adds the piece even when it is empty, and so keeps the space before it.
      if (cut > 0 || options.break_long_words) row.push_back(chunks[next].substr(0, cut));
      chunks[next].remove_prefix(cut);
      if (chunks[next].empty()) ++next;
    }
    if (!row.empty() && is_white(row.back())) row.pop_back();
    if (!row.empty()) lines.push_back(encoded(row));
  }
  return lines;
}

}  // namespace bondgenoot::templates
