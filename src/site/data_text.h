// Files of data as they are written: piece by piece, and never more of them than one entry and the piece that is not
// full yet.
//
// In:  values, one after the other. Out: pieces of a file. Owns: what is not written yet. Threads: one each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/export_values.h"
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
  /// Bytes so far.
  [[nodiscard]] std::uint64_t size() const { return flushed_ + text_.size(); }
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
    flushed_ += text_.size();
    text_.clear();
  }

  std::unique_ptr<OpenFile> file_;
  std::string text_;
  std::uint64_t flushed_ = 0;
};

/// Values as JSON behind what `out` holds, laid out as `append_json` does it.
class JsonSink final : public ValueSink {
 public:
  /// `out` outlives it.
  explicit JsonSink(std::string& out, int indent = -1, std::size_t depth = 0)
      : out_(out), indent_(indent), depth_(depth) {}

  void text(std::string_view value) override;
  void number(double value) override;
  void truth(bool value) override;
  void open(char sign) override { levels_.push_back({.sign = sign}); }
  void key(std::string_view name) override { levels_.back().key = name; }
  void close() override;

 private:
  // What is open. The first `written_` of them stand in `out`; the others have nothing in them yet.
  struct Level {
    char sign = '{';
    bool is_empty = true;
    std::string_view key = {};
  };

  void begin_value();
  void begin_item(std::size_t level);
  void start_line(std::size_t levels);

  std::string& out_;
  int indent_;
  std::size_t depth_;
  std::vector<Level> levels_;
  std::size_t written_ = 0;
};

/// A value as a cell of a table: one text as it is, several with `; ` between them, anything else as JSON.
class CellSink final : public ValueSink {
 public:
  void text(std::string_view value) override;
  void number(double value) override;
  void truth(bool value) override;
  void open(char sign) override;
  void key(std::string_view name) override { as_json_.key(name); }
  void close() override;

  /// The cell, until the next value comes.
  [[nodiscard]] std::string_view cell() const { return is_text_ ? texts_ : json_; }
  void clear();

 private:
  std::string texts_;
  std::string json_;
  JsonSink as_json_ = JsonSink(json_);
  std::size_t depth_ = 0;
  bool is_list_ = false;  // What was opened first.
  bool is_text_ = true;
};

/// One cell of a table (RFC 4180), and what stands behind it.
void append_cell(std::string& csv, std::string_view cell, bool is_last);

/// Objects as rows of a table: each member in the column of its name, the others nowhere. Members come in the order of
/// the columns.
class RowSink final : public ValueSink {
 public:
  /// Both outlive it.
  RowSink(std::string& csv, const std::vector<std::string>& columns) : csv_(csv), columns_(columns) {}

  void text(std::string_view value) override { cell_.text(value); }
  void number(double value) override { cell_.number(value); }
  void truth(bool value) override { cell_.truth(value); }
  void open(char sign) override;
  void key(std::string_view name) override;
  void close() override;

 private:
  void end_cell();

  std::string& csv_;
  const std::vector<std::string>& columns_;
  CellSink cell_;
  std::size_t column_ = 0;  // Of what is in `cell_`.
  std::size_t depth_ = 0;
};

/// JSON: an object of which one member is written as it comes, and of which the last is its version, the hash of that
/// member's text. So the same data have the same version, whenever and wherever they are written.
class DataFile {
 public:
  /// `head` is what stands before it; `name` is the member's. Its value comes next, beginning with `open`.
  DataFile(std::unique_ptr<OpenFile> file, const Json& head, std::string_view name);

  void open(char sign);
  void close(char sign);
  /// One value, which is an item of the array that was opened last and may not be empty, comes next: behind `text`, by
  /// a `sink` or as it stood there before.
  void begin_item();
  [[nodiscard]] JsonSink sink() { return JsonSink(pieces_.text(), kDataIndent, depth_); }
  [[nodiscard]] Pieces& pieces() { return pieces_; }
  void member(std::string_view name, const Json& value);
  /// Of a member whose value comes next.
  void key(std::string_view name);

  /// Once, when all that was opened is closed; gives the version.
  [[nodiscard]] std::string finish();

 private:
  void start_line();
  void add_to_hash();

  Pieces pieces_;
  Hasher hasher_;
  std::size_t hashed_ = 0;  // Of the text in `pieces_`, bytes.
  std::size_t depth_ = 1;
  bool is_empty_ = true;  // What was opened last.
};

}  // namespace bondgenoot::site
