// A sheet of pixels with a drawing on it, on which letters are printed: libvips again, for share_picture.cpp.
//
// In:  a drawing (SVG) of the theme's, boxes, colours, texts. Out: a PNG file; else what the library has against it, in
// its own words. Owns: its pixels. Threads: each Canvas for one; any number at once.
//
// The letters are those of the files that were named to `open_letters`, and of no other: what is installed on a
// machine, or how somebody likes letters to be drawn there, changes nothing. So the same texts give the same bytes.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

struct _VipsImage;  // The library's own name for it.

namespace bondgenoot::pictures {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

struct Box {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

struct ReleaseImage {
  void operator()(_VipsImage* image) const;
};
using ImageHandle = std::unique_ptr<_VipsImage, ReleaseImage>;

/// How a text is to be set.
struct Setting {
  std::string families;  ///< Of fonts, by preference, joined by commas.
  std::string language;  ///< `nl`: some letters differ by it.
  int pixels = 0;        ///< From line to line, about.
  int width = 0;         ///< Lines are broken to fit; within a word where there is no other place.
};

/// A text as it will be printed.
class Lettering {
 public:
  [[nodiscard]] static std::expected<Lettering, std::string> set(std::string_view text, const Setting& setting);
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  friend class Canvas;
  ImageHandle mask_;
  int width_ = 0;
  int height_ = 0;
  // Where its ink begins in the width it was given: not at 0 when it is written from right to left. Nobody asks without
  // libvips.
  [[maybe_unused]] int left_ = 0;
};

class Canvas {
 public:
  /// As large as the drawing says it is, where nothing shines through.
  [[nodiscard]] static std::expected<Canvas, std::string> of_drawing(std::string_view svg);
  /// To be printed on apart from this one, which any number of threads may copy.
  [[nodiscard]] std::expected<Canvas, std::string> copy() const;
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;
  /// False when the library refuses; so is the next.
  [[nodiscard]] bool fill(const Box& box, Colour colour);
  /// With the top left of its space at `left`, `top`.
  [[nodiscard]] bool print(const Lettering& text, int left, int top, Colour colour);
  [[nodiscard]] std::expected<std::string, std::string> to_png() const;

 private:
  ImageHandle pixels_;
};

}  // namespace bondgenoot::pictures
