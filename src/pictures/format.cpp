#include "pictures/format.h"

#include <algorithm>
#include <array>

#include "support/path.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::pictures {
namespace {

struct Words {
  Format format;
  std::string_view name;
  std::string_view ending;
  std::string_view media_type;
};

constexpr std::array kWords = {
    Words{Format::Jpeg, "JPEG", "jpg", "image/jpeg"},  Words{Format::Png, "PNG", "png", "image/png"},
    Words{Format::Webp, "WebP", "webp", "image/webp"}, Words{Format::Avif, "AVIF", "avif", "image/avif"},
    Words{Format::Gif, "GIF", "gif", "image/gif"},     Words{Format::Svg, "SVG", "svg", "image/svg+xml"},
};

const Words& words_of(Format format) { return *std::ranges::find(kWords, format, &Words::format); }

// Four letters behind `ftyp`: which of the formats that share this container it is.
std::string_view brand_of(std::string_view bytes) {
  constexpr std::size_t kKind = 4;
  constexpr std::size_t kBrand = 8;
  constexpr std::size_t kLength = 4;
  if (bytes.size() < kBrand + kLength || bytes.substr(kKind, kLength) != "ftyp") return {};
  return bytes.substr(kBrand, kLength);
}

bool is_svg(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (!trim(bytes.substr(0, 64)).starts_with('<')) return false;
  constexpr std::size_t kHead = 16384;  // Programs write long comments and lists of names before it.
  return bytes.substr(0, kHead).find("<svg") != std::string_view::npos ||
         bytes.substr(0, kHead).find(":svg") != std::string_view::npos;
}

}  // namespace

std::string_view name_of(Format format) { return words_of(format).name; }
std::string_view ending_of(Format format) { return words_of(format).ending; }
std::string_view media_type_of(Format format) { return words_of(format).media_type; }

std::optional<Format> format_of_name(std::string_view path) {
  const std::string ending = to_lower(extension(path));
  if (ending == ".jpeg") return Format::Jpeg;
  for (const Words& words : kWords) {
    if (ending.size() == words.ending.size() + 1 && ending.ends_with(words.ending)) return words.format;
  }
  return std::nullopt;
}

std::optional<Format> format_of_bytes(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return Format::Jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Format::Png;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return Format::Gif;
  if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return Format::Webp;
  const std::string_view brand = brand_of(bytes);
  if (brand == "avif" || brand == "avis") return Format::Avif;
  if (is_svg(bytes)) return Format::Svg;
  return std::nullopt;
}

std::string_view foreign_kind(std::string_view bytes) {
  const std::string_view brand = brand_of(bytes);
  if (brand.starts_with("hei") || brand.starts_with("hev") || brand == "mif1" || brand == "msf1") return "HEIC";
  if (!brand.empty()) return "MP4";
  if (bytes.starts_with("%PDF")) return "PDF";
  if (bytes.starts_with("II*") || bytes.starts_with("MM")) return "TIFF";
  if (bytes.starts_with("BM")) return "BMP";
  if (bytes.starts_with("PK\x03\x04")) return "ZIP";
  return {};
}

}  // namespace bondgenoot::pictures
