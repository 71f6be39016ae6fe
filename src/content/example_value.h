// What a field looks like when it is filled in: for help, for new entries, for documentation.
//
// In: a Field. Out: YAML. Owns nothing. Threads: any; pure.
#pragma once

#include <string>

#include "content/schema.h"

namespace bondgenoot::content {

/// `key: value` on one line, with a value of the right shape.
[[nodiscard]] std::string example_line(const Field& field);

/// The value alone: `2017-09-05`, `[po]`, `{src: foto.jpg, alt: "…"}`.
[[nodiscard]] std::string example_value(const Field& field);

}  // namespace bondgenoot::content
