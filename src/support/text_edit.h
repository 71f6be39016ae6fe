// Changes to a text that leave every other byte as it is.
//
// In:  a Source, and what is to stand in some of its places. Out: the new text. Owns nothing. Threads: any; pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/source.h"

namespace bondgenoot {

/// `replacement` takes the place of the bytes under `span`; an empty span is a place to put something in.
struct TextEdit {
  Span span;
  std::string replacement;
  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// Edits by the source they are in.
using TextEdits = std::map<SourceId, std::vector<TextEdit>>;

/// The text with all edits made; an edit that is given twice is made once. Nothing when two of them overlap, or when
/// one lies outside the text.
[[nodiscard]] std::optional<std::string> edited_text(const Source& source, std::vector<TextEdit> edits);

}  // namespace bondgenoot
