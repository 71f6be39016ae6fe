// What the library cannot say well: where a bracket or quote that stays open began, and which lines are indented with
// tabs, where a scalar ends.
//
// In: the source and span of the YAML. Out: places. Owns nothing. Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot::content {

enum class OpenerKind { Bracket, Quote };

struct Opener {
  OpenerKind kind;
  Span span;
};

/// The bracket or quote that is never closed: the last one still open where its block ends.
[[nodiscard]] std::optional<Opener> find_unclosed(const Source& source, Span yaml);

/// Says each line whose indentation holds a tab; true when there was one.
bool report_tabs(const Source& source, Span yaml, Diagnostics& diagnostics);

void report_unclosed(const Opener& opener, const Source& source, Diagnostics& diagnostics);

/// Offset just past the quoted scalar that opens at `at`, or npos when it stays open.
[[nodiscard]] std::size_t past_quoted(std::string_view text, std::size_t at);

/// Where the scalar is that begins at `begin` and reads as `value`: quotes included, anchor and tag not. A plain or
/// block scalar over several lines: its first line.
[[nodiscard]] Span find_scalar(const Source& source, Span yaml, std::uint32_t begin, std::string_view value);

/// Where the list or map is that begins at `begin`: to its closing bracket on the same line, else to the end of that
/// line.
[[nodiscard]] Span find_collection(const Source& source, Span yaml, std::uint32_t begin);

/// The line `---` or `...` that ends the first document while something follows it.
[[nodiscard]] std::optional<Span> find_second_document(const Source& source, Span yaml);

}  // namespace bondgenoot::content
