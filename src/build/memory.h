// What one reading of a project leaves for the next, so that only what changed is read and parsed again.
//
// In:  filled by load_project and prepare_site; between two of them its owner says what changed. Out: what may be used
// again. Owns: a share of everything it remembers; no other value is changed by forgetting it.
// Threads: one reading at a time.
//
// Four rules keep it right: what it holds is const; what is kept of a file depends on that file alone, and on what
// stands beside it here (the model, the options); a text is recognised by all its bytes, not by a time; of the last
// state as a whole something is kept only where it can be said that nothing in it would be different.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "content/ally_models.h"
#include "content/discovery.h"
#include "content/entry_parser.h"
#include "content/gather.h"
#include "content/linker.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/source.h"

namespace bondgenoot::build {

/// What happened on disk since the last reading.
struct Changes {
  bool unknown = false;  ///< Anything may have changed.
  std::set<std::string>
      paths;  ///< Written, made, moved or removed; as the project's root and the installed folders begin.

  [[nodiscard]] bool empty() const { return !unknown && paths.empty(); }
  void add(Changes other);
};

struct PreparedSite;

struct Memory {
  /// The last time a file was parsed.
  struct ParsedFile {
    SourceId source;
    std::shared_ptr<const content::ParsedEntry> entry;  ///< Null when its collection could not be read.
    Diagnostics diagnostics;
  };
  /// The last model, and what it was read from.
  struct KnownModel {
    std::vector<std::string> paths;
    std::vector<SourceId> sources;
    bool has_pages = false;
    content::EntryParserOptions options;
    std::vector<SourceId> ally_sources;  ///< Of allies' `_collection.yaml` files, in the order of Discovery.
    std::vector<content::Ally> allies;
    content::IgnoredFields ignored;
    std::shared_ptr<const content::Model> model;
    Diagnostics diagnostics;
  };

  Changes changes{.unknown = true, .paths = {}};
  std::shared_ptr<const SourceMap> sources = std::make_shared<const SourceMap>();
  std::optional<Outcome<content::Discovery>> found;
  content::GatherOptions gathered;                 ///< What it was found with.
  std::set<std::string, std::less<>> known_paths;  ///< Of all that was found, below the root.
  std::optional<KnownModel> model;
  std::unordered_map<std::string, ParsedFile> entries;  ///< By file: its path from the root.
  content::LinkOptions link_options;
  std::shared_ptr<const PreparedSite> before;  ///< The last that was prepared; null at first.

  /// The texts that something remembered here points into, and the last of each file that is no entry. All others are
  /// of states that came before, which keep them as long as they last themselves.
  [[nodiscard]] SourceMap texts_in_use() const;
  /// Whether files came or went below `root`: then names are looked for again.
  [[nodiscard]] bool names_changed(const FileSystem& files, const std::string& root) const;
  void keep_names(const Outcome<content::Discovery>& discovered, const content::GatherOptions& options);
  /// Whether a path from the root is in the `content/` of this project, or of an ally.
  [[nodiscard]] bool is_content(std::string_view path) const;
  /// Whether the text that `path` had last is still its text.
  [[nodiscard]] bool is_unchanged(const std::string& root, const std::string& path) const;
  /// Whether all that changed are texts of entries that were there already: no setting, no theme, no model.
  [[nodiscard]] bool only_entries_changed(const FileSystem& files, const std::string& root) const;
  /// Whether a stylesheet, a script, a picture or the like may have changed.
  [[nodiscard]] bool assets_changed(const FileSystem& files, const std::string& root) const;
};

}  // namespace bondgenoot::build
