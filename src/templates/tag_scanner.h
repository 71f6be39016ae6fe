// One tag cut into tokens: what stands between `{{` and `}}` or `{%` and `%}`.
//
// In:  a source's text and where a tag's content begins. Out: tokens, diagnostics, and where the tag ends. After a
//      mistake come an Invalid token and the tag's end, so that the parser can go on.
// Owns nothing. Threads: one per scanner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/token.h"

namespace bondgenoot::templates {

enum class TagKind : std::uint8_t { Variable, Block };

/// The next `{{`, `{%` or `{#`, or npos.
[[nodiscard]] std::size_t find_opener(std::string_view text, std::size_t from);
/// `%}`, `-%}` or `+%}` (for a variable `}}` or `-}}`) at `at`: the offset behind it and behind what `-` strips.
[[nodiscard]] std::optional<std::size_t> match_tag_end(std::string_view text, std::size_t at, TagKind kind);

class TagScanner {
 public:
  TagScanner(const Source& source, std::string_view text, TagKind kind, std::size_t open, std::size_t content)
      : source_(source), text_(text), kind_(kind), open_(open), at_(content) {}

  /// Appends the tag's tokens up to and with its end; gives the offset behind the tag.
  std::size_t scan(std::vector<Token>& tokens, Diagnostics& diagnostics);

 private:
  struct Bracket {
    char character;
    std::size_t at;
  };
  /// A mistake, before it is known whether it is not rather that the tag is never closed.
  struct Mistake {
    DiagnosticCode code;
    std::size_t begin;
    std::size_t end;
    std::string message;
    std::string label = {};
    std::optional<Note> note = std::nullopt;
  };

  bool scan_token();
  bool scan_name();
  bool scan_number();
  bool scan_string();
  bool scan_operator();
  bool close_bracket(char closer);
  bool check_boundary();
  bool fail(const Mistake& mistake);
  bool fail_not_closed();
  bool fail_string(std::size_t quote);
  void resume_from(std::size_t from);
  void finish(std::size_t begin, std::size_t end);
  void add(TokenKind kind, std::size_t begin, std::size_t end);
  void report(const Mistake& mistake);
  [[nodiscard]] std::optional<std::size_t> runaway_string() const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string_view opener() const { return kind_ == TagKind::Variable ? "{{" : "{%"; }
  [[nodiscard]] std::string_view closer() const { return kind_ == TagKind::Variable ? "}}" : "%}"; }

  const Source& source_;
  std::string_view text_;
  TagKind kind_;
  std::size_t open_;
  std::size_t at_;
  std::size_t first_token_ = 0;
  bool done_ = false;
  std::vector<Bracket> brackets_;
  std::vector<Token>* tokens_ = nullptr;
  Diagnostics* diagnostics_ = nullptr;
};

}  // namespace bondgenoot::templates
