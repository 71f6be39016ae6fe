// Says what is wrong with a Markdown text, at the right place in its source.
//
// In:  byte ranges in the parsed text. Out: Diagnostics with spans in the source. Owns: the diagnostics. Threads: one
// at a time.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "markdown/tree.h"
#include "support/diagnostic.h"

namespace bondgenoot::markdown {

/// After this many errors, and as many warnings, the rest of a text goes unsaid: they would only bury those of other
/// texts.
inline constexpr std::size_t kMostReported = 1000;

class Report {
 public:
  /// `where` is the text's place in the source. When the text is not a copy of what stands there (a value that was
  /// decoded first), `exact` is false and every diagnostic means all of it.
  Report(Span where, bool exact) : where_(where), exact_(exact) {}

  [[nodiscard]] Span span(ByteRange range) const {
    return exact_ && range.known() ? where_.part(range.begin, range.end - range.begin) : where_;
  }
  Diagnostic& add(DiagnosticCode code, ByteRange range, std::string message) {
    std::size_t& count = info(code).severity == Severity::Error ? errors_ : warnings_;
    if (++count > kMostReported) unsaid_ = {};
    return (count > kMostReported ? unsaid_ : diagnostics_).add(code, span(range), std::move(message));
  }
  [[nodiscard]] bool exact() const { return exact_; }
  [[nodiscard]] Diagnostics take() { return std::move(diagnostics_); }

 private:
  Diagnostics diagnostics_;
  Diagnostics unsaid_;
  Span where_;
  bool exact_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace bondgenoot::markdown
