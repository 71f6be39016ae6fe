#include "templates/tag_scanner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/utf8.h"
#include "templates/white_space.h"

namespace bondgenoot::templates {
namespace {

struct Operator {
  std::string_view text;
  TokenKind kind;
};

// The longer ones first.
constexpr auto kOperators = std::to_array<Operator>({
    {"//", TokenKind::DoubleSlash},
    {"**", TokenKind::DoubleStar},
    {"==", TokenKind::Equal},
    {"!=", TokenKind::NotEqual},
    {"<=", TokenKind::LessOrEqual},
    {">=", TokenKind::GreaterOrEqual},
    {"+", TokenKind::Plus},
    {"-", TokenKind::Minus},
    {"*", TokenKind::Star},
    {"/", TokenKind::Slash},
    {"%", TokenKind::Percent},
    {"~", TokenKind::Tilde},
    {"(", TokenKind::LeftParenthesis},
    {")", TokenKind::RightParenthesis},
    {"[", TokenKind::LeftBracket},
    {"]", TokenKind::RightBracket},
    {"{", TokenKind::LeftBrace},
    {"}", TokenKind::RightBrace},
    {"<", TokenKind::Less},
    {">", TokenKind::Greater},
    {"=", TokenKind::Assign},
    {".", TokenKind::Dot},
    {":", TokenKind::Colon},
    {"|", TokenKind::Pipe},
    {",", TokenKind::Comma},
    {";", TokenKind::Semicolon},
});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char opening_of(char closer) { return closer == ')' ? '(' : closer == ']' ? '[' : '{'; }

/// The end of `\d+(_\d+)*` at `at`, or `at`.
std::size_t skip_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (at < text.size() && is_digit(text[at])) {
    while (at < text.size() && is_digit(text[at])) ++at;
    end = at;
    if (at < text.size() && text[at] == '_') ++at;
  }
  return end;
}

/// The end of `(_?digit)+` at `at`, or `at`.
template <typename IsDigit>
std::size_t skip_grouped(std::string_view text, std::size_t at, IsDigit is_one) {
  for (;;) {
    const std::size_t next = at < text.size() && text[at] == '_' ? at + 1 : at;
    if (next >= text.size() || !is_one(text[next])) return at;
    at = next + 1;
  }
}

/// A float's end at `at`, where a digit stands; or nothing when it is no float.
std::optional<std::size_t> float_end(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '.') return std::nullopt;
  std::size_t end = skip_digits(text, at);
  bool is_float = false;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    end = skip_digits(text, end + 1);
    is_float = true;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t digits = end + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    const std::size_t exponent_end = skip_digits(text, digits);
    if (exponent_end > digits) return exponent_end;
  }
  return is_float ? std::optional(end) : std::nullopt;
}

std::size_t integer_end(std::string_view text, std::size_t at) {
  if (text[at] != '0') return skip_grouped(text, at, is_digit);
  const char letter =
      at + 1 < text.size() ? static_cast<char>(std::tolower(static_cast<unsigned char>(text[at + 1]))) : ' ';
  std::size_t end = at + 2;
  if (letter == 'x')
    end = skip_grouped(text, at + 2, [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
  if (letter == 'o') end = skip_grouped(text, at + 2, [](char c) { return c >= '0' && c <= '7'; });
  if (letter == 'b') end = skip_grouped(text, at + 2, [](char c) { return c == '0' || c == '1'; });
  if (end > at + 2) return end;
  return skip_grouped(text, at, [](char c) { return c == '0'; });
}

}  // namespace

std::size_t find_opener(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 >= text.size()) break;
    const char second = text[at + 1];
    if (second == '{' || second == '%' || second == '#') return at;
  }
  return std::string_view::npos;
}

