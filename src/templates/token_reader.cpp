#include "templates/token_reader.h"

#include <utility>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/ast.h"
#include "templates/lexer.h"

namespace bondgenoot::templates {

bool TokenReader::is_word(const Token& token, std::string_view word) const {
  return token.kind == TokenKind::Name && text(token) == word;
}

bool TokenReader::at_tag_end() const {
  return is(TokenKind::VariableEnd) || is(TokenKind::BlockEnd) || is(TokenKind::End);
}

const Token& TokenReader::take() {
  const Token& token = current();
  last_end_ = token.end;
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool TokenReader::skip(TokenKind kind) {
  if (!is(kind)) return false;
  take();
  return true;
}

bool TokenReader::skip_word(std::string_view word) {
  if (!is_word(word)) return false;
  take();
  return true;
}

bool TokenReader::expect(TokenKind kind) {
  if (skip(kind)) return true;
  unexpected(describe(kind));
  return false;
}

bool TokenReader::expect_word(std::string_view word) {
  if (skip_word(word)) return true;
  unexpected(fmt::format("`{}`", word));
  return false;
}

std::string_view TokenReader::text(const Token& token) const {
  return std::string_view(source_.text).substr(token.begin, token.end - token.begin);
}

void TokenReader::begin_tag() {
  tag_failed_ = false;
  usage_ = {};
}

void TokenReader::skip_to_tag_end() {
  while (!at_tag_end()) take();
}

void TokenReader::finish_tag() {
  if (!is(TokenKind::BlockEnd)) {
    unexpected(describe(TokenKind::BlockEnd));
    skip_to_tag_end();
  }
  skip(TokenKind::BlockEnd);
  usage_ = {};
}

void TokenReader::give_up() {
  at_ = tokens_.size() - 1;
  gave_up_ = true;
}

void TokenReader::complain(Complaint complaint) {
  const bool said_already = tag_failed_ || gave_up_ || is(TokenKind::Invalid);
  tag_failed_ = true;
  if (said_already) return;
  Diagnostic& diagnostic = diagnostics_.add(complaint.code, complaint.span, std::move(complaint.message));
  diagnostic.with_label(std::move(complaint.label));
  diagnostic.with_help(complaint.help.empty() && !usage_.empty() ? phrase("write {}", usage_)
                                                                 : std::move(complaint.help));
  if (complaint.note) diagnostic.notes.push_back(std::move(*complaint.note));
  if (diagnostics_.items().size() >= kMaxSyntaxErrors) give_up();
}

void TokenReader::unexpected(std::string_view expected) {
  complain({.code = DiagnosticCode::TemplateSyntax,
            .span = span(current()),
            .message = phrase("expected {}, found {}", expected, found())});
}

std::string TokenReader::found() const {
  const Token& token = current();
  if (token.kind == TokenKind::Name) return fmt::format("`{}`", text(token));
  return std::string(describe(token.kind));
}

bool TokenReader::descend() {
  if (++depth_ <= kMaxSyntaxDepth) return true;
  complain({.code = DiagnosticCode::TemplateTooDeep,
            .span = span(current()),
            .message = phrase("nested deeper than {} levels", kMaxSyntaxDepth)});
  return false;
}

}  // namespace bondgenoot::templates
