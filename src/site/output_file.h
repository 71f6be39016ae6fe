// A file of the finished site.
//
// In: made by whoever renders, bundles or copies it. Out: written by whoever publishes. Owns: its bytes. Threads: a
// plain value.
#pragma once

#include <string>

namespace bondgenoot::site {

struct OutputFile {
  std::string output;  ///< Below the output folder: `good-practices/de-hef/index.html`.
  std::string bytes;
};

}  // namespace bondgenoot::site
