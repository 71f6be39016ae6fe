#include "support/process_memory.h"

#include <cstdlib>  // Says which library this is.

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bondgenoot {

void ask_for_much_memory_at_once() {
#ifdef __GLIBC__
  constexpr int kBytes = 64 << 20;  // Of threads that are not the first, glibc has no larger pieces.
  ::mallopt(M_TOP_PAD, kBytes);
#endif
}

void give_memory_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace bondgenoot
