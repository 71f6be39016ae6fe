#include "site/data_text.h"

#include <algorithm>

namespace bondgenoot::site {
namespace {

/// Behind the quotation mark that ends the text beginning at `begin`.
std::size_t end_of_text(std::string_view line, std::size_t begin) {
  for (std::size_t at = begin + 1;; ++at) {
    at = line.find('"', at);
    std::size_t escapes = 0;
    while (line[at - 1 - escapes] == '\\') ++escapes;
    if (escapes % 2 == 0) return at + 1;
  }
}

/// JSON that is on one line as `append_json` writes it on many: for far less than writing it again.
void append_indented(std::string& out, std::string_view line, std::size_t depth) {
  const auto start_line = [&] { out.append(1, '\n').append(depth * kDataIndent, ' '); };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char sign = line[i];
    if (sign == '"') {
      const std::size_t end = end_of_text(line, i);
      out.append(line, i, end - i);
      i = end - 1;
      continue;
    }
    if (sign == '}' || sign == ']') {
      --depth;
      start_line();
    }
    out += sign;
    if (sign == '{' || sign == '[') {
      if (line[i + 1] == '}' || line[i + 1] == ']') {
        out += line[++i];
      } else {
        ++depth;
        start_line();
      }
    } else if (sign == ',') {
      start_line();
    } else if (sign == ':') {
      out += ' ';
    }
  }
}

}  // namespace

DataFile::DataFile(std::unique_ptr<OpenFile> file, const Json& head, std::string_view name) : pieces_(std::move(file)) {
  std::string& text = pieces_.text();
  text = to_json(head, kDataIndent);
  text.erase(text.size() - 2);  // The end of its line and the brace.
  text.append(",\n \"").append(name).append("\": ");
}

void DataFile::open(char sign) {
  pieces_.text() += sign;
  hasher_.add({&sign, 1});
  is_empty_ = true;
  ++depth_;
}

void DataFile::close(char sign) {
  --depth_;
  if (!is_empty_) start_line();
  pieces_.text() += sign;
  hasher_.add({&sign, 1});
  is_empty_ = false;
}

void DataFile::item(const Json& value) {
  begin_item();
  write(value);
}

void DataFile::member(std::string_view name, const Json& value) {
  key(name);
  write(value);
}

void DataFile::key(std::string_view name) {
  begin_item();
  write(name);
  pieces_.text() += ": ";
  hasher_.add(":");
}

std::string DataFile::finish() {
  std::string version = hasher_.hash().hex(16);
  pieces_.text().append(",\n \"version\": \"").append(version).append("\"\n}\n");
  pieces_.finish();
  return version;
}

void DataFile::begin_item() {
  if (!is_empty_) {
    pieces_.text() += ',';
    pieces_.end_line();
    hasher_.add(",");
  }
  is_empty_ = false;
  start_line();
}

void DataFile::start_line() { pieces_.text().append(1, '\n').append(depth_ * kDataIndent, ' '); }

void DataFile::write(const Json& value) {
  line_.clear();
  append_json(line_, value);
  hasher_.add(line_);
  append_indented(pieces_.text(), line_, depth_);
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

}  // namespace bondgenoot::site
