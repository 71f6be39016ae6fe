// What a theme publishes: stylesheets, scripts, drawings, each under a name that carries the hash of its bytes.
//
// In:  a Theme and its files. Out: output files and the names they are asked by, and diagnostics for files that ask for
// others that are
//      not there. Owns: the bytes. Threads: one.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "site/output_file.h"
#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

struct ThemeAssets {
  std::vector<OutputFile> files;
  std::map<std::string, std::string, std::less<>> by_name;  ///< `styles.css` → `assets/styles.3f2a9c1b04.css`
};

/// Files that name others are made after those: drawings, then stylesheets, then scripts in order of what they import.
[[nodiscard]] std::expected<Outcome<ThemeAssets>, IoError> collect_theme_assets(const FileSystem& files,
                                                                                const Theme& theme,
                                                                                const std::string& project_root,
                                                                                SourceMap& sources);

}  // namespace bondgenoot::site
