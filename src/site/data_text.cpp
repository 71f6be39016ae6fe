#include "site/data_text.h"

#include <algorithm>

namespace bondgenoot::site {

void JsonSink::text(std::string_view value) {
  begin_value();
  append_json_text(out_, value);
}

void JsonSink::number(double value) {
  begin_value();
  append_json(out_, json_number(value));
}

void JsonSink::truth(bool value) {
  begin_value();
  append_json(out_, value);
}

void JsonSink::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (written_ <= levels_.size()) return;  // Nothing came.
  written_ = levels_.size();
  start_line(written_);
  out_ += level.sign == '{' ? '}' : ']';
}

// What stands before a value: what was opened for it and is not written yet, and what parts it from the one before.
void JsonSink::begin_value() {
  for (; written_ < levels_.size(); ++written_) {
    begin_item(written_);
    out_ += levels_[written_].sign;
  }
  begin_item(written_);
}

void JsonSink::begin_item(std::size_t level) {
  if (level == 0) return;
  Level& within = levels_[level - 1];
  if (!std::exchange(within.is_empty, false)) out_ += ',';
  start_line(level);
  if (within.sign != '{') return;
  append_json_text(out_, within.key);
  out_ += indent_ < 0 ? ":" : ": ";
}

void JsonSink::start_line(std::size_t levels) {
  if (indent_ >= 0) out_.append(1, '\n').append((depth_ + levels) * static_cast<std::size_t>(indent_), ' ');
}

void CellSink::text(std::string_view value) {
  is_text_ = is_text_ && (depth_ == 0 || (depth_ == 1 && is_list_));
  as_json_.text(value);
  if (!texts_.empty()) texts_ += "; ";
  texts_ += value;
}

void CellSink::number(double value) {
  is_text_ = false;
  as_json_.number(value);
}

void CellSink::truth(bool value) {
  is_text_ = false;
  as_json_.truth(value);
}

void CellSink::open(char sign) {
  if (depth_++ == 0) is_list_ = sign == '[';
  as_json_.open(sign);
}

void CellSink::close() {
  --depth_;
  as_json_.close();
}

void CellSink::clear() {
  texts_.clear();
  json_.clear();
  is_text_ = true;
}

void append_cell(std::string& csv, std::string_view cell, bool is_last) {
  if (std::ranges::none_of(cell, [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; })) {
    csv += cell;
  } else {
    csv += '"';
    for (std::size_t mark = cell.find('"'); mark != std::string_view::npos; mark = cell.find('"')) {
      csv.append(cell.substr(0, mark)).append("\"\"");
      cell.remove_prefix(mark + 1);
    }
    csv.append(cell).append(1, '"');
  }
  csv += is_last ? "\r\n" : ",";
}

void RowSink::open(char sign) {
  if (++depth_ > 1) cell_.open(sign);
}

void RowSink::key(std::string_view name) {
  if (depth_ > 1) return cell_.key(name);
  const auto found = std::find(columns_.begin() + static_cast<std::ptrdiff_t>(column_), columns_.end(), name);
  while (columns_.begin() + static_cast<std::ptrdiff_t>(column_) != found) end_cell();
}

void RowSink::close() {
  if (--depth_ > 0) return cell_.close();
  while (column_ < columns_.size()) end_cell();
  cell_.clear();
  column_ = 0;
}

void RowSink::end_cell() {
  append_cell(csv_, cell_.cell(), column_ + 1 == columns_.size());
  cell_.clear();
  ++column_;
}

DataFile::DataFile(std::unique_ptr<OpenFile> file, const Json& head, std::string_view name) : pieces_(std::move(file)) {
  std::string& text = pieces_.text();
  text = to_json(head, kDataIndent);
  text.erase(text.size() - 2);  // The end of its line and the brace.
  text.append(",\n \"").append(name).append("\": ");
  hashed_ = text.size();
}

void DataFile::open(char sign) {
  pieces_.text() += sign;
  is_empty_ = true;
  ++depth_;
}

void DataFile::close(char sign) {
  --depth_;
  if (!is_empty_) start_line();
  pieces_.text() += sign;
  is_empty_ = false;
}

void DataFile::member(std::string_view name, const Json& value) {
  key(name);
  append_json(pieces_.text(), value, kDataIndent, depth_);
}

void DataFile::key(std::string_view name) {
  begin_item();
  append_json_text(pieces_.text(), name);
  pieces_.text() += ": ";
}

std::string DataFile::finish() {
  add_to_hash();
  std::string version = hasher_.hash().hex(16);
  pieces_.text().append(",\n \"version\": \"").append(version).append("\"\n}\n");
  pieces_.finish();
  return version;
}

void DataFile::begin_item() {
  if (!is_empty_) {
    pieces_.text() += ',';
    add_to_hash();
    pieces_.end_line();
    hashed_ = pieces_.text().size();
  }
  is_empty_ = false;
  start_line();
}

void DataFile::start_line() { pieces_.text().append(1, '\n').append(depth_ * kDataIndent, ' '); }

void DataFile::add_to_hash() {
  const std::string& text = pieces_.text();
  hasher_.add(std::string_view(text).substr(hashed_));
  hashed_ = text.size();
}

}  // namespace bondgenoot::site
