// Dutch: how it inflects, and what its compounds are made of.
//
// In: nothing. Out: the language. Owns nothing. Threads: any.
#pragma once

#include "search/language.h"

namespace bondgenoot::search {

[[nodiscard]] const Language& dutch();

}  // namespace bondgenoot::search
