#include "support/freed_memory.h"

#include <cstdlib>  // Says which library this is.

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bondgenoot {

void give_memory_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace bondgenoot
