// The tags of statement_parser.h, one by one.
#include <algorithm>
#include <array>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "templates/argument_parser.h"
#include "templates/expression_parser.h"
#include "templates/statement_parser.h"
#include "templates/target_parser.h"
#include "templates/white_space.h"

namespace bondgenoot::templates {
namespace {

constexpr auto kRecursive = std::to_array<std::string_view>({"recursive"});
constexpr auto kForEnds = std::to_array<std::string_view>({"else", "endfor"});
constexpr auto kForElseEnds = std::to_array<std::string_view>({"endfor"});
constexpr auto kIfEnds = std::to_array<std::string_view>({"elif", "else", "endif"});
constexpr auto kElseEnds = std::to_array<std::string_view>({"endif"});
constexpr auto kSetEnds = std::to_array<std::string_view>({"endset"});
constexpr auto kWithEnds = std::to_array<std::string_view>({"endwith"});
constexpr auto kBlockEnds = std::to_array<std::string_view>({"endblock"});
constexpr auto kMacroEnds = std::to_array<std::string_view>({"endmacro"});
constexpr auto kCallEnds = std::to_array<std::string_view>({"endcall"});
constexpr auto kFilterEnds = std::to_array<std::string_view>({"endfilter"});
constexpr auto kAutoescapeEnds = std::to_array<std::string_view>({"endautoescape"});

constexpr auto kTagWords =
    std::to_array<std::string_view>({"autoescape", "block", "call", "extends", "filter", "for", "from", "if", "import",
                                     "include", "macro", "print", "raw", "set", "with"});

}  // namespace

std::span<const std::string_view> StatementParser::tag_words() { return kTagWords; }

bool StatementParser::parse_tag(const Identifier& word, Body& body) {
  struct Tag {
    std::string_view word;
    void (StatementParser::*parse)(const Identifier&, Body&);
    std::string_view usage;
  };
  static constexpr auto kTags = std::to_array<Tag>({
      {"autoescape", &StatementParser::parse_autoescape, "`{% autoescape false %} … {% endautoescape %}`"},
      {"block", &StatementParser::parse_block, "`{% block name %} … {% endblock %}`"},
      {"call", &StatementParser::parse_call, "`{% call macro(…) %} … {% endcall %}`"},
      {"extends", &StatementParser::parse_extends, "`{% extends \"base.html\" %}`"},
      {"filter", &StatementParser::parse_filter, "`{% filter name %} … {% endfilter %}`"},
      {"for", &StatementParser::parse_for, "`{% for item in items %} … {% endfor %}`"},
      {"from", &StatementParser::parse_from, "`{% from \"macros.html\" import name, other as alias %}`"},
      {"if", &StatementParser::parse_if, "`{% if condition %} … {% endif %}`"},
      {"import", &StatementParser::parse_import, "`{% import \"macros.html\" as name %}`"},
      {"include", &StatementParser::parse_include, "`{% include \"part.html\" %}`"},
      {"macro", &StatementParser::parse_macro, "`{% macro name(a, b=1) %} … {% endmacro %}`"},
      {"print", &StatementParser::parse_print, "`{{ value }}`"},
      {"set", &StatementParser::parse_set, "`{% set name = value %}`"},
      {"with", &StatementParser::parse_with, "`{% with name = value %} … {% endwith %}`"},
  });
  const auto* const tag = std::ranges::find(kTags, word.text, &Tag::word);
  if (tag == kTags.end()) return false;
  reader_.set_usage(tag->usage);
  (this->*tag->parse)(word, body);
  if (!std::exchange(missing_end_, false)) reader_.finish_tag();
  return true;
}

void StatementParser::parse_for(const Identifier& word, Body& body) {
  ForStatement loop;
  if (auto target = parse_target(reader_)) {
    loop.target = std::move(*target);
    if (reader_.expect_word("in")) loop.iterable = parse_condition(reader_, kRecursive);
    if (loop.iterable && reader_.skip_word("if")) loop.condition = parse_expression(reader_);
    loop.recursive = reader_.skip_word("recursive");
  }
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  loop.body = parse_body_of(word, kForEnds, end);
  if (end == "else") loop.otherwise = parse_body_of(word, kForElseEnds, end);
  add(body, span, std::move(loop));
}

void StatementParser::parse_if(const Identifier& word, Body& body) {
  IfStatement branching;
  std::string_view end = "if";
  while (end == "if" || end == "elif") {
    IfBranch branch{.condition = parse_condition(reader_), .body = {}};
    branch.body = parse_body_of(word, kIfEnds, end);
    branching.branches.push_back(std::move(branch));
  }
  if (end == "else") branching.otherwise = parse_body_of(word, kElseEnds, end);
  add(body, word.span, std::move(branching));
}

void StatementParser::parse_set(const Identifier& word, Body& body) {
  auto target = parse_target(reader_, true);
  if (!target) {
    expected_ends_.emplace_back("endset");
    return;
  }
  if (reader_.skip(TokenKind::Assign)) {
    ExpressionPtr value = parse_expression_list(reader_);
    add(body, reader_.span_from(word.span.begin), SetStatement{std::move(*target), std::move(value)});
    return;
  }
  SetBlockStatement block{.target = std::move(*target), .filter = nullptr, .body = {}};
  if (reader_.skip(TokenKind::Pipe)) block.filter = parse_filter_chain(reader_);
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  block.body = parse_body_of(word, kSetEnds, end);
  add(body, span, std::move(block));
}

void StatementParser::parse_with(const Identifier& word, Body& body) {
  WithStatement with;
  while (!reader_.at_tag_end() && !reader_.is(TokenKind::Colon)) {
    if (!with.assignments.empty() && !reader_.expect(TokenKind::Comma)) break;
    auto target = parse_target(reader_);
    if (!target || !reader_.expect(TokenKind::Assign)) break;
    ExpressionPtr value = parse_expression(reader_);
    if (!value) break;
    with.assignments.push_back({std::move(*target), std::move(value)});
  }
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  with.body = parse_body_of(word, kWithEnds, end);
  add(body, span, std::move(with));
}

void StatementParser::parse_block(const Identifier& word, Body& body) {
  BlockStatement block{.name = parse_new_name(reader_, phrase("the name of a block")), .body = {}};
  if (!block.name.text.empty() && reader_.is(TokenKind::Minus)) {
    reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                      .span = reader_.span(reader_.current()),
                      .message = phrase("the name of a block has no `-`"),
                      .help = phrase("use `_` instead")});
    reader_.skip_to_tag_end();
  }
  block.scoped = reader_.skip_word("scoped");
  block.required = reader_.skip_word("required");
  std::string_view end;
  block.body = parse_body_of(word, kBlockEnds, end);
  if (block.required) check_required_block(block);
  if (!end.empty() && reader_.is(TokenKind::Name) && !reader_.skip_word(block.name.text)) {
    reader_.complain(
        {.code = DiagnosticCode::TemplateMisplacedTag,
         .span = reader_.span(reader_.current()),
         .message = phrase("`endblock` of the block `{}` names the block {}", block.name.text, reader_.found()),
         .label = phrase("expected `{}`", block.name.text),
         .note = Note{block.name.span, phrase("the block `{}` is opened here", block.name.text)}});
    reader_.skip_to_tag_end();
  }
  if (!block.name.text.empty()) add(body, word.span, std::move(block));
}

