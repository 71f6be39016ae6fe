// The words of a template, as the lexer hands them to the parser.
//
// In/Out: plain values. Owns nothing: offsets into one Source. Threads: any.
#pragma once

#include <cstdint>
#include <string_view>

namespace bondgenoot::templates {

enum class TokenKind : std::uint8_t {
  Data,           // Text between the tags, white space already trimmed.
  VariableBegin,  // {{
  VariableEnd,    // }}
  BlockBegin,     // {%
  BlockEnd,       // %}
  Name,
  String,  // With its quotes.
  Integer,
  Float,
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  DoubleStar,
  Tilde,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Assign,
  Dot,
  Colon,
  Pipe,
  Comma,
  Semicolon,
  Invalid,  // Something the lexer has already complained about; the tag ends right behind it.
  End,      // Of the template.
};

/// How a message calls a token of this kind: "a name", "`)`", "the end of the tag".
[[nodiscard]] std::string_view describe(TokenKind kind);

/// Bytes `begin` to `end` of the source the tokens come from.
struct Token {
  TokenKind kind = TokenKind::End;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

}  // namespace bondgenoot::templates
