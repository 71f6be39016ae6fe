#include "content/front_matter.h"

#include <algorithm>
#include <string_view>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Line {
  std::size_t begin;
  std::size_t end;   // Without the line break.
  std::size_t next;  // Past the line break.
};

Line line_from(std::string_view text, std::size_t begin) {
  std::size_t end = text.find('\n', begin);
  const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
  if (end == std::string_view::npos) end = text.size();
  if (end > begin && text[end - 1] == '\r') --end;
  return {begin, end, next};
}

// `---`, trailing spaces allowed.
bool is_fence(std::string_view text, const Line& line) {
  std::string_view content = text.substr(line.begin, line.end - line.begin);
  const std::size_t last = content.find_last_not_of(" \t");
  content = content.substr(0, last == std::string_view::npos ? 0 : last + 1);
  return content == "---";
}

Span span_of(const Source& source, std::size_t begin, std::size_t end) {
  return {source.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool looks_like_utf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

// The first line after the fields that cannot be one: where the closing line belongs.
Span likely_end(const Source& source, std::size_t from) {
  const std::string_view text = source.text;
  for (std::size_t at = from; at < text.size();) {
    const Line line = line_from(text, at);
    const std::string_view content = trim(text.substr(line.begin, line.end - line.begin));
    if (content.empty()) return span_of(source, line.begin, line.end);
    at = line.next;
  }
  return span_of(source, text.size(), text.size());
}

}  // namespace

bool check_text(const Source& source, Diagnostics& diagnostics, TextRole role) {
  const std::string_view text = source.text;
  if (trim(text.substr(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0)).empty()) {
    diagnostics.add_for_path(DiagnosticCode::EmptyFile, source.path, phrase("the file is empty"))
        .with_help(role == TextRole::Entry ? phrase("begin it with `---`, the fields, and another `---`; or delete it")
                                           : phrase("give it a `title` and the `fields` of its entries; or delete it"));
    return false;
  }
  if (text.size() > kEntrySizeLimit) {
    diagnostics
        .add_for_path(
            DiagnosticCode::FileTooLarge, source.path,
            phrase("the file is {} MB, an entry is at most {} MB", text.size() >> 20U, kEntrySizeLimit >> 20U))
        .with_help(phrase("move pictures and data out of the text, or the file out of `content/`"));
    return false;
  }
  if (looks_like_utf16(text)) {
    diagnostics.add_for_path(DiagnosticCode::NotUtf8, source.path, phrase("the file is saved as UTF-16, not as UTF-8"))
        .with_help(phrase("save it again with the encoding UTF-8"));
    return false;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    diagnostics
        .add(DiagnosticCode::NulByte, span_of(source, nul, nul + 1),
             phrase("the file holds a NUL byte, so it is not text"))
        .with_help(phrase("save it as UTF-8 text, or move it out of `content/`"));
    return false;
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    diagnostics.add(DiagnosticCode::NotUtf8, span_of(source, *invalid, *invalid + 1), phrase("the file is not UTF-8"))
        .with_label(phrase("the byte {:02X} hex", static_cast<unsigned char>(text[*invalid])))
        .with_help(phrase("save it again with the encoding UTF-8"));
    return false;
  }
  return true;
}

Outcome<FrontMatter> split_front_matter(const Source& source) {
  Outcome<FrontMatter> outcome;
  const std::string_view text = source.text;
  const std::size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const Line first = line_from(text, start);
  if (!is_fence(text, first)) {
    outcome.diagnostics
        .add(DiagnosticCode::MissingFrontMatter, span_of(source, first.begin, first.end),
             phrase("the file does not begin with front matter"))
        .with_label(phrase("here `---` is expected"))
        .with_help(phrase("begin the file with a line `---`, then the fields, then another line `---`"));
    return outcome;
  }
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_from(text, at);
    if (is_fence(text, line)) {
      outcome.value = {.found = true,
                       .yaml = span_of(source, first.next, line.begin),
                       .body = span_of(source, line.next, text.size())};
      return outcome;
    }
    at = line.next;
  }
  outcome.diagnostics
      .add(DiagnosticCode::UnterminatedFrontMatter, span_of(source, first.begin, first.end),
           phrase("the front matter that begins here has no closing line `---`"))
      .with_note(likely_end(source, first.next), phrase("the closing `---` most likely belongs here"))
      .with_help(phrase("put a line with only `---` between the fields and the text"));
  return outcome;
}

}  // namespace bondgenoot::content
