// What there is when the program is built without libvips: nothing can be made.
#include "pictures/canvas.h"
#include "pictures/encoder.h"
#include "pictures/letters.h"

namespace bondgenoot::pictures {

bool can_encode() { return false; }

std::string encoder_version() { return {}; }

std::string drawer_version() { return {}; }

std::expected<Header, std::string> read_header(std::string_view /*bytes*/) { return std::unexpected(std::string()); }

std::expected<std::string, std::string> convert(std::string_view /*bytes*/, const Header& /*header*/,
                                                const Target& /*target*/) {
  return std::unexpected(std::string());
}

void ReleaseImage::operator()(_VipsImage* /*image*/) const {}

std::expected<Lettering, std::string> Lettering::set(std::string_view /*text*/, const Setting& /*setting*/) {
  return std::unexpected(std::string());
}

std::expected<Canvas, std::string> Canvas::of_drawing(std::string_view /*svg*/) {
  return std::unexpected(std::string());
}

std::expected<Canvas, std::string> Canvas::copy() const { return std::unexpected(std::string()); }

int Canvas::width() const { return 0; }

int Canvas::height() const { return 0; }

bool Canvas::fill(const Box& /*box*/, Colour /*colour*/) { return false; }

bool Canvas::print(const Lettering& /*text*/, int /*left*/, int /*top*/, Colour /*colour*/) { return false; }

std::expected<std::string, std::string> Canvas::to_png() const { return std::unexpected(std::string()); }

bool open_letters(const std::vector<std::string>& /*files*/) { return false; }

const std::string& font_families() {
  static const std::string kNone;
  return kNone;
}

bool has_letter(char32_t /*code_point*/) { return false; }

}  // namespace bondgenoot::pictures
