// Which program this is: any other, even one compiled anew, may make other bytes of the same sources.
//
// In:  the running process. Out: a hash. Owns nothing. Threads: any.
#pragma once

#include <optional>

#include "support/hash.h"

namespace bondgenoot {

/// Of the program's file and of every library that it has loaded: of what the linker identified each by (`--build-id`),
/// which follows from all that is in it, or where there is no such thing of its bytes. Libraries that are opened later
/// are not among them, so ask first of all. Nothing where a file whose bytes are wanted cannot be read any more.
[[nodiscard]] std::optional<Hash128> program_hash();

}  // namespace bondgenoot