std::optional<std::size_t> match_tag_end(std::string_view text, std::size_t at, TagKind kind) {
  const std::string_view closer = kind == TagKind::Variable ? "}}" : "%}";
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with(closer)) return at + 2;
  if (rest.size() < 3 || rest.substr(1, 2) != closer) return std::nullopt;
  if (rest[0] == '-') return skip_space(text, at + 3);
  if (rest[0] == '+' && kind == TagKind::Block) return at + 3;
  return std::nullopt;
}

std::size_t TagScanner::scan(std::vector<Token>& tokens, Diagnostics& diagnostics) {
  tokens_ = &tokens;
  diagnostics_ = &diagnostics;
  first_token_ = tokens.size();
  while (!done_) {
    at_ = skip_space(text_, at_);
    if (!check_boundary()) scan_token();
  }
  return at_;
}

// The end of the tag, or of the template, or the begin of another tag. False when the tag goes on.
bool TagScanner::check_boundary() {
  if (at_ >= text_.size() || find_opener(text_.substr(0, at_ + 2), at_) == at_) return fail_not_closed();
  const bool at_closer = text_.substr(at_).starts_with(closer());
  if (brackets_.empty()) {
    if (const auto end = match_tag_end(text_, at_, kind_)) {
      finish(at_, *end);
      return true;
    }
    const std::string_view other = kind_ == TagKind::Variable ? "%}" : "}}";
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with(other) && !rest.substr(1).starts_with("}}")) {
      report({.code = DiagnosticCode::TemplateSyntax,
              .begin = at_,
              .end = at_ + 2,
              .message = phrase("a tag that begins with `{}` ends with `{}`", opener(), other),
              .label = phrase("write `{}`", closer())});
      add(TokenKind::Invalid, at_, at_);
      finish(at_, at_ + 2);
      return true;
    }
    return false;
  }
  const Bracket& bracket = brackets_.back();
  if (!at_closer || (kind_ == TagKind::Variable && bracket.character == '{')) return false;
  return fail({.code = DiagnosticCode::TemplateNotClosed,
               .begin = bracket.at,
               .end = bracket.at + 1,
               .message = phrase("the `{}` is not closed", bracket.character),
               .label = phrase("opened here")});
}

bool TagScanner::scan_token() {
  const char c = text_[at_];
  if (is_digit(c)) return scan_number();
  if (c == '"' || c == '\'') return scan_string();
  return scan_name() || scan_operator();
}

bool TagScanner::scan_name() {
  std::size_t end = at_;
  while (end < text_.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text_, next);
    if (c != '_' && !is_letter_or_digit(c)) break;
    end = next;
  }
  if (end == at_) return false;
  add(TokenKind::Name, at_, end);
  at_ = end;
  return true;
}

bool TagScanner::scan_number() {
  const auto as_float = float_end(text_, at_);
  const std::size_t end = as_float ? *as_float : integer_end(text_, at_);
  add(as_float ? TokenKind::Float : TokenKind::Integer, at_, end);
  at_ = end;
  return true;
}

bool TagScanner::scan_string() {
  const char quote = text_[at_];
  for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
    if (text_[end] == '\\') {
      ++end;
      continue;
    }
    if (text_[end] != quote) continue;
    add(TokenKind::String, at_, end + 1);
    at_ = end + 1;
    return true;
  }
  return fail_string(at_);
}

bool TagScanner::scan_operator() {
  const std::string_view rest = text_.substr(at_);
  const auto* const found =
      std::ranges::find_if(kOperators, [&](const Operator& candidate) { return rest.starts_with(candidate.text); });
  if (found == kOperators.end()) {
    std::size_t end = at_;
    static_cast<void>(next_code_point(text_, end));
    return fail({.code = DiagnosticCode::TemplateSyntax,
                 .begin = at_,
                 .end = end,
                 .message = phrase("unexpected character `{}`", text_.substr(at_, end - at_)),
                 .label = phrase("has no meaning within a tag")});
  }
  const char c = rest[0];
  if (c == '(' || c == '[' || c == '{') brackets_.push_back({c, at_});
  if ((c == ')' || c == ']' || c == '}') && !close_bracket(c)) return true;
  add(found->kind, at_, at_ + found->text.size());
  at_ += found->text.size();
  return true;
}