void StatementParser::check_required_block(const BlockStatement& block) {
  const bool empty = std::ranges::all_of(block.body, [](const Statement& statement) {
    const auto* text = std::get_if<TextStatement>(&statement.node);
    return text != nullptr && is_all_space(text->text);
  });
  if (empty) return;
  reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                    .span = block.name.span,
                    .message = phrase("the required block `{}` has a body", block.name.text),
                    .label = phrase("is filled by the templates that extend this one"),
                    .help = phrase("leave out its body, or `required`")});
}

void StatementParser::parse_extends(const Identifier& word, Body& body) {
  ExpressionPtr name = parse_expression(reader_);
  if (name) add(body, reader_.span_from(word.span.begin), ExtendsStatement{std::move(name)});
}

bool StatementParser::parse_context_clause(bool& with_context) {
  const bool with = reader_.is_word("with");
  if ((!with && !reader_.is_word("without")) || !reader_.is_word(reader_.next(), "context")) return false;
  reader_.take();
  reader_.take();
  with_context = with;
  return true;
}

void StatementParser::parse_include(const Identifier& word, Body& body) {
  IncludeStatement include{.names = parse_expression(reader_)};
  if (!include.names) return;
  if (reader_.is_word("ignore") && reader_.is_word(reader_.next(), "missing")) {
    reader_.take();
    reader_.take();
    include.ignore_missing = true;
  }
  parse_context_clause(include.with_context);
  add(body, reader_.span_from(word.span.begin), std::move(include));
}

void StatementParser::parse_import(const Identifier& word, Body& body) {
  ImportStatement import{.name = parse_expression(reader_), .target = {}};
  if (!import.name || !reader_.expect_word("as")) return;
  import.target = parse_new_name(reader_, phrase("the name to import as"));
  if (import.target.text.empty()) return;
  parse_context_clause(import.with_context);
  add(body, reader_.span_from(word.span.begin), std::move(import));
}

