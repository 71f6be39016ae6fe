#include "build/options.h"

#include "support/path.h"

namespace bondgenoot::build {

std::string output_folder(const BuildOptions& options) {
  return options.output.empty() ? joined_path(options.root, "public") : options.output;
}

}  // namespace bondgenoot::build
