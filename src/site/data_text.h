// Files of data as they are written: piece by piece, and never more than one entry as values.
//
// In:  values, one after the other. Out: pieces of a file. Owns: the piece that is not full yet. Threads: one each.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "site/output_file.h"
#include "support/hash.h"
#include "support/json.h"

namespace bondgenoot::site {

/// Spaces for each level of JSON that people may read too.
inline constexpr int kDataIndent = 1;

/// Text on its way into a file: not each line is a piece.
class Pieces {
 public:
  explicit Pieces(std::unique_ptr<OpenFile> file) : file_(std::move(file)) {}

  /// What the next lines are put behind.
  [[nodiscard]] std::string& text() { return text_; }
  /// Whenever what is there may go.
  void end_line() {
    if (text_.size() >= kPiece) flush();
  }
  /// Once, at the end.
  void finish() {
    flush();
    file_->finish();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 17U;  // Bytes: enough that a piece costs nothing beside it.

  void flush() {
    file_->append(text_);
    text_.clear();
  }

  std::unique_ptr<OpenFile> file_;
  std::string text_;
};

/// JSON: an object of which one member is written as it comes, and of which the last is its version, the hash of that
/// member's values on one line each. So the same data have the same version, whenever and wherever they are written.
class DataFile {
 public:
  /// `head` is what stands before it; `name` is the member's. Its value comes next, beginning with `open`.
  DataFile(std::unique_ptr<OpenFile> file, const Json& head, std::string_view name);

  void open(char sign);
  void close(char sign);
  void item(const Json& value);
  void member(std::string_view name, const Json& value);
  /// Of a member whose value comes next.
  void key(std::string_view name);

  /// Once, when all that was opened is closed; gives the version.
  [[nodiscard]] std::string finish();

 private:
  void begin_item();
  void start_line();
  void write(const Json& value);

  Pieces pieces_;
  std::string line_;
  Hasher hasher_;
  std::size_t depth_ = 1;
  bool is_empty_ = true;  // What was opened last.
};

/// One cell of a table (RFC 4180), and what stands behind it.
void append_cell(std::string& csv, std::string_view cell, bool is_last);

}  // namespace bondgenoot::site
