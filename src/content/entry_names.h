// Entries by what people call them: the file name, the title, or another name (`names: true`).
//
// In:  a Graph, and names that are still to become entries. Out: the file name that a text means. Owns: the names.
// Threads: const once filled, so any.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/graph.h"
#include "content/schema.h"
#include "support/text.h"

namespace bondgenoot::content {

class EntryNames {
 public:
  EntryNames() = default;
  explicit EntryNames(const Graph& graph);

  /// One more entry of the collection called `collection`.
  void add(std::string_view collection, const std::string& name, std::string_view title);

  /// The file names that `text` may mean: as a file name if it is one, else by titles and other names, case and accents
  /// ignored. Sorted; none when nothing has that name.
  [[nodiscard]] std::vector<std::string> find(std::string_view collection, std::string_view text) const;

  /// File names and titles, for suggestions.
  [[nodiscard]] const std::vector<std::string>& all(std::string_view collection) const;

 private:
  struct Names {
    StringMap<std::vector<std::string>> by_words;  // Folded title or other name → file names.
    StringMap<bool> files;
    std::vector<std::string> all;
  };
  static void put(Names& names, const std::string& name, std::string_view words);

  StringMap<Names> collections_;
};

}  // namespace bondgenoot::content
