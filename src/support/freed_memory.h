// Memory that has been freed but still is with the process.
//
// In: nothing. Out: nothing. Owns: nothing. Threads: any.
#pragma once

namespace bondgenoot {

/// Gives the system what has been freed: between pieces that are in use it stays with the process otherwise. Takes some
/// milliseconds, so it is for the end of what used much.
void give_memory_back();

}  // namespace bondgenoot
