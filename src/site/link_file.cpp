#include "site/link_file.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "content/yaml.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

bool is_known_key(std::string_view key) { return std::ranges::find(kRecordKeys, key) != std::end(kRecordKeys); }

Diagnostic refusal(Span span, std::string message) {
  Diagnostics made;
  return made.add(DiagnosticCode::InvalidLinkRecord, span, std::move(message))
      .with_help(phrase("write each key and its value on a line of their own, below the address"));
}

// One link's lines: its address, and what stands below it up to the next.
class Block {
 public:
  /// `next` is where the next link's key begins, or the end.
  Block(const Source& source, const YamlPair& pair, std::size_t next) : text_(source.text), pair_(pair) {
    begin_ = line_begin(pair.key_span.begin);
    end_ = next == text_.size() ? next : line_begin(next);
    while (end_ > next_line(begin_)) {  // What stands above the next one at the left belongs to that.
      const std::size_t last = line_begin(end_ - 1);
      const std::string_view line = trim(text_.substr(last, end_ - last));
      if (!line.empty() && text_[last] != '#') break;
      end_ = last;
    }
  }

  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  // Whether every known key has a line of its own, with a plain value at its end.
  [[nodiscard]] bool is_plain() const {
    if (!pair_.value.is_null() && !pair_.value.is_map()) return false;
    if (pair_.key_span.begin != begin_) return false;
    std::size_t last_line = begin_;
    for (const YamlPair& value : pair_.value.pairs) {
      const std::size_t line = line_begin(value.key_span.begin);
      const bool own_line = line > last_line && trim(text_.substr(line, value.key_span.begin - line)).empty();
      const bool one_line = value.value.is_null() || line_begin(value.value.span.begin) == line;
      if (!own_line || (is_known_key(value.key) && (!one_line || !(value.value.is_scalar() || value.value.is_null()))))
        return false;
      last_line = line;
    }
    return true;
  }

  // Nobody but the program wrote in it.
  [[nodiscard]] bool is_only_ours() const {
    const bool known =
        std::ranges::all_of(pair_.value.pairs, [](const YamlPair& value) { return is_known_key(value.key); });
    std::size_t lines = 0;
    for (std::size_t at = begin_; at < end_; at = next_line(at)) ++lines;
    return known && lines == pair_.value.pairs.size() + 1 && !has_comment(begin_) &&
           std::ranges::none_of(pair_.value.pairs,
                                [&](const YamlPair& value) { return has_comment(value.key_span.begin); });
  }

  [[nodiscard]] std::string with(const LinkRecord& record) const {
    const auto wanted = written_record(record);
    const std::string line_end =
        text_.substr(begin_, end_ - begin_).find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string out = line_at(begin_, line_end);
    std::string rest;  // A person's own lines below the last of ours.
    for (std::size_t at = next_line(begin_); at < end_; at = next_line(at)) {
      const YamlPair* ours = known_pair_at(at);
      if (ours == nullptr) {
        rest += line_at(at, line_end);
        continue;
      }
      out += std::exchange(rest, {});
      const auto value = std::ranges::find(wanted, ours->key, &std::pair<std::string_view, std::string>::first);
      out += changed_line(at, *ours, value == wanted.end() ? nullptr : &value->second, line_end);
    }
    for (const auto& [key, value] : wanted) {
      if (pair_.value.find_pair(key) == nullptr) out += fmt::format("{}{}: {}{}", indent(), key, value, line_end);
    }
    return out + rest;
  }

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  }
  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }
  [[nodiscard]] std::string line_at(std::size_t at, const std::string& line_end) const {
    std::string line(text_.substr(at, next_line(at) - at));
    return line.ends_with('\n') ? line : line + line_end;
  }
  [[nodiscard]] bool has_comment(std::size_t at) const {
    const std::size_t begin = line_begin(at);
    const std::string_view line = text_.substr(begin, next_line(begin) - begin);
    return line.find(" #") != std::string_view::npos || line.starts_with('#');
  }
  [[nodiscard]] const YamlPair* known_pair_at(std::size_t at) const {
    for (const YamlPair& value : pair_.value.pairs) {
      if (line_begin(value.key_span.begin) == at && is_known_key(value.key)) return &value;
    }
    return nullptr;
  }
  [[nodiscard]] std::string indent() const {
    if (pair_.value.pairs.empty()) return "  ";
    const std::size_t at = pair_.value.pairs.front().key_span.begin;
    return std::string(text_.substr(line_begin(at), at - line_begin(at)));
  }
  // With another value, or without one: then only a comment behind it stays.
  [[nodiscard]] std::string changed_line(std::size_t at, const YamlPair& pair, const std::string* value,
                                         const std::string& line_end) const {
    const std::size_t colon = text_.find(':', pair.key_span.end);
    const std::size_t from = pair.value.is_null() ? colon + 1 : pair.value.span.begin;
    const std::size_t to = pair.value.is_null() ? colon + 1 : pair.value.span.end;
    const std::string behind = line_at(to, line_end);
    if (value != nullptr)
      return fmt::format("{}{}{}{}", text_.substr(at, from - at), pair.value.is_null() ? " " : "", *value, behind);
    const std::size_t comment = behind.find('#');
    return comment == std::string::npos ? std::string() : indent() + behind.substr(comment);
  }

  std::string_view text_;
  const YamlPair& pair_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