bool StatementParser::parse_imported_names(FromImportStatement& import) {
  do {
    if (!import.names.empty() && parse_context_clause(import.with_context)) return true;
    ImportedName name{.name = parse_new_name(reader_, phrase("a name to import")), .alias = {}};
    if (name.name.text.empty()) return false;
    if (name.name.text.starts_with('_')) {
      reader_.complain({.code = DiagnosticCode::TemplateMissingImport,
                        .span = name.name.span,
                        .message = phrase("`{}` cannot be imported", name.name.text),
                        .label = phrase("names that begin with `_` stay where they are")});
      return false;
    }
    name.alias = reader_.skip_word("as") ? parse_new_name(reader_, phrase("the name to import as")) : name.name;
    if (name.alias.text.empty()) return false;
    import.names.push_back(name);
    if (parse_context_clause(import.with_context)) return true;
  } while (reader_.skip(TokenKind::Comma));
  return true;
}

void StatementParser::parse_from(const Identifier& word, Body& body) {
  FromImportStatement import{.name = parse_expression(reader_), .names = {}};
  if (!import.name || !reader_.expect_word("import") || !parse_imported_names(import)) return;
  add(body, reader_.span_from(word.span.begin), std::move(import));
}

bool StatementParser::parse_parameters(std::vector<MacroParameter>& parameters) {
  if (!reader_.expect(TokenKind::LeftParenthesis)) return false;
  while (!reader_.is(TokenKind::RightParenthesis)) {
    MacroParameter parameter{.name = parse_new_name(reader_, phrase("the name of a parameter")), .otherwise = nullptr};
    if (parameter.name.text.empty()) return false;
    const auto same =
        std::ranges::find(parameters, parameter.name.text, [](const MacroParameter& p) { return p.name.text; });
    if (same != parameters.end()) {
      reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                        .span = parameter.name.span,
                        .message = phrase("there are two parameters `{}`", parameter.name.text)});
      return false;
    }
    if (reader_.skip(TokenKind::Assign)) {
      parameter.otherwise = parse_expression(reader_);
      if (!parameter.otherwise) return false;
    } else if (!parameters.empty() && parameters.back().otherwise) {
      reader_.complain(
          {.code = DiagnosticCode::TemplateSyntax,
           .span = parameter.name.span,
           .message = phrase("the parameter `{}` has no default, but the one before it has", parameter.name.text)});
      return false;
    }
    parameters.push_back(std::move(parameter));
    if (!reader_.skip(TokenKind::Comma)) break;
  }
  return reader_.expect(TokenKind::RightParenthesis);
}

void StatementParser::parse_macro(const Identifier& word, Body& body) {
  MacroStatement macro{.name = parse_new_name(reader_, phrase("the name of a macro")), .parameters = {}, .body = {}};
  if (!macro.name.text.empty()) parse_parameters(macro.parameters);
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  macro.body = parse_body_of(word, kMacroEnds, end);
  if (!end.empty() && !macro.name.text.empty()) reader_.skip_word(macro.name.text);
  add(body, span, std::move(macro));
}

void StatementParser::parse_call(const Identifier& word, Body& body) {
  CallStatement call;
  if (!reader_.is(TokenKind::LeftParenthesis) || parse_parameters(call.parameters))
    call.call = parse_expression(reader_);
  if (call.call && !std::holds_alternative<CallExpression>(call.call->node)) {
    reader_.complain({.code = DiagnosticCode::TemplateSyntax,
                      .span = call.call->span,
                      .message = phrase("`call` needs the call of a macro"),
                      .label = phrase("is not a call")});
  }
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  call.body = parse_body_of(word, kCallEnds, end);
  add(body, span, std::move(call));
}

void StatementParser::parse_filter(const Identifier& word, Body& body) {
  FilterStatement filter{.body = {}, .filter = parse_filter_chain(reader_)};
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  filter.body = parse_body_of(word, kFilterEnds, end);
  add(body, span, std::move(filter));
}

void StatementParser::parse_autoescape(const Identifier& word, Body& body) {
  AutoescapeStatement autoescape{.value = parse_expression(reader_), .body = {}};
  const Span span = reader_.span_from(word.span.begin);
  std::string_view end;
  autoescape.body = parse_body_of(word, kAutoescapeEnds, end);
  add(body, span, std::move(autoescape));
}

void StatementParser::parse_print(const Identifier& word, Body& body) {
  while (!reader_.at_tag_end()) {
    ExpressionPtr value = parse_expression(reader_);
    if (!value) return;
    add(body, reader_.span_from(word.span.begin), PrintStatement{std::move(value)});
    if (!reader_.skip(TokenKind::Comma)) return;
  }
}

}  // namespace bondgenoot::templates
