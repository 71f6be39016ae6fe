// What an editor most likely did wrong, when a text is not YAML: the slips that are common, each in words of its own.
//
// In:  the source, where the YAML library stopped and why. Out: one diagnostic. Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot::content {

/// The library stopped at byte `at` of the source for `reason`. Says what is most likely meant: the library itself
/// often notices a slip only lines after it.
void report_syntax_error(const Source& source, Span yaml, std::uint32_t at, std::string_view reason,
                         Diagnostics& diagnostics);

/// A value in double quotes, as YAML and JSON read it.
[[nodiscard]] std::string yaml_quoted(std::string_view value);

}  // namespace bondgenoot::content
