#include "site/css.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

#include <algorithm>
#include <vector>

namespace bondgenoot::site {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Letters of a name, a number or a unit; two of them with nothing between would become one word.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '#' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

bool begins_with_word(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

class Minifier {
 public:
  Minifier(std::string& out, const Source& source, const UrlRewriter& rewrite, Diagnostics& diagnostics)
      : out_(out),
        begin_(out.size()),
        text_(source.text),
        source_(source.id),
        rewrite_(rewrite),
        diagnostics_(diagnostics) {}

  void run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (text_.substr(at_).starts_with("@charset")) at_ = std::min(text_.find(';', at_), text_.size() - 1) + 1;
    while (at_ < text_.size() && step()) {
    }
    if (!failed_ && !open_.empty())
      fail(open_.back(), open_.back() + 1, phrase("`{}` is never closed", text_[open_.back()]), phrase("close it"));
    const bool ended = out_.size() == begin_ || out_.back() == '}' || out_.back() == ';';
    if (!ended) out_ += ';';
  }

 private:
  bool fail(std::size_t begin, std::size_t end, std::string message, std::string help) {
    failed_ = true;
    diagnostics_.add(DiagnosticCode::InvalidStylesheet, span(begin, end), std::move(message))
        .with_help(std::move(help));
    return false;
  }

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(end, text_.size()))};
  }

  /// One token; false when the rest makes no sense.
  bool step() {
    const char c = text_[at_];
    if (is_blank(c)) {
      space_ = true;
      ++at_;
      return true;
    }
    if (c == '/' && text_.substr(at_).starts_with("/*")) return skip_comment();
    if (c == '"' || c == '\'') return copy_string();
    if (c == '\\') {
      copy(2);
      escaped_ = true;  // The comma of `\,` is a letter.
      return true;
    }
    if (begins_url()) return copy_url();
    if (c == '@' && begins_with_word(text_.substr(at_), "@import")) {
      return fail(at_, at_ + 7, phrase("`@import` is not followed"),
                  phrase("name the file under `stylesheets` in `theme.yaml`, in front of this one"));
    }
    if (contains("{([", c)) open_.push_back(at_);
    if (contains("})]", c) && !close(c)) return false;
    return copy(1);
  }

  bool skip_comment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos)
      return fail(at_, at_ + 2, phrase("a comment is never closed"), phrase("close it with `*/`"));
    comment_ = true;
    at_ = end + 2;
    return true;
  }

  bool close(char c) {
    const char opener = c == '}' ? '{' : c == ')' ? '(' : '[';
    if (open_.empty())
      return fail(at_, at_ + 1, phrase("`{}` closes nothing", c), phrase("remove it, or open the block that it ends"));
    if (text_[open_.back()] != opener)
      return fail(open_.back(), open_.back() + 1, phrase("`{}` is never closed", text_[open_.back()]),
                  phrase("close it"));
    open_.pop_back();
    return true;
  }

  /// Writes what white space or comments before `next` come to.
  void separate(char next) {
    const char last = out_.size() == begin_ ? '{' : escaped_ ? 'a' : out_.back();
    if (space_) {
      const bool empty_value = last == ':' && contains(";}", next);
      const bool needless = contains("{};,(:", last) || contains("{};,)", next);
      if (!needless || empty_value) out_ += ' ';
    } else if (comment_ && is_word(last) && is_word(next)) {
      out_ += "/**/";
    }
    space_ = comment_ = escaped_ = false;
    const bool last_declaration =
        next == '}' && out_.size() > begin_ + 1 && out_.back() == ';' && !contains(": ;{", out_[out_.size() - 2]);
    if (last_declaration) out_.pop_back();
  }

  bool copy(std::size_t length) {
    const std::string_view piece = text_.substr(at_, length);
    separate(piece[0]);
    out_.append(piece);
    at_ += piece.size();
    return true;
  }

  /// One past the closing quote, or nothing when the line ends first.
  std::size_t string_end(std::size_t from) const {
    for (std::size_t i = from + 1; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == text_[from])
        return i + 1;
    }
    return std::string_view::npos;
  }

  bool fail_string() {
    return fail(at_, at_ + 1, phrase("a text in quotes is never closed"),
                phrase("end it on its own line with the same quote"));
  }

  bool copy_string() {
    const std::size_t end = string_end(at_);
    return end == std::string_view::npos ? fail_string() : copy(end - at_);
  }

  [[nodiscard]] bool begins_url() const {
    const bool inside_word = at_ > 0 && is_word(text_[at_ - 1]);
    return !inside_word && begins_with_word(text_.substr(at_), "url(");
  }

  bool copy_url() {
    const std::size_t start = at_;
    std::size_t begin = at_ + 4;
    while (begin < text_.size() && is_blank(text_[begin])) ++begin;
    const bool quoted = begin < text_.size() && (text_[begin] == '"' || text_[begin] == '\'');
    std::size_t end = 0;
    if (quoted) {
      at_ = begin;
      const std::size_t quote = string_end(begin);
      if (quote == std::string_view::npos) return fail_string();
      end = quote - 1;
      ++begin;
      at_ = quote;
    } else {
      end = std::min(text_.find_first_of(")\n\"'(", begin), text_.size());
      at_ = end;
      while (end > begin && is_blank(text_[end - 1])) --end;
    }
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ >= text_.size() || text_[at_] != ')')
      return fail(start, start + 4, phrase("`url(` is never closed"), phrase("close it with `)`"));
    ++at_;
    write_url(text_.substr(begin, end - begin), span(begin, end), quoted);
    return true;
  }

  void write_url(std::string_view url, Span place, bool quoted) {
    separate('u');
    const std::string rewritten = rewrite_(url, place);
    // Quotes are needed only around what would end the address; an escape keeps the form it was written for.
    const bool needs_quotes =
        quoted && (rewritten.empty() || rewritten.find_first_of(" \t\"'()\\") != std::string::npos);
    const char quote = rewritten.find('"') == std::string::npos ? '"' : '\'';
    out_ += "url(";
    if (needs_quotes) out_ += quote;
    out_ += rewritten;
    if (needs_quotes) out_ += quote;
    out_ += ')';
  }

  std::string& out_;
  std::size_t begin_;
  std::string_view text_;
  SourceId source_;
  const UrlRewriter& rewrite_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
  bool space_ = false;
  bool comment_ = false;
  bool escaped_ = false;  // The last thing written was an escape.
  bool failed_ = false;
};

}  // namespace

void append_css(std::string& out, const Source& source, const UrlRewriter& rewrite, Diagnostics& diagnostics) {
  Minifier(out, source, rewrite, diagnostics).run();
}

}  // namespace bondgenoot::site
