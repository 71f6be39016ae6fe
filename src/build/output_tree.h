// All files of a finished site, before any is written.
//
// In:  paths and bytes. Out: them again, sorted by path. Owns: the bytes. Threads: filled by one, then const.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace bondgenoot::build {

struct OutputTree {
  std::map<std::string, std::string, std::less<>> files;  ///< Path below the output folder → bytes.

  [[nodiscard]] std::uint64_t bytes() const;
};

}  // namespace bondgenoot::build
