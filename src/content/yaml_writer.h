// Values as YAML that people read: for settings of other programs.
//
// In:  a Json value. Out: YAML in block style, in the order given. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>

#include "support/json.h"

namespace bondgenoot::content {

/// An object or list as a document. Nesting deeper than kJsonDepthLimit is left out.
[[nodiscard]] std::string to_yaml(const Json& value);

}  // namespace bondgenoot::content
