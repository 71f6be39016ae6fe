// The few shapes that FORMAT.md's files are made of, read. Its writing twin is byte_writer.h.
//
// In:  bytes of any origin. Out: numbers and pieces of them; after the first thing that is wrong only zeros and empty
// pieces, and `good` says no. Owns nothing: it looks into the bytes it was given. Threads: each its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "search/byte_writer.h"

namespace bondgenoot::search {

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  /// Passes the four bytes with which a file of this `kind` begins.
  ByteReader(std::string_view bytes, char kind) : bytes_(bytes) {
    const char head[] = {'B', 'G', kind, kFormatVersion};
    if (bytes_.starts_with(std::string_view(head, sizeof head)))
      bytes_.remove_prefix(sizeof head);
    else
      fail();
  }

  /// Unsigned LEB128 of at most five bytes, below 2³².
  std::uint32_t varint() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kLongestVarint && i < bytes_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[i]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * i);
      if (byte >= 0x80) continue;
      if (value > UINT32_MAX) break;
      bytes_.remove_prefix(i + 1);
      return static_cast<std::uint32_t>(value);
    }
    fail();
    return 0;
  }

  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) fail();
    const std::string_view piece = bytes_.substr(0, good_ ? count : 0);
    bytes_.remove_prefix(piece.size());
    return piece;
  }

  /// A length and so many bytes.
  std::string_view stream() { return take(varint()); }

  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  [[nodiscard]] bool good() const { return good_; }
  /// Whether all went well and nothing is left over.
  [[nodiscard]] bool done() const { return good_ && bytes_.empty(); }

 private:
  static constexpr std::size_t kLongestVarint = 5;

  void fail() {
    good_ = false;
    bytes_ = {};
  }

  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace bondgenoot::search
