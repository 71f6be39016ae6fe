#include "site/share.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "pictures/encoder.h"
#include "support/diagnostic_codes.h"
#include "support/letter_case.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

constexpr std::uint64_t kDrawingLimit = 1U << 20U;
constexpr std::uint64_t kFontLimit = 64U << 20U;

std::optional<pictures::Colour> parse_colour(std::string_view text) {
  constexpr std::size_t kLength = 7;  // `#1c1913`
  std::uint32_t value = 0;
  if (text.size() != kLength || text[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return pictures::Colour{.red = static_cast<std::uint8_t>(value >> 16U),
                          .green = static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
                          .blue = static_cast<std::uint8_t>(value & 0xFFU)};
}

/// Reads the settings below `share` of one theme.
class ShareReader {
 public:
  ShareReader(const FileSystem& files, const Theme& theme, Diagnostics& said)
      : files_(files), theme_(theme), said_(said), manifest_(fmt::format("themes/{}/theme.yaml", theme.name)) {}

  std::expected<std::optional<Share>, IoError> read() {
    const auto name = theme_.settings.find(kShareFiles[0]);
    if (name == theme_.settings.end()) return std::nullopt;
    const auto drawing = theme_.files.find(name->second);
    if (drawing == theme_.files.end()) {
      said_
          .add_for_path(DiagnosticCode::MissingThemeFile, manifest_,
                        phrase("there is no file `{}` in the theme", name->second))
          .with_help(phrase("paths are seen from the theme's own folder"));
      return std::nullopt;
    }
    Share share;
    auto text = files_.read(drawing->second, kDrawingLimit);
    if (!text) return std::unexpected(text.error());
    share.design.drawing = std::move(*text);
    share.drawing_path = fmt::format("themes/{}/{}", theme_.name, name->second);
    read_colour("share.title", share.design.title);
    read_colour("share.sign", share.design.sign);
    read_colour("share.on_sign", share.design.on_sign);
    read_colour("share.foot", share.design.foot);
    key_ += share.design.drawing;
    for (const std::string_view key : {kShareFiles[1], kShareFiles[2]}) {
      if (!read_font(key, share.design)) return std::nullopt;
    }
    key_ += fmt::format("{} {}", pictures::kShareLayout, pictures::drawer_version());
    share.hash = hash_bytes(key_);
    return share;
  }

 private:
  void read_colour(std::string_view key, pictures::Colour& colour) {
    const auto setting = theme_.settings.find(key);
    if (setting == theme_.settings.end()) return;
    key_ += fmt::format("{} {} ", key, setting->second);
    if (const auto parsed = parse_colour(setting->second)) {
      colour = *parsed;
      return;
    }
    said_
        .add_for_path(DiagnosticCode::InvalidSetting, manifest_,
                      phrase("`{}` is `{}`, which is no colour", key, setting->second))
        .with_help(phrase("write it as `\"#1c1913\"`: two digits each for red, green and blue"));
  }

  // A file of the theme's, or one that a package of the system brings.
  bool read_font(std::string_view key, pictures::ShareDesign& design) {
    const auto setting = theme_.settings.find(key);
    if (setting == theme_.settings.end()) return true;
    const auto own = theme_.files.find(setting->second);
    const std::string& path = own == theme_.files.end() ? setting->second : own->second;
    const auto bytes = files_.read(path, kFontLimit);
    if (!bytes) {
      const auto package = theme_.settings.find(fmt::format("{}_package", key));
      Diagnostic& missing =
          said_.add_for_path(DiagnosticCode::NoSharePictures, manifest_,
                             phrase("pages have no picture for who shares them: there is no font `{}`", path));
      missing.with_help(package == theme_.settings.end()
                            ? phrase("name a font that is there in `{}`, or write `share_pictures: false` in "
                                     "`content/site.yaml`",
                                     key)
                            : phrase("in Debian: `apt install {}`; or write `share_pictures: false` in "
                                     "`content/site.yaml`",
                                     package->second));
      return false;
    }
    key_ += hash_bytes(*bytes).hex();
    design.fonts.push_back(path);
    return true;
  }

  const FileSystem& files_;
  const Theme& theme_;
  Diagnostics& said_;
  std::string manifest_;
  std::string key_;  // All that pictures depend on.
};

// `/kennis/good-practices/de-hef/` is written at `good-practices/de-hef/index.html`.
std::string_view name_of(const Page& page) {
  std::string_view name = page.output;
  name.remove_suffix(extension(name).size());
  constexpr std::string_view kIndex = "/index";
  if (name.ends_with(kIndex)) name.remove_suffix(kIndex.size());
  return name;
}

pictures::ShareWords words_of(const content::Graph& graph, const Config& config, const Page& page) {
  const std::string language(graph.language(page.entry));
  const Config& own = config.in(language);
  if (page.href == config.base_path) return {.sign = {}, .title = own.title, .foot = own.slogan, .language = language};
  const content::Collection& collection = graph.collection_of(page.entry);
  const bool is_free = collection.name == content::kPagesCollection;
  return {.sign = is_free ? std::string{} : upper_first(collection.singular.in(language), language),
          .title = page.title,
          .foot = own.title,
          .language = language};
}

std::string alt_of(const pictures::ShareWords& words, bool is_home) {
  if (is_home) return words.foot.empty() ? words.title : fmt::format("{}: {}", words.title, words.foot);
  return words.sign.empty() ? words.title : fmt::format("{}: {}", words.sign, words.title);
}

}  // namespace

std::expected<std::optional<Share>, IoError> read_share(const FileSystem& files, const Theme& theme,
                                                        const Config& config, Diagnostics& said) {
  if (!config.share_pictures) return std::nullopt;
  return ShareReader(files, theme, said).read();
}

bool has_own_picture(const Page& page) { return page.kind == PageKind::Entry && page.entry.valid() && page.index; }

SharePicture share_picture(const Share& share, const content::Graph& graph, const Config& config, const Page& page) {
  SharePicture picture{.words = words_of(graph, config, page), .hash = {}, .output = {}, .alt = {}};
  const pictures::ShareWords& words = picture.words;
  picture.hash = hash_bytes(
      fmt::format("{}\n{}\n{}\n{}\n{}", share.hash.hex(), words.sign, words.title, words.foot, words.language));
  constexpr std::size_t kTagDigits = 10;
  picture.output = fmt::format("assets/share/{}.{}.png", name_of(page), picture.hash.hex(kTagDigits));
  picture.alt = alt_of(words, page.href == config.base_path);
  return picture;
}

}  // namespace bondgenoot::site
