#include "site/pictures.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "support/path.h"

namespace bondgenoot::site {
namespace {

using pictures::Format;

// A phone, a phone with a dense screen, a column of text with a dense screen, and as wide as any layout shows one.
constexpr std::array<std::uint32_t, 4> kWidths = {400, 800, 1200, 1600};
// For browsers that know no `srcset`.
constexpr std::uint32_t kPlainWidth = 800;

std::vector<std::uint32_t> widths_for(std::uint32_t width) {
  std::vector<std::uint32_t> widths;
  std::ranges::copy_if(kWidths, std::back_inserter(widths), [&](std::uint32_t each) { return each < width; });
  if (widths.size() < kWidths.size()) widths.push_back(width);
  return widths;
}

std::string source_set(const Picture& picture, Format format, const std::string& base_path) {
  std::string set;
  for (const PictureFile& file : picture.shown) {
    if (file.target.format != format) continue;
    if (!set.empty()) set += ", ";
    set += fmt::format("{}{} {}w", base_path, percent_encoded_path(file.output), file.target.width);
  }
  return set;
}

}  // namespace

std::vector<PictureFile> shown_files(std::string_view asset, const pictures::Header& header, std::string_view tag) {
  std::vector<PictureFile> files;
  if (header.frames > 1) return files;  // What moves is shown as it was made.
  const std::string_view name = asset.substr(0, asset.size() - extension(asset).size());
  for (const Format format : {Format::Avif, Format::Webp}) {
    for (const std::uint32_t width : widths_for(header.width)) {
      files.push_back({.output = fmt::format("assets/{}.{}-{}.{}", name, tag, width, ending_of(format)),
                       .target = {.format = format, .width = width}});
    }
  }
  return files;
}

markdown::ImageTarget image_target(const Picture& picture, std::string url, const std::string& base_path,
                                   std::string_view sizes) {
  markdown::ImageTarget target{.url = std::move(url), .width = picture.header.width, .height = picture.header.height};
  if (picture.shown.empty()) return target;
  const auto plain = std::ranges::find_if(picture.shown, [&](const PictureFile& file) {
    return file.target.format == Format::Webp && file.target.width >= std::min(kPlainWidth, picture.header.width);
  });
  if (plain != picture.shown.end()) target.url = base_path + percent_encoded_path(plain->output);
  target.srcset = source_set(picture, Format::Webp, base_path);
  target.sizes = sizes;
  target.better_srcset = source_set(picture, Format::Avif, base_path);
  target.better_type = media_type_of(Format::Avif);
  return target;
}

}  // namespace bondgenoot::site
