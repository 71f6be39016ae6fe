// Markdown to a Document: the layer's entrance.
//
// In:  a range of a source that holds Markdown, or a value that was decoded from one; the caller's options.
// Out: a Document and what is to be said about it, always. Where relative links lead is not decided here: see
// Document::links. Owns nothing between calls. Threads: any number at once. The same text and options give the same
// Document, so it may be kept.
#pragma once

#include <string_view>

#include "markdown/document.h"
#include "markdown/options.h"
#include "support/diagnostic.h"
#include "support/source.h"

namespace bondgenoot::markdown {

/// The Markdown under `body`, such as what follows the front matter. A text that is refused (too large, too complex)
/// gives an empty Document and one error.
[[nodiscard]] Outcome<Document> parse(const Source& source, Span body, const ParseOptions& options);

/// Markdown that stood in the source in another form, such as a folded value in YAML. Every diagnostic points at all of
/// `where`.
[[nodiscard]] Outcome<Document> parse_value(std::string_view text, Span where, const ParseOptions& options);

}  // namespace bondgenoot::markdown
