// Memory that the process has of the system: when it asks for more, and when it gives it back.
//
// In: nothing. Out: nothing. Owns: nothing. Threads: any.
#pragma once

namespace bondgenoot {

/// Once, before other threads: from now on more memory is asked for 64 MB at a time. None of it is in use before it is
/// written to; and asking for 128 kB each time, as glibc does, takes a tenth of a build, mostly because threads wait
/// for each other meanwhile (mallopt(3), M_TOP_PAD).
void ask_for_much_memory_at_once();

/// Gives the system what has been freed: between pieces that are in use it stays with the process otherwise. Takes some
/// milliseconds, so it is for the end of what used much.
void give_memory_back();

}  // namespace bondgenoot
