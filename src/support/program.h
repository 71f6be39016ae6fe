// Which program this is: any other, even one compiled anew, may make other bytes of the same sources.
//
// In:  the running process. Out: a hash. Owns nothing. Threads: any.
#pragma once

#include <optional>

#include "support/hash.h"

namespace bondgenoot {

/// Of the bytes of the program's file and of every library that it has loaded; those that it opens later are not among
/// them, so ask first of all.
/// Nothing where a file of them cannot be read any more.
[[nodiscard]] std::optional<Hash128> program_hash();

}  // namespace bondgenoot
