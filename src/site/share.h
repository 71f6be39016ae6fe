// What is shown of a page where somebody shares its address: a picture with its title, drawn in the theme's manner.
//
// In:  a theme's settings below `share`, the pages. Out: a design, and for each page the words on its picture and where
// it is published. Owns: the drawing; fonts are named by their files. Threads: made by one, then const.
//
// theme.yaml: `share.drawing` (an SVG file of the theme's, 1200 by 630), `share.font` and `share.font_otherwise` (files
// of the theme's, or paths on the machine, of a font and of one for the letters that it lacks), `share.title`,
// `share.sign`, `share.on_sign` and `share.foot` (colours). A theme without a drawing has no such pictures.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "pictures/share_picture.h"
#include "site/config.h"
#include "site/page.h"
#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/hash.h"

namespace bondgenoot::site {

/// The settings of a theme that name its files for these pictures: the drawing, then fonts by preference.
inline constexpr std::string_view kShareFiles[] = {"share.drawing", "share.font", "share.font_otherwise"};

/// The picture of one page.
struct SharePicture {
  pictures::ShareWords words;
  Hash128 hash;        ///< Of all that it is drawn from.
  std::string output;  ///< `assets/share/good-practices/de-hef.3f2a9c1b04.png`
  std::string alt;
};

struct Share {
  pictures::ShareDesign design;
  Hash128 hash;                      ///< Of the design, and of what draws it.
  std::string drawing_path;          ///< For messages.
  std::optional<SharePicture> home;  ///< Of the site: for pages that are no entry's.
};

/// Nothing when the theme or site.yaml wants none, and where something it needs is not there, which is said.
[[nodiscard]] std::expected<std::optional<Share>, IoError> read_share(const FileSystem& files, const Theme& theme,
                                                                      const Config& config, Diagnostics& said);

/// Whether a page has a picture of its own: the page of an entry that may be found.
[[nodiscard]] bool has_own_picture(const Page& page);

/// Says of a page no more than the page itself does.
[[nodiscard]] SharePicture share_picture(const Share& share, const content::Graph& graph, const Config& config,
                                         const Page& page);

}  // namespace bondgenoot::site
