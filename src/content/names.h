// The shapes of names that people give: slugs, languages, fields, layouts.
//
// In: a name as written. Out: whether it has the shape. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>

namespace bondgenoot::content {

/// Lower-case letters a to z, digits and `-`, at least one letter or digit.
[[nodiscard]] bool is_slug(std::string_view name);

/// `nl`, `en`, `fry`, `pt-BR`: two or three lower-case letters, then perhaps `-` and a region.
[[nodiscard]] bool is_language_code(std::string_view name);

/// A lower-case letter, then lower-case letters, digits and `_`.
[[nodiscard]] bool is_field_name(std::string_view name);

/// What is wrong with the name of a layout; empty when nothing is. Whether the template exists is asked later.
[[nodiscard]] std::string layout_name_problem(std::string_view name);

}  // namespace bondgenoot::content
