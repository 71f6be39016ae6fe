// A file of the finished site.
//
// In: made by whoever renders, bundles or copies it. Out: written by whoever publishes. Owns: its bytes. Threads: a
// plain value.
#pragma once

#include <functional>
#include <string>

namespace bondgenoot::site {

struct OutputFile {
  std::string output;  ///< Below the output folder: `good-practices/de-hef/index.html`.
  std::string bytes;
};

/// What becomes of files as soon as each is made, so that large ones are not held together.
using TakeFile = std::function<void(OutputFile)>;
/// Makes some.
using FileMaker = std::function<void(const TakeFile&)>;

}  // namespace bondgenoot::site
