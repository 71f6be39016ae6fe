// Values as JSON that is safe within HTML, for the filter `tojson`.
//
// In:  values; keys are sorted. Out: JSON in ASCII, without `<`, `>`, `&` and `'`. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "templates/call.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// With `indent`, each item on a line of its own, that many spaces a level.
[[nodiscard]] std::expected<std::string, EvalError> json_text(const Value& value, std::optional<std::int64_t> indent);

}  // namespace bondgenoot::templates
