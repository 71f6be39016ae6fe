// All files of a finished site, held in memory.
//
// In:  paths and bytes. Out: them again, sorted by path. Owns: the bytes. Threads: filled through a TreeOutput by any,
// then const.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "build/site_output.h"

namespace bondgenoot::build {

struct OutputTree {
  std::map<std::string, std::string, std::less<>> files;  ///< Path below the output folder → bytes.
};

/// The way into one.
class TreeOutput final : public SiteOutput {
 public:
  /// `tree` outlives it.
  explicit TreeOutput(OutputTree& tree) : tree_(tree) {}
  void add(std::string path, std::string bytes) override;

 private:
  std::mutex mutex_;
  OutputTree& tree_;
};

}  // namespace bondgenoot::build
