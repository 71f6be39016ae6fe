// The pictures of the content, and the files that each is published as.
//
// In:  build/picture_survey.h makes the list. Out: what pages say of a picture: addresses, sizes. Owns: the files as
// they lie in the project, which are published only when the picture is copied as it is. Threads: made by one, then
// const.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/html_renderer.h"
#include "pictures/encoder.h"
#include "site/theme.h"
#include "support/hash.h"

namespace bondgenoot::site {

struct PictureFile {
  std::string output;  ///< `assets/good-practices/foto.3f2a9c1b04-800.webp`
  pictures::Target target;
};

struct Picture {
  pictures::Header header;
  std::string source;              ///< As it lies in the project.
  Hash128 hash;                    ///< Of that.
  PictureFile own;                 ///< At its own address, in its own format: for links, and for programs.
  std::vector<PictureFile> shown;  ///< What pages show, by format and width. Empty: its own file.

  /// Whether other files than the source are made of it.
  [[nodiscard]] bool is_made() const { return !own.output.empty(); }
};

/// By path below `content/`: `good-practices/foto.jpg`.
using Pictures = std::map<std::string, Picture, std::less<>>;

/// The setting of a theme that says how wide its layouts show a picture, as the attribute `sizes` does.
inline constexpr std::string_view kPictureSizes = "picture_sizes";

/// The files that pages show of a picture, made for a source of this kind and size; `tag` tells its versions apart.
[[nodiscard]] std::vector<PictureFile> shown_files(std::string_view asset, const pictures::Header& header,
                                                   std::string_view tag);

/// What an <img> says of a picture, with what a <picture> has before it. `url` is that of its own file.
[[nodiscard]] markdown::ImageTarget image_target(const Picture& picture, std::string url, const std::string& base_path,
                                                 std::string_view sizes);

}  // namespace bondgenoot::site
