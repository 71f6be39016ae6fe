// How long something takes, whatever else the machine does meanwhile.
//
// In:  nothing. Out: seconds. Owns: nothing. Threads: any; those of all are counted together.
#pragma once

#include <ctime>

namespace bondgenoot::tests {

/// Seconds that this process has computed so far. A test that asks for a limit by the clock on the wall fails on a busy
/// machine.
[[nodiscard]] inline double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace bondgenoot::tests
