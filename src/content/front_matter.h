// A file in two parts: the YAML between its first two lines `---`, and the body after it.
//
// In:  a Source. Out: two spans and diagnostics. Owns nothing. Threads: any; pure.
// A byte order mark and CRLF line ends are accepted; UTF-8 is demanded.
#pragma once

#include <cstdint>

#include "support/diagnostic.h"

namespace bondgenoot::content {

struct FrontMatter {
  bool found = false;
  Span yaml;  ///< Between the two lines, without them.
  Span body;  ///< After the second.
};

inline constexpr std::uint32_t kEntrySizeLimit = 4U << 20U;  ///< Bytes of one entry's file.

/// What a file is read as; an empty one is mended differently.
enum class TextRole : std::uint8_t { Entry, Settings };

/// Says whether the bytes are text: not empty, UTF-8, no NUL, not too large. False after an error.
bool check_text(const Source& source, Diagnostics& diagnostics, TextRole role = TextRole::Entry);

[[nodiscard]] Outcome<FrontMatter> split_front_matter(const Source& source);

}  // namespace bondgenoot::content
