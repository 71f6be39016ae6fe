// A theme and the overlay of templates and files that it, its parents, the project and the installation make.
//
// In:  a FileSystem and the folders to look in. Out: Theme: where each template and file is found, what is bundled,
// icons. Owns: texts of templates and icons. Threads: loading one, then const.
//
// Order, first found wins: the project's templates/, the theme's templates/, those of the themes it extends, the
// installed templates/. Files of a theme win over those of its parent, and those over the installed client scripts.
//
// theme.yaml: `name` (for people), `extends` (a theme), `stylesheets` (a list), `scripts` (`head` and `modules`,
// lists), `icons` (a folder of SVG files, `icons` when it says nothing); any other key is a setting of the theme, for
// its templates: `color.light` for a key within a map. Paths are seen from the theme's folder. Names that begin with
// `.` or end with `~`, and `*.md`, are passed over.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

/// Where to look, in order of precedence; absolute or relative to the current folder as FileSystem takes them.
struct Overlay {
  std::string project_root;            ///< May hold templates/ and themes/.
  std::vector<std::string> installed;  ///< Folders that may hold templates/, themes/ and client/ (or src/client/).
};

/// A file by its name within the theme (`css/base.css`) and its path on disk.
struct ThemeFile {
  std::string name;
  std::string path;
};

/// An icon as a `<symbol>`: the view box and what is inside the <svg> element.
struct Icon {
  std::string view_box;
  std::string content;
};

struct Theme {
  std::string name;
  std::map<std::string, std::string, std::less<>> settings;  ///< Other keys of theme.yaml, parents' too.
  std::map<std::string, std::string, std::less<>>
      templates;  ///< Name → path on disk, `page.html` → `…/templates/page.html`.
  std::vector<std::pair<std::string, std::vector<std::string>>> message_files;  ///< Language → files, weakest first.
  std::vector<ThemeFile> stylesheets;       ///< Parents first, bundled in this order.
  std::vector<std::string> head_scripts;    ///< Names; classic scripts that run before the first paint.
  std::vector<std::string> module_scripts;  ///< Names of ES modules every page loads.
  std::map<std::string, std::string, std::less<>>
      files;                                       ///< Other assets: name → path on disk (`icons/logo.svg`, `site.js`).
  std::map<std::string, Icon, std::less<>> icons;  ///< By file name without `.svg`.
};

[[nodiscard]] std::expected<Outcome<Theme>, IoError> load_theme(const FileSystem& files, const Overlay& overlay,
                                                                const std::string& name, Span name_span,
                                                                SourceMap& sources);

}  // namespace bondgenoot::site
