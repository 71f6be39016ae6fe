// Pictures made smaller, upright, and without what a camera wrote into them: libvips, behind four functions.
//
// In:  the bytes of a file whose kind is known. Out: what its header says, or a new file; else what the library has
// against it, in its own words. Owns nothing. Threads: any; each picture is encoded by the one thread that asks, so the
// same picture gives the same bytes however many work.
//
// The library is opened when it is first asked for: it takes 40 ms to load, and most runs of the program have nothing
// to encode. It may be missing, from this program (the CMake option BONDGENOOT_LIBVIPS) or from this machine.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "pictures/format.h"

namespace bondgenoot::pictures {

/// What is said of a picture before its pixels are looked at.
struct Header {
  std::uint32_t width = 0;  ///< As it is shown: a picture taken with the camera on its side is counted upright.
  std::uint32_t height = 0;
  std::uint32_t frames = 1;  ///< More than one: it moves.

  [[nodiscard]] std::uint64_t pixels() const { return std::uint64_t{width} * height * frames; }
};

/// A file to be made.
struct Target {
  Format format = Format::Webp;
  std::uint32_t width = 0;  ///< At most; a picture is never made larger.
};

/// Whether pictures can be looked at and made.
[[nodiscard]] bool can_encode();
/// The library and what is asked of it: with another one, files are made again.
[[nodiscard]] std::string encoder_version();
/// The same of what draws pictures (canvas.h), as the program was compiled: the library is not opened for it.
[[nodiscard]] std::string drawer_version();

[[nodiscard]] std::expected<Header, std::string> read_header(std::string_view bytes);

/// A new file with the same picture, in sRGB. A moving picture stays one, and as wide as it is, when the target has its
/// own format. A file that ends too early or cannot be read to its end is a failure.
[[nodiscard]] std::expected<std::string, std::string> convert(std::string_view bytes, const Header& header,
                                                              const Target& target);

}  // namespace bondgenoot::pictures
