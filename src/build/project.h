// A project read from disk: every source once, the model, the linked Graph, the settings.
//
// In:  a FileSystem, options. Out: Project with all diagnostics so far, or an IoError when the disk failed.
// Owns: sources and everything that points into them. Threads: reading and parsing are spread over the pool.
#pragma once

#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "build/memory.h"
#include "build/options.h"
#include "content/graph.h"
#include "site/config.h"
#include "site/messages.h"
#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/thread_pool.h"
#include "support/trace.h"

namespace bondgenoot::build {

class EntryCache;

struct Project {
  std::shared_ptr<SourceMap> sources = std::make_shared<SourceMap>();
  site::Config config;
  site::Theme theme;
  std::map<std::string, site::Messages> messages;  ///< Interface words, by language; one for each of the site's.
  content::Graph graph;
  Diagnostics diagnostics;
  Diagnostics settings_diagnostics;  ///< Those of them that are about config, theme and messages.
  bool is_linked_well = false;       ///< There was nothing to say about what entries lead to.
};

/// A path as messages show it: relative to the project when it lies in it. Borrows `path`.
[[nodiscard]] std::string_view shown_path(std::string_view path, const std::string& root);

/// With a memory only what changed since it was last used is read and parsed; it then remembers this reading. With a
/// cache only what that has not is parsed.
[[nodiscard]] std::expected<Project, IoError> load_project(const FileSystem& files, const BuildOptions& options,
                                                           ThreadPool& pool, Trace& trace, Memory* memory = nullptr,
                                                           EntryCache* cache = nullptr);

}  // namespace bondgenoot::build
