// What the server gives the browser beside the site: the script that follows changes, and the style of what it shows.
//
// In:  client/ in this folder, taken into the program when it is compiled. Out: their texts. Owns nothing.
// Threads: any; constant.
#pragma once

#include <string_view>

namespace bondgenoot::serve {

extern const std::string_view kLiveReloadScript;
extern const std::string_view kLiveReloadStyle;

}  // namespace bondgenoot::serve
