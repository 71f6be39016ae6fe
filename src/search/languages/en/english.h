// English: how it inflects.
//
// In: nothing. Out: the language. Owns nothing. Threads: any.
#pragma once

#include "search/language.h"

namespace bondgenoot::search {

[[nodiscard]] const Language& english();

}  // namespace bondgenoot::search
