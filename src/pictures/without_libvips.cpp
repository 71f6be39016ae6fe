// What there is when the program is built without libvips: nothing can be made.
#include "pictures/encoder.h"

namespace bondgenoot::pictures {

bool can_encode() { return false; }

std::string encoder_version() { return {}; }

std::expected<Header, std::string> read_header(std::string_view /*bytes*/) { return std::unexpected(std::string()); }

std::expected<std::string, std::string> convert(std::string_view /*bytes*/, const Header& /*header*/,
                                                const Target& /*target*/) {
  return std::unexpected(std::string());
}

}  // namespace bondgenoot::pictures
