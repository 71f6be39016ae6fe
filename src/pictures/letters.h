// The fonts that letters are printed with, from files: fontconfig, behind three functions.
//
// In:  paths of font files. Out: the names of their families, and which letters they have. Owns: what the library keeps
// of them. Threads: `open_letters` is for one, before any other; then any.
//
// The library is met through libvips, which is opened when it is needed (encoder.h says why).
#pragma once

#include <span>
#include <string>
#include <vector>

namespace bondgenoot::pictures {

/// The files of fonts, the first by preference. From now on these are all fonts there are for this program: the first
/// call decides, for a page is printed with what the one before it was. False when a file is no font.
[[nodiscard]] bool open_letters(const std::vector<std::string>& files);

/// Their names, by preference, joined by commas. Empty before `open_letters`.
[[nodiscard]] const std::string& font_families();

/// Whether any of them has it.
[[nodiscard]] bool has_letter(char32_t code_point);

}  // namespace bondgenoot::pictures
