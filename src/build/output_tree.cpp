#include "build/output_tree.h"

#include <utility>

namespace bondgenoot::build {

void TreeOutput::add(std::string path, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  tree_.files.insert_or_assign(std::move(path), std::move(bytes));
}

}  // namespace bondgenoot::build
