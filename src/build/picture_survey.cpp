#include "build/picture_survey.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/picture_cache.h"
#include "build/picture_problem.h"
#include "pictures/encoder.h"
#include "pictures/svg.h"
#include "site/routes.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

using pictures::Format;

// For programs, and for who follows a link to a picture.
constexpr std::uint32_t kOwnWidth = 2560;

/// One picture of the content, and what is found out about it.
struct Look {
  const std::string* asset = nullptr;
  site::OutputFile* file = nullptr;
  Format format = Format::Jpeg;
  std::optional<site::Picture> picture;  // When files are to be made of it, or its size is known.
  std::optional<PictureProblem> problem;
};

PictureProblem mislabelled(const Look& look, std::string_view bytes) {
  const std::string_view name = file_name(*look.asset);
  const std::string_view wanted = name_of(look.format);
  const auto format = pictures::format_of_bytes(bytes);
  if (format) {
    return {DiagnosticCode::MislabelledPicture,
            phrase("`{}` is {} by its name, but holds {}", name, wanted, name_of(*format)),
            phrase("give it the name `{}.{}`, here and where it is used", stem(name), ending_of(*format))};
  }
  const std::string_view kind = pictures::foreign_kind(bytes);
  return {DiagnosticCode::MislabelledPicture,
          kind.empty() ? phrase("`{}` is {} by its name, but is no picture", name, wanted)
                       : phrase("`{}` is {} by its name, but holds {}", name, wanted, kind),
          files_that_help()};
}

PictureProblem huge_file(const Look& look, std::uint64_t bytes, std::uint64_t limit) {
  constexpr std::uint64_t kMegabyte = 1U << 20U;
  return {
      DiagnosticCode::HugePicture,
      phrase("the picture `{}` is {} MB, more than {}", file_name(*look.asset), bytes / kMegabyte, limit / kMegabyte),
      phrase("save it smaller: 2500 pixels wide is more than any page shows")};
}

PictureProblem huge_picture(const Look& look, const pictures::Header& header) {
  return {DiagnosticCode::HugePicture,
          phrase("the picture `{}` is {} by {} pixels, more than {} million in all", file_name(*look.asset),
                 header.width, header.height, kPicturePixelsLimit / 1'000'000),
          phrase("save it smaller: 2500 pixels wide is more than any page shows")};
}

void look_at_drawing(Look& look) {
  if (look.file->bytes.size() > kDrawingBytesLimit) {
    look.problem = huge_file(look, look.file->bytes.size(), kDrawingBytesLimit);
    return;
  }
  auto drawing = pictures::clean_drawing(look.file->bytes);
  if (!drawing) {
    const pictures::DrawingProblem& problem = drawing.error();
    look.problem =
        PictureProblem{problem.unsafe ? DiagnosticCode::UnsafeDrawing : DiagnosticCode::BrokenPicture,
                       problem.unsafe ? phrase("the drawing `{}` is not published: {} (line {})",
                                               file_name(*look.asset), problem.message, problem.line)
                                      : phrase("the drawing `{}` cannot be read: {} (line {})", file_name(*look.asset),
                                               problem.message, problem.line),
                       phrase("save it as plain SVG, without scripts, links or pictures in it; or save it as `.png`")};
    return;
  }
  look.file->bytes = std::move(drawing->text);
  look.picture = site::Picture{
      .header = {.width = drawing->width, .height = drawing->height}, .source = {}, .hash = {}, .own = {}, .shown = {}};
}

// Whether all of it can be decoded. What was made of it before, or looked at before, needs no second look.
std::optional<std::string> reason_it_breaks(const FileSystem& files, const std::string& root,
                                            const site::Picture& picture, const site::Picture* before) {
  if (before != nullptr && before->hash == picture.hash) return std::nullopt;
  if (is_cached(files, root, cache_name(picture.hash, picture.own.target))) return std::nullopt;
  constexpr pictures::Target kStamp{.format = Format::Jpeg, .width = 16};
  auto stamp = pictures::convert(picture.source, picture.header, kStamp);
  return stamp ? std::nullopt : std::optional(std::move(stamp.error()));
}

