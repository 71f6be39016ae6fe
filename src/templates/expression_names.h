// The variables that an expression mentions, found in its text: for messages.
//
// In:  an expression as it stands in a template. Out: names, in order, each once. Owns nothing. Threads: any.
#pragma once

#include <string_view>
#include <vector>

namespace bondgenoot::templates {

/// Not the names of attributes, filters, tests and arguments, nor the language's own words.
[[nodiscard]] std::vector<std::string_view> names_in_expression(std::string_view text);

}  // namespace bondgenoot::templates
