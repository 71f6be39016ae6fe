// Projects of a few files, built in memory.
//
// In:  texts by path. Out: the site, or the project it is made of, with what was said as text. Owns: what it gives.
// Threads: one test at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "build/output_tree.h"
#include "build/pipeline.h"
#include "support/file_system.h"

namespace bondgenoot::build {

using Files = std::map<std::string, std::string>;

struct Built {
  BuiltSite site;
  OutputTree tree;   ///< Empty when nothing would be published.
  std::string said;  ///< All diagnostics, as a terminal shows them.
};

/// Built on 22 November 2026; `change` makes the options others.
[[nodiscard]] Built build_files(const Files& project, std::size_t jobs = 2, void (*change)(BuildOptions&) = nullptr);

/// The same for any project and options.
[[nodiscard]] Built build_all(const FileSystem& files, const BuildOptions& options, std::size_t jobs);

/// A picture of two colours, as a camera's program would save it.
[[nodiscard]] std::string jpeg_file(std::uint32_t width, std::uint32_t height);

[[nodiscard]] Project load_files(const Files& project);

}  // namespace bondgenoot::build
