// JSON as template values.
//
// In:  a JSON text. Out: a Value, or what is wrong with the text and where. Owns nothing. Threads: any.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "templates/value.h"

namespace bondgenoot::templates {

/// Objects keep the order of their keys. Nesting beyond kMaxValueDepth is an error.
[[nodiscard]] std::expected<Value, std::string> parse_json_value(std::string_view text);

}  // namespace bondgenoot::templates
