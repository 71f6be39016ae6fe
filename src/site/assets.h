// Files that pages ask for, named by their content: `styles.3f2a9c1b04.css`.
//
// In:  a Theme, the content's own assets, a FileSystem. Out: output files and the names they are asked by. Modules that
// import each
//      other are rewritten to the hashed names, in order of dependency. Owns: the bytes. Threads: making one, then
//      const.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/output_file.h"
#include "site/pictures.h"
#include "site/share.h"
#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

/// The bundle of a theme's stylesheets, by this name.
inline constexpr std::string_view kStylesheet = "styles.css";

struct Assets {
  std::vector<OutputFile> files;  ///< Sorted by output: `assets/styles.3f2a9c1b04.css`, `menu/picture.jpg`
  std::map<std::string, std::string, std::less<>> by_name;  ///< `styles.css` → `assets/styles.3f2a9c1b04.css`

  Pictures pictures;  ///< Filled in by who looks at them; those that files are made of are not among `files` then.

  std::optional<Share> share;  ///< The same; nothing: pages have no picture for who shares them.

  /// The output path of a theme's asset, or null.
  [[nodiscard]] const std::string* find(std::string_view name) const;
};

/// The files of the theme, hashed, and those of the content under their own names (planner.h has seen to it that no two
/// of those clash).
[[nodiscard]] std::expected<Outcome<Assets>, IoError> collect_assets(const FileSystem& files, const Theme& theme,
                                                                     const content::Graph& graph,
                                                                     const std::string& project_root,
                                                                     SourceMap& sources);

}  // namespace bondgenoot::site
