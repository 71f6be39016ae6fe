#include "support/png_file.h"

#include <algorithm>

namespace bondgenoot::testing {
namespace {

// The parameters of PNG's checksums (RFC 2083, RFC 1950).
constexpr std::uint32_t kCrcPolynomial = 0xEDB88320U;
constexpr std::uint32_t kAdlerModulus = 65521;
constexpr std::size_t kStoredBlock = 65535;

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

std::uint32_t crc(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char c : bytes) {
    value ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ kCrcPolynomial : value >> 1U;
  }
  return ~value;
}

std::string chunk(const std::string& kind, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size())) + kind + data + big_endian(crc(kind + data));
}

// A zlib stream that packs nothing.
std::string stored(std::string_view bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : bytes) {
    low = (low + static_cast<unsigned char>(c)) % kAdlerModulus;
    high = (high + low) % kAdlerModulus;
  }
  std::string stream = "\x78\x01";
  for (std::size_t at = 0; at < bytes.size(); at += kStoredBlock) {
    const std::string_view block = bytes.substr(at, kStoredBlock);
    stream += at + block.size() == bytes.size() ? '\1' : '\0';
    for (const std::size_t number : {block.size(), ~block.size()}) {
      stream += static_cast<char>(number & 0xFFU);
      stream += static_cast<char>((number >> 8U) & 0xFFU);
    }
    stream += block;
  }
  return stream + big_endian(high << 16U | low);
}

constexpr char kSignature[] = "\x89PNG\r\n\x1A\n";

std::string head(std::uint32_t width, std::uint32_t height) {
  const std::string eight_bits_rgb{"\x08\x02\x00\x00\x00", 5};
  return kSignature + chunk("IHDR", big_endian(width) + big_endian(height) + eight_bits_rgb);
}

}  // namespace

std::string png_file(std::uint32_t width, std::uint32_t height) {
  std::string row(1, '\0');
  for (std::uint32_t x = 0; x < width; ++x)
    row += x < width / 2 ? std::string("\xE0\x20\x20") : std::string("\x20\x20\xE0");
  std::string pixels;
  for (std::uint32_t y = 0; y < height; ++y) pixels += row;
  return head(width, height) + chunk("IDAT", stored(pixels)) + chunk("IEND", "");
}

std::string png_header(std::uint32_t width, std::uint32_t height) {
  return head(width, height) + chunk("IDAT", stored(std::string(64, '\0'))) + chunk("IEND", "");
}

std::string with_exif(std::string_view jpeg, std::string_view words) {
  const auto tag = [](std::uint32_t name, std::uint32_t kind, std::uint32_t count, const std::string& value) {
    return big_endian(name << 16U | kind) + big_endian(count) + value;
  };
  const auto length = static_cast<std::uint32_t>(words.size() + 1);
  constexpr std::uint32_t kBehindTags = 8 + 2 + 2 * 12 + 4;
  const std::string tiff = std::string("MM\0\x2A", 4) + big_endian(8) + std::string("\0\2", 2) +
                           tag(0x010E, 2, length, big_endian(kBehindTags)) +
                           tag(0x0112, 3, 1, std::string("\0\6\0\0", 4)) + big_endian(0) + std::string(words) + '\0';
  const std::string exif = std::string("Exif\0\0", 6) + tiff;
  const std::string size = big_endian(static_cast<std::uint32_t>(exif.size() + 2)).substr(2);
  return std::string(jpeg.substr(0, 2)) + "\xFF\xE1" + size + exif + std::string(jpeg.substr(2));
}

}  // namespace bondgenoot::testing
