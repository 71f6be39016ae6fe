#include "templates/lexer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/utf8.h"
#include "templates/tag_scanner.h"
#include "templates/white_space.h"

namespace bondgenoot::templates {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t offset(std::size_t position) { return static_cast<std::uint32_t>(position); }

/// Where a tag that closes a region was found: its first byte, and the first byte behind it and what it strips.
struct Closing {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool strips_before = false;
};

class Lexer {
 public:
  explicit Lexer(const Source& source)
      : source_(source), text_(std::string_view(source.text).substr(0, size_without_final_newline(source.text))) {}

  Outcome<std::vector<Token>> run() {
    tokens_.reserve(text_.size() / 8 + 1);
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < text_.size() && diagnostics_.items().size() < kMaxSyntaxErrors) lex_data();
    add(TokenKind::End, text_.size(), text_.size());
    return {std::move(tokens_), std::move(diagnostics_)};
  }

 private:
  /// Text up to the next tag, and that tag.
  void lex_data() {
    const std::size_t begin = at_;
    const std::size_t opener = find_opener(text_, at_);
    if (opener == std::string_view::npos) {
      at_ = text_.size();
      add_data(begin, at_);
      return;
    }
    const std::size_t sign = opener + 2;
    const bool strips = sign < text_.size() && text_[sign] == '-';
    add_data(begin, strips ? trimmed_end(text_, begin, opener) : opener);
    at_ = opener;
    if (text_[opener + 1] == '#') return lex_comment();
    if (text_[opener + 1] == '%') {
      if (const auto content = match_raw()) return lex_raw(*content);
    }
    lex_tag();
  }

  void lex_comment() {
    const std::size_t content = after_sign(at_ + 2);
    const std::size_t close = text_.find("#}", content);
    if (close == std::string_view::npos) {
      not_closed(at_, phrase("comment"), "`#}`");
      at_ = text_.size();
      return;
    }
    const bool strips = close > content && text_[close - 1] == '-';
    at_ = strips ? skip_space(text_, close + 2) : close + 2;
  }

  /// `{% raw %}` at `at_`: where its content begins.
  [[nodiscard]] std::optional<std::size_t> match_raw() const {
    const auto closing = match_word_tag(at_, "raw");
    return closing ? std::optional(closing->end) : std::nullopt;
  }

  void lex_raw(std::size_t content) {
    for (std::size_t from = content;;) {
      const std::size_t open = text_.find("{%", from);
      if (open == std::string_view::npos) break;
      if (const auto closing = match_word_tag(open, "endraw")) {
        add_data(content, closing->strips_before ? trimmed_end(text_, content, open) : open);
        at_ = closing->end;
        return;
      }
      from = open + 2;
    }
    not_closed(at_, phrase("`raw` block"), "`{% endraw %}`");
    at_ = text_.size();
  }

  /// `{%- word -%}` at `open`, with any white space.
  [[nodiscard]] std::optional<Closing> match_word_tag(std::size_t open, std::string_view word) const {
    const std::size_t sign = open + 2;
    std::size_t at = skip_space(text_, after_sign(sign));
    if (!text_.substr(at).starts_with(word)) return std::nullopt;
    at = skip_space(text_, at + word.size());
    const auto end = match_tag_end(text_, at, TagKind::Block);
    if (!end) return std::nullopt;
    return Closing{.begin = open, .end = *end, .strips_before = sign < text_.size() && text_[sign] == '-'};
  }

  void lex_tag() {
    const TagKind kind = text_[at_ + 1] == '%' ? TagKind::Block : TagKind::Variable;
    const std::size_t open = at_;
    at_ = after_sign(at_ + 2);
    add(kind == TagKind::Block ? TokenKind::BlockBegin : TokenKind::VariableBegin, open, at_);
    TagScanner scanner(source_, text_, kind, open, at_);
    at_ = scanner.scan(tokens_, diagnostics_);
  }

  [[nodiscard]] std::size_t after_sign(std::size_t at) const {
    return at < text_.size() && (text_[at] == '-' || text_[at] == '+') ? at + 1 : at;
  }

  void add(TokenKind kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({.kind = kind, .begin = offset(begin), .end = offset(end)});
  }

  void add_data(std::size_t begin, std::size_t end) {
    if (end > begin) add(TokenKind::Data, begin, end);
  }

  void not_closed(std::size_t open, std::string_view what, std::string_view closer) {
    diagnostics_
        .add(DiagnosticCode::TemplateNotClosed, Span{source_.id, offset(open), offset(open + 2)},
             phrase("the {} is not closed", what))
        .with_label(phrase("opened here"))
        .with_help(phrase("close it with {}", closer));
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  Diagnostics diagnostics_;
};

}  // namespace

std::size_t size_without_final_newline(std::string_view text) {
  if (text.ends_with("\r\n")) return text.size() - 2;
  if (text.ends_with('\n') || text.ends_with('\r')) return text.size() - 1;
  return text.size();
}

Outcome<std::vector<Token>> tokenize(const Source& source) {
  if (source.text.size() > kMaxTemplateSize) {
    Outcome<std::vector<Token>> result;
    result.diagnostics.add_for_path(DiagnosticCode::TemplateTooLarge, source.path,
                                    phrase("the template is larger than {} MiB", kMaxTemplateSize >> 20));
    result.value.push_back({});
    return result;
  }
  return Lexer(source).run();
}

}  // namespace bondgenoot::templates
