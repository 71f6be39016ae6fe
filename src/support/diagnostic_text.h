// Diagnostics as people read them in a terminal.
//
// In:  sorted Diagnostics and the sources they point into. Out: text with a caret under the narrowest span.
// Owns nothing. Threads: any. Tabs are shown as one space, wide letters take two columns, long lines are cut around the
// caret.
#pragma once

#include <cstddef>
#include <string>

#include "support/diagnostic.h"

namespace bondgenoot {

struct DiagnosticTextOptions {
  bool color = false;
  std::size_t width = 120;  ///< Columns of the excerpt before it is cut around the caret.
};

/// One diagnostic:
///
///     content/guides/open-day.md:4:9: error: unknown value `publised` for field `status` [unknown-value]
///        4 | status: publised
///          |         ^^^^^^^^ not one of `draft`, `review`, `published`
///     content/guides/_collection.yaml:12:5: note: the values of `status` are declared here
///     help: replace it with `published`
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const SourceMap& sources,
                                  const DiagnosticTextOptions& options = {});
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources,
                                  const DiagnosticTextOptions& options = {});

}  // namespace bondgenoot