void look_at_photo(const FileSystem& files, const std::string& root, const site::Picture* before, Look& look) {
  if (look.file->bytes.size() > kPictureBytesLimit) {
    look.problem = huge_file(look, look.file->bytes.size(), kPictureBytesLimit);
    return;
  }
  if (!pictures::can_encode()) return;
  const auto header = pictures::read_header(look.file->bytes);
  if (!header) {
    look.problem = broken_picture(*look.asset, header.error());
    return;
  }
  if (header->pixels() > kPicturePixelsLimit) {
    look.problem = huge_picture(look, *header);
    return;
  }
  site::Picture picture{.header = *header,
                        .source = std::move(look.file->bytes),
                        .hash = {},
                        .own = {.output = look.file->output, .target = {.format = look.format, .width = kOwnWidth}},
                        .shown = {}};
  picture.hash = hash_bytes(picture.source);
  constexpr std::size_t kTagDigits = 10;
  const std::string tag = hash_bytes(picture.hash.hex() + pictures::encoder_version()).hex(kTagDigits);
  picture.shown = site::shown_files(*look.asset, picture.header, tag);
  if (const auto reason = reason_it_breaks(files, root, picture, before)) {
    look.problem = broken_picture(*look.asset, *reason);
    return;
  }
  look.picture = std::move(picture);
}

void look_at(const FileSystem& files, const std::string& root, const site::Picture* before, Look& look) {
  const std::string_view bytes = look.file->bytes;
  if (bytes.empty()) {
    look.problem = broken_picture(*look.asset, phrase("it is empty"));
  } else if (pictures::format_of_bytes(bytes) != look.format) {
    look.problem = mislabelled(look, bytes);
  } else if (look.format == Format::Svg) {
    look_at_drawing(look);
  } else {
    look_at_photo(files, root, before, look);
  }
}

std::vector<Look> pictures_among(const content::Graph& graph, site::Assets& assets) {
  std::vector<Look> looks;
  for (const std::string& asset : graph.assets()) {
    const auto format = pictures::format_of_name(asset);
    if (!format) continue;
    const std::string output = site::output_of(site::asset_path(graph.model(), asset));
    const auto file = std::ranges::lower_bound(assets.files, output, {}, &site::OutputFile::output);
    if (file == assets.files.end() || file->output != output) continue;
    looks.push_back({.asset = &asset, .file = &*file, .format = *format, .picture = {}, .problem = {}});
  }
  return looks;
}

// One word for all of them: what to do about it is the same.
void report_copied(const std::vector<Look>& looks, const content::Graph& graph, Diagnostics& diagnostics) {
  const auto is_copied = [](const Look& look) { return look.format != Format::Svg && !look.problem; };
  const auto first = std::ranges::find_if(looks, is_copied);
  if (first == looks.end() || pictures::can_encode()) return;  // Opening libvips takes longer than a small site.
  diagnostics
      .add_for_path(DiagnosticCode::PicturesAsTheyAre, graph.gathering().file_of(*first->asset),
                    phrase("pictures are published as they are ({} of them), with all that a camera wrote into them",
                           std::ranges::count_if(looks, is_copied)))
      .with_help(phrase("that can be the place where a photo was taken: build with libvips, which removes it, or take "
                        "it out before a picture comes into the project"));
}

}  // namespace

void survey_pictures(const FileSystem& files, const std::string& root, const content::Graph& graph,
                     const site::Assets* before, ThreadPool& pool, Outcome<site::Assets>& assets) {
  std::vector<Look> looks = pictures_among(graph, assets.value);
  pool.parallel_for(looks.size(), [&](std::size_t i) {
    const site::Picture* known = nullptr;
    if (before != nullptr) {
      const auto found = before->pictures.find(*looks[i].asset);
      known = found == before->pictures.end() ? nullptr : &found->second;
    }
    look_at(files, root, known, looks[i]);
  });
  report_copied(looks, graph, assets.diagnostics);
  for (Look& look : looks) {
    if (look.problem) {
      report_picture(std::move(*look.problem), graph.gathering().file_of(*look.asset), assets.diagnostics);
    } else if (look.picture) {
      assets.value.pictures.emplace(*look.asset, std::move(*look.picture));
    }
  }
  std::vector<std::string> made;
  for (const auto& [asset, picture] : assets.value.pictures) {
    if (picture.is_made()) made.push_back(picture.own.output);
  }
  std::ranges::sort(made);
  std::erase_if(assets.value.files,
                [&](const site::OutputFile& file) { return std::ranges::binary_search(made, file.output); });
}

}  // namespace bondgenoot::build
