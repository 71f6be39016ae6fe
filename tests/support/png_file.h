// Small PNG files made on the spot, so that no picture need lie in the repository; and what a camera writes into a
// JPEG.
//
// In:  a size. Out: bytes. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bondgenoot::testing {

/// A picture whose left half is red and whose right half is blue.
[[nodiscard]] std::string png_file(std::uint32_t width, std::uint32_t height);

/// A PNG whose header says this size, and which has no pixels: what unpacks into gigabytes.
[[nodiscard]] std::string png_header(std::uint32_t width, std::uint32_t height);

/// `jpeg` with EXIF in it: lying on its side (orientation 6), and `words` as its description.
[[nodiscard]] std::string with_exif(std::string_view jpeg, std::string_view words);

}  // namespace bondgenoot::testing
