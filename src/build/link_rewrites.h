// Links that follow files to their new places.
//
// In:  a Graph, its sources, and which files go where. Out: edits of every text that names one of them, or that goes
// itself and names anything. Owns nothing. Threads: any; pure.
// Only the path is written anew; `?query` and `#place` stay as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "content/graph.h"
#include "support/text_edit.h"

namespace bondgenoot::build {

/// Old and new paths, below `content/`.
struct MovedFiles {
  std::map<std::string, std::string, std::less<>> files;
  std::string folder;  ///< A folder that goes with all that is in it; empty: none.
  std::string new_folder;

  /// Where the file at `path` is afterwards: mostly where it was.
  [[nodiscard]] std::string operator()(std::string_view path) const;
};

/// What a link from the root of the site says: `/good-practices/de-hef/`, old and new.
using MovedAddresses = std::map<std::string, std::string, std::less<>>;

/// Adds an edit for each link and image, in texts and in image fields; gives how many there are.
[[nodiscard]] std::size_t rewrite_links(const content::Graph& graph, const SourceMap& sources, const MovedFiles& moved,
                                        const MovedAddresses& addresses, TextEdits& edits);

}  // namespace bondgenoot::build