std::string new_block(const std::string& href, const LinkRecord& record) {
  std::string out = fmt::format("\"{}\":\n", href);
  for (const auto& [key, value] : written_record(record)) out += fmt::format("  {}: {}\n", key, value);
  return out;
}

}  // namespace

std::expected<std::string, Diagnostic> changed_link_file(const Source& file, const LinkFileChanges& changes) {
  const auto read = read_settings(file);
  for (const Diagnostic& said : read.diagnostics.items()) {
    if (said.severity == Severity::Error) return std::unexpected(said);
  }
  std::string out;
  LinkRecords added = changes.records;
  std::size_t at = 0;
  for (std::size_t i = 0; i < read.value.pairs.size(); ++i) {
    const YamlPair& pair = read.value.pairs[i];
    const auto key = link_key(pair.key);
    const std::size_t next =
        i + 1 < read.value.pairs.size() ? read.value.pairs[i + 1].key_span.begin : file.text.size();
    const auto record = key ? added.find(*key) : added.end();
    const Block block(file, pair, next);
    const bool unused = key && changes.unused.contains(*key) && block.is_plain() && block.is_only_ours();
    if (record == added.end() && !unused) continue;
    if (!block.is_plain() || block.begin() < at)
      return std::unexpected(refusal(pair.key_span, phrase("what is known of `{}` cannot be changed", pair.key)));
    out += file.text.substr(at, block.begin() - at);
    if (!unused) out += block.with(record->second);
    if (record != added.end()) added.erase(record);
    at = block.end();
  }
  out += file.text.substr(at);
  if (trim(out).empty()) {
    out = fmt::format("# {}\n", phrase("Kept by `bondgenoot links`. Keys and comments of your own stay as they are."));
  } else if (!out.ends_with('\n')) {
    out += '\n';
  }
  for (const auto& [href, record] : added) out += new_block(href, record);
  // What will be read is what was meant, and an alias (`*name`) brings no other link along.
  SourceMap sources;
  const auto again = parse_link_records(sources.get(sources.add(file.path, out)));
  for (const auto& [href, record] : changes.records) {
    const auto found = again.value.find(href);
    if (found == again.value.end() || found->second != record)
      return std::unexpected(refusal(file.line_at(0), phrase("what is known of `{}` cannot be changed", href)));
  }
  for (const auto& [href, record] : parse_link_records(file).value) {
    if (changes.records.contains(href) || changes.unused.contains(href)) continue;
    const auto found = again.value.find(href);
    if (found == again.value.end() || found->second != record)
      return std::unexpected(refusal(file.line_at(0), phrase("what is known of `{}` cannot be changed", href)));
  }
  return out;
}

}  // namespace bondgenoot::site
