// One target as libFuzzer calls it; compiled once for each, with its name.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bondgenoot::fuzz::BONDGENOOT_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