bool TagScanner::close_bracket(char closer) {
  if (!brackets_.empty() && brackets_.back().character == opening_of(closer)) {
    brackets_.pop_back();
    return true;
  }
  Mistake mistake{.code = DiagnosticCode::TemplateSyntax,
                  .begin = at_,
                  .end = at_ + 1,
                  .message = phrase("unexpected `{}`", closer),
                  .label = phrase("nothing is open that this closes")};
  if (!brackets_.empty()) {
    const Bracket& bracket = brackets_.back();
    mistake.label = phrase("does not close `{}`", bracket.character);
    mistake.note = Note{span(bracket.at, bracket.at + 1), phrase("the `{}` is opened here", bracket.character)};
  }
  fail(mistake);
  return false;
}

// A string over several lines with the end of the tag in it: its closing quote is missing.
std::optional<std::size_t> TagScanner::runaway_string() const {
  for (std::size_t i = first_token_; i < tokens_->size(); ++i) {
    const Token& token = (*tokens_)[i];
    if (token.kind != TokenKind::String) continue;
    const std::string_view text = text_.substr(token.begin, token.end - token.begin);
    const std::size_t newline = text.find('\n');
    if (newline != std::string_view::npos && text.find(closer()) < newline) return token.begin;
  }
  return std::nullopt;
}

bool TagScanner::fail_string(std::size_t quote) {
  if (const auto earlier = runaway_string()) quote = *earlier;
  std::erase_if(*tokens_, [&](const Token& token) { return token.begin >= quote; });
  report({.code = DiagnosticCode::TemplateNotClosed,
          .begin = quote,
          .end = quote + 1,
          .message = phrase("the string is not closed"),
          .label = phrase("opened here; close it with `{}`", text_[quote])});
  resume_from(quote + 1);
  return true;
}

bool TagScanner::fail_not_closed() {
  if (const auto quote = runaway_string()) return fail_string(*quote);
  report({.code = DiagnosticCode::TemplateNotClosed,
          .begin = open_,
          .end = open_ + 2,
          .message = phrase("the tag is not closed"),
          .label = phrase("opened here; close it with `{}`", closer())});
  add(TokenKind::Invalid, at_, at_);
  finish(at_, at_);
  return true;
}

bool TagScanner::fail(const Mistake& mistake) {
  if (const auto quote = runaway_string()) return fail_string(*quote);
  const std::size_t next = std::min(find_opener(text_, at_), text_.size());
  if (text_.substr(0, next).find(closer(), at_) == std::string_view::npos) return fail_not_closed();
  report(mistake);
  resume_from(at_);
  return true;
}

// Ends the tag where it seems to end.
void TagScanner::resume_from(std::size_t from) {
  const std::size_t next = std::min(find_opener(text_, from), text_.size());
  const std::size_t close = text_.substr(0, next).find(closer(), from);
  add(TokenKind::Invalid, from, from);
  if (close == std::string_view::npos) return finish(next, next);
  const bool strips = close > from && text_[close - 1] == '-';
  finish(close, strips ? skip_space(text_, close + 2) : close + 2);
}

void TagScanner::finish(std::size_t begin, std::size_t end) {
  add(kind_ == TagKind::Variable ? TokenKind::VariableEnd : TokenKind::BlockEnd, begin, end);
  at_ = end;
  done_ = true;
}

void TagScanner::add(TokenKind kind, std::size_t begin, std::size_t end) {
  tokens_->push_back(
      {.kind = kind, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)});
}

void TagScanner::report(const Mistake& mistake) {
  Diagnostic& diagnostic =
      diagnostics_->add(mistake.code, span(mistake.begin, mistake.end), mistake.message).with_label(mistake.label);
  if (mistake.note) diagnostic.notes.push_back(*mistake.note);
}

Span TagScanner::span(std::size_t begin, std::size_t end) const {
  return {source_.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace bondgenoot::templates
