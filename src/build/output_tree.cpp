#include "build/output_tree.h"

namespace bondgenoot::build {

std::uint64_t OutputTree::bytes() const {
  std::uint64_t total = 0;
  for (const auto& [path, text] : files) total += text.size();
  return total;
}

}  // namespace bondgenoot::build
