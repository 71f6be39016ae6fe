// Words in texts, as FORMAT.md “Words” has them: the same here, in the browser and in a query.
//
// In:  plain text in UTF-8. Out: words with their places, folded. Owns: its buffers. Threads: each its own reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::search {

/// Letters of a form; what is longer is cut off.
inline constexpr std::size_t kFormLimit = 64;

/// Reads the words of one text in order, into buffers that are used again.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  /// Goes to the next word; false at the end. What the others give holds until the next call.
  bool next();
  /// The two halves of `next`, for who knows already what some runs of letters come to: goes to the next run…
  bool find();
  /// …which stands in the text like this…
  [[nodiscard]] std::string_view found() const { return text_.substr(begin_, end_ - begin_); }
  /// …and reads it; false when nothing is left of it.
  bool read();

  [[nodiscard]] std::size_t begin() const { return begin_; }  ///< Bytes from the beginning of the text.
  [[nodiscard]] std::size_t end() const { return end_; }
  /// Folded, its parts joined.
  [[nodiscard]] const std::string& whole() const { return whole_; }
  /// Folded, divided at its hyphens; a word without any has one part. Never empty.
  [[nodiscard]] const std::vector<std::string>& parts() const { return parts_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool is_plain_ = true;  ///< The word has ASCII letters, digits and apostrophes only.
  std::string whole_;
  std::vector<std::string> parts_;
};

struct TextWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> parts;
};
[[nodiscard]] std::vector<TextWord> words_of(std::string_view text);

/// Folded, and cut off at kFormLimit letters.
[[nodiscard]] std::string form_of(std::string_view part);

}  // namespace bondgenoot::search
