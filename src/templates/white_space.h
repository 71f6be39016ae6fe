// Skipping white space, as `{%-` strips it (is_space in support/utf8.h says what that is).
//
// In/Out: views and offsets. Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <string_view>

namespace bondgenoot::templates {

/// The offset of the first character from `from` on that is not white space.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t from);
/// The end of `text[begin, end)` without the white space at its end.
[[nodiscard]] std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end);
[[nodiscard]] bool is_all_space(std::string_view text);

}  // namespace bondgenoot::templates
