#include "templates/statement_parser.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "templates/expression_parser.h"

namespace bondgenoot::templates {
namespace {

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

Body StatementParser::parse_all() { return parse_body(); }

// Statements up to the end of an open tag, or of the template.
Body StatementParser::parse_body() {
  Body body;
  while (!reader_.is(TokenKind::End)) {
    const Token& token = reader_.current();
    if (token.kind == TokenKind::Data) {
      add(body, reader_.span(token), TextStatement{reader_.text(token)});
      reader_.take();
    } else if (token.kind == TokenKind::VariableBegin) {
      parse_print_tag(body);
    } else if (at_end_of_open_tag()) {
      break;
    } else {
      parse_block_tag(body);
    }
  }
  return body;
}

Body StatementParser::parse_body_of(const Identifier& word, Words ends, std::string_view& end) {
  end = {};
  reader_.skip(TokenKind::Colon);
  reader_.finish_tag();
  const Descent descent(reader_);
  if (!descent.ok()) {
    reader_.give_up();
    missing_end_ = true;
    return {};
  }
  open_.push_back({.word = word, .ends = ends});
  Body body = parse_body();
  const OpenTag tag = open_.back();
  open_.pop_back();
  end = take_end(tag);
  missing_end_ = end.empty();
  return body;
}

void StatementParser::parse_print_tag(Body& body) {
  const std::uint32_t begin = reader_.take().begin;
  reader_.begin_tag();
  ExpressionPtr value = parse_expression_list(reader_);
  if (value && !reader_.is(TokenKind::VariableEnd)) reader_.unexpected(describe(TokenKind::VariableEnd));
  reader_.skip_to_tag_end();
  reader_.skip(TokenKind::VariableEnd);
  if (value) add(body, reader_.span_from(begin), PrintStatement{std::move(value)});
}

void StatementParser::parse_block_tag(Body& body) {
  reader_.take();
  reader_.begin_tag();
  if (!reader_.is(TokenKind::Name)) {
    reader_.unexpected(phrase("the name of a tag"));
    reader_.skip_to_tag_end();
    reader_.skip(TokenKind::BlockEnd);
    return;
  }
  const Token& token = reader_.take();
  const Identifier word{reader_.text(token), reader_.span(token)};
  if (parse_tag(word, body)) return;
  if (word.text.starts_with("end") || word.text == "else" || word.text == "elif")
    stray_end(word);
  else
    unknown_tag(word);
  reader_.skip_to_tag_end();
  reader_.skip(TokenKind::BlockEnd);
}

bool StatementParser::at_end_of_open_tag() const {
  const Token& word = reader_.next();
  if (word.kind != TokenKind::Name) return false;
  return std::ranges::any_of(open_, [&](const OpenTag& tag) { return contains(tag.ends, reader_.text(word)); });
}

std::string_view StatementParser::take_end(const OpenTag& tag) {
  if (reader_.is(TokenKind::BlockBegin) && contains(tag.ends, reader_.text(reader_.next()))) {
    reader_.take();
    reader_.begin_tag();
    const std::string_view end = reader_.text(reader_.take());
    if (end == "else" && reader_.is_word("if")) {
      reader_.complain({.code = DiagnosticCode::TemplateUnknownTag,
                        .span = reader_.span(reader_.current()),
                        .message = phrase("unknown tag `else if`"),
                        .help = phrase("write `elif`")});
      reader_.skip_to_tag_end();
    }
    return end;
  }
  if (!tag.excused) not_closed(tag);
  return {};
}

void StatementParser::not_closed(const OpenTag& tag) {
  const std::string_view end = tag.ends.back();
  reader_.begin_tag();
  if (reader_.is(TokenKind::End)) {
    reader_.complain({.code = DiagnosticCode::TemplateNotClosed,
                      .span = tag.word.span,
                      .message = phrase("`{}` is not closed", tag.word.text),
                      .label = phrase("opened here"),
                      .help = phrase("close it with `{{% {} %}}`", end)});
    return;
  }
  const Token& found = reader_.next();
  reader_.complain(
      {.code = DiagnosticCode::TemplateMisplacedTag,
       .span = reader_.span(found),
       .message = phrase("`{}` comes before the `{}` of the `{}` within", reader_.text(found), end, tag.word.text),
       .label = phrase("expected `{}`", end),
       .note = Note{tag.word.span, phrase("the `{}` is opened here", tag.word.text)}});
}

// `endif` and the like where nothing is open that it ends.
void StatementParser::stray_end(const Identifier& word) {
  const auto expected = std::ranges::find(expected_ends_, word.text);
  if (expected != expected_ends_.end()) {
    expected_ends_.erase(expected);
    return;
  }
  const bool is_middle = word.text == "else" || word.text == "elif";
  if (is_middle && !expected_ends_.empty()) return;
  if (!open_.empty()) {
    const std::vector<std::string> ends(open_.back().ends.begin(), open_.back().ends.end());
    if (const auto near = nearest(word.text, ends); near && !contains(tag_words(), word.text))
      return misspelt_end(word, *near);
  }
  if (!is_middle && !contains(tag_words(), word.text.substr(3))) return unknown_tag(word);
  reader_.complain({.code = DiagnosticCode::TemplateMisplacedTag,
                    .span = word.span,
                    .message = is_middle ? phrase("`{}` stands outside an `if` or `for`", word.text)
                                         : phrase("`{}` closes nothing", word.text),
                    .label = is_middle ? "" : phrase("no `{}` is open here", word.text.substr(3))});
}

void StatementParser::misspelt_end(const Identifier& word, const std::string& end) {
  reader_.complain({.code = DiagnosticCode::TemplateUnknownTag,
                    .span = word.span,
                    .message = phrase("unknown tag `{}`", word.text),
                    .help = phrase("did you mean `{}`?", end)});
  open_.back().excused = true;
}

void StatementParser::unknown_tag(const Identifier& word) {
  std::vector<std::string> words(tag_words().begin(), tag_words().end());
  const auto near = nearest(word.text, words);
  reader_.complain({.code = DiagnosticCode::TemplateUnknownTag,
                    .span = word.span,
                    .message = phrase("unknown tag `{}`", word.text),
                    .help = near ? phrase("did you mean `{}`?", *near)
                                 : phrase("to print a value write `{{{{ {} }}}}`", word.text)});
  expected_ends_.push_back(fmt::format("end{}", word.text));
  if (near) expected_ends_.push_back("end" + *near);
}

}  // namespace bondgenoot::templates
