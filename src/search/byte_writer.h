// The few shapes that FORMAT.md's files are made of. Its reading twin is in index_reader.cpp.
//
// In: numbers and texts. Out: bytes. Owns: its bytes. Threads: each its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace bondgenoot::search {

/// Version of the format: the fourth byte of every file.
inline constexpr char kFormatVersion = 2;

class ByteWriter {
 public:
  ByteWriter() = default;
  /// Begins with the four bytes of a file of this `kind`.
  explicit ByteWriter(char kind) : bytes_{'B', 'G', kind, kFormatVersion} {}

  /// Unsigned LEB128.
  void varint(std::uint32_t value) {
    for (; value >= 0x80U; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  void raw(std::string_view bytes) { bytes_ += bytes; }
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  /// Its length, then itself.
  void stream(std::string_view bytes) {
    varint(static_cast<std::uint32_t>(bytes.size()));
    bytes_ += bytes;
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace bondgenoot::search
