// Small words for tests of the site layer: texts in, texts out.
//
// In:  the text of one file, diagnostics. Out: Sources, headlines. Owns nothing. Threads: one.
#pragma once

#include <string>
#include <string_view>

#include "support/diagnostic.h"
#include "support/source.h"

namespace bondgenoot::site {

inline const Source& make_source(SourceMap& sources, std::string path, std::string_view text) {
  return sources.get(sources.add(std::move(path), std::string(text)));
}

/// What was said, one a line: `place under the caret: message [code] help`, sorted.
std::string headlines(Diagnostics diagnostics, const SourceMap& sources);

}  // namespace bondgenoot::site
