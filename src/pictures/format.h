// The kinds of pictures that a project may hold, told apart by name and by what is in the file.
//
// In:  a path, or bytes of anybody. Out: a Format, or nothing. Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bondgenoot::pictures {

enum class Format : std::uint8_t { Jpeg, Png, Webp, Avif, Gif, Svg };

/// "JPEG", as people call it.
[[nodiscard]] std::string_view name_of(Format format);
/// "jpg", without the dot.
[[nodiscard]] std::string_view ending_of(Format format);
/// "image/jpeg"
[[nodiscard]] std::string_view media_type_of(Format format);

/// By the ending of its name, in capitals or not.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view path);
/// By its first bytes.
[[nodiscard]] std::optional<Format> format_of_bytes(std::string_view bytes);
/// What bytes are that are no picture of these, for people: "HEIC", "PDF"; empty when nobody knows.
[[nodiscard]] std::string_view foreign_kind(std::string_view bytes);

}  // namespace bondgenoot::pictures
