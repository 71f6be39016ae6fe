// A small project in a test: texts of files become a Graph and what is said about it.
//
// In:  files by path, `content/…`. Out: the graph, its diagnostics as text, a dump. Owns: the sources. Threads: one.
#pragma once

#include <map>
#include <string>

#include "content/linker.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

using ProjectFiles = std::map<std::string, std::string>;

class LinkProject {
 public:
  explicit LinkProject(const ProjectFiles& files, LinkOptions options = {.today = {2024, 1, 1}});

  /// Everything that was said: by discovery, by the model, by each entry, by the linker.
  [[nodiscard]] std::string diagnostics() const;
  /// The first lines of it, without excerpts and help: `content/a/b.md:3:4: error: … [code]`.
  [[nodiscard]] std::string headlines() const;
  [[nodiscard]] const Graph& graph() const { return graph_; }
  [[nodiscard]] EntryId entry(std::string_view path) const;
  /// The graph as text: collections in order, references, links and backlinks of each entry.
  [[nodiscard]] std::string dump() const;

 private:
  void dump_entry(std::string& out, EntryId id) const;

  SourceMap sources_;
  Diagnostics diagnostics_;
  Graph graph_;
};

}  // namespace bondgenoot::content
