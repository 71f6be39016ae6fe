// Drawings that are safe to publish: an SVG file of anybody becomes one that draws and does nothing else.
//
// In:  the bytes of a file. Out: the drawing as UTF-8 with its size, or why it is refused. Owns nothing. Threads: any;
// pure.
//
// What drawing programs add for themselves (their names for things, comments, `metadata`, which can hold a person's
// name or the path of a folder) is left out. What would act, load something or hide something is not left out but
// refused, because the drawing would no longer be what its maker saw: scripts, event attributes, `foreignObject`,
// pictures within it, addresses that lead out of it, entities, and every element that no drawing needs.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace bondgenoot::pictures {

struct Drawing {
  std::string text;
  std::uint32_t width = 0;  ///< In CSS pixels, from `width` and `height` or else from `viewBox`; 0 when neither says.
  std::uint32_t height = 0;
};

struct DrawingProblem {
  bool unsafe = false;  ///< Else it cannot be read at all.
  std::string message;  ///< What there is, in the language spoken.
  std::size_t line = 0;
};

[[nodiscard]] std::expected<Drawing, DrawingProblem> clean_drawing(std::string_view bytes);

}  // namespace bondgenoot::pictures
