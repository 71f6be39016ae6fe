// Text as lines: breaking it into those it has, and wrapping it to a width, as Python's textwrap does.
//
// In/Out: UTF-8; widths count characters. Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::templates {

/// The lines of `text` without their ends, whatever ends them; the end of the last one makes no line of its own.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

struct WrapOptions {
  std::size_t width = 79;  ///< At least 1.
  bool break_long_words = true;
  bool break_on_hyphens = true;
};

/// One line as lines of at most `width` characters. White space at the breaks is dropped.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view line, const WrapOptions& options);

}  // namespace bondgenoot::templates
