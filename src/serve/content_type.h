// What kind of file an address gives, by the end of its name.
//
// In:  an output path. Out: the value of Content-Type. Owns nothing. Threads: any; pure.
#pragma once

#include <string_view>

namespace bondgenoot::serve {

inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";

/// `application/octet-stream` for what is not known.
[[nodiscard]] std::string_view content_type(std::string_view path);

}  // namespace bondgenoot::serve
