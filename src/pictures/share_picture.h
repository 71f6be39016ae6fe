// The picture that other sites show where somebody shares the address of a page: its title, on a drawing of the
// theme's.
//
// In:  a design, words. Out: a PNG file of 1200 by 630 pixels, the size that they ask for and a kind that all of them
// read; else what is against it. Owns: the design, drawn. Threads: one makes an artist, any number let it draw.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pictures/canvas.h"

namespace bondgenoot::pictures {

inline constexpr std::uint32_t kShareWidth = 1200;
inline constexpr std::uint32_t kShareHeight = 630;

struct ShareDesign {
  std::string drawing;             ///< SVG, of that size.
  std::vector<std::string> fonts;  ///< Paths of font files, by preference.
  Colour title;
  Colour sign;     ///< Behind the words on the sign.
  Colour on_sign;  ///< Those words.
  Colour foot;
};

struct ShareWords {
  std::string sign;  ///< Above the title: what kind of page it is; empty for no sign.
  std::string title;
  std::string foot;  ///< Below: whose page it is.
  std::string language;

  friend bool operator==(const ShareWords&, const ShareWords&) = default;
};

/// What is done with a design; with another one, pictures are made again.
inline constexpr std::string_view kShareLayout = "1";

/// A design with its drawing drawn, for many pictures.
class ShareArtist {
 public:
  [[nodiscard]] static std::expected<ShareArtist, std::string> make(ShareDesign design);
  [[nodiscard]] std::expected<std::string, std::string> draw(const ShareWords& words) const;

 private:
  ShareArtist(ShareDesign design, Canvas background) : design_(std::move(design)), background_(std::move(background)) {}
  ShareDesign design_;
  Canvas background_;
};

}  // namespace bondgenoot::pictures
