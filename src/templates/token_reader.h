// Where the parser is in its tokens, and how it complains.
//
// In:  a source and its tokens. Out: tokens one by one, spans, diagnostics: one per tag, since what follows a mistake
//      within a tag is mostly its consequence.
// Owns: the diagnostics. Threads: one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/token.h"

namespace bondgenoot::templates {

class TokenReader {
 public:
  /// `tokens` ends with End.
  TokenReader(const Source& source, std::span<const Token> tokens) : source_(source), tokens_(tokens) {}

  [[nodiscard]] const Token& current() const { return tokens_[at_]; }
  [[nodiscard]] const Token& next() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  [[nodiscard]] bool is(TokenKind kind) const { return current().kind == kind; }
  /// The current token is this word.
  [[nodiscard]] bool is_word(std::string_view word) const { return is_word(current(), word); }
  [[nodiscard]] bool is_word(const Token& token, std::string_view word) const;
  [[nodiscard]] bool at_tag_end() const;

  /// Gives the current token and moves on.
  const Token& take();
  bool skip(TokenKind kind);
  bool skip_word(std::string_view word);
  /// Takes a token of this kind, or complains. False when there is none.
  bool expect(TokenKind kind);
  bool expect_word(std::string_view word);

  [[nodiscard]] std::string_view text(const Token& token) const;
  [[nodiscard]] Span span(const Token& token) const { return {source_.id, token.begin, token.end}; }
  /// From `begin` to the end of the last token taken.
  [[nodiscard]] Span span_from(std::uint32_t begin) const { return {source_.id, begin, last_end_}; }

  /// A new tag begins: mistakes count again.
  void begin_tag();
  /// The help of mistakes in this tag: "write `{% for item in items %}`".
  void set_usage(std::string_view usage) { usage_ = usage; }
  /// Goes to the end token of the current tag, over anything.
  void skip_to_tag_end();
  /// Takes the end of the current tag; complains about anything before it.
  void finish_tag();
  /// Goes to the end of the template, for there is no sense in reading on; nothing is said from here on.
  void give_up();
  [[nodiscard]] bool gave_up() const { return gave_up_; }

  /// What is wrong. Says nothing when this tag has been complained about already.
  struct Complaint {
    DiagnosticCode code;
    Span span;
    std::string message;
    std::string label = {};
    std::string help = {};  ///< The tag's usage when empty.
    std::optional<Note> note = std::nullopt;
  };
  void complain(Complaint complaint);
  /// "expected X, found Y" at the current token.
  void unexpected(std::string_view expected);
  /// The current token in words: "`else`", "the end of the tag".
  [[nodiscard]] std::string found() const;

  /// One level deeper into the syntax; false, with a complaint, when that is too deep.
  bool descend();
  void ascend() { --depth_; }
  [[nodiscard]] bool tag_failed() const { return tag_failed_; }
  [[nodiscard]] Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  const Source& source_;
  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  std::uint32_t last_end_ = 0;
  std::size_t depth_ = 0;
  bool tag_failed_ = false;
  bool gave_up_ = false;
  std::string_view usage_;
  Diagnostics diagnostics_;
};

/// `descend` for a scope.
class Descent {
 public:
  explicit Descent(TokenReader& reader) : reader_(reader), ok_(reader.descend()) {}
  ~Descent() { reader_.ascend(); }
  Descent(const Descent&) = delete;
  Descent& operator=(const Descent&) = delete;
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  TokenReader& reader_;
  bool ok_;
};

}  // namespace bondgenoot::templates
