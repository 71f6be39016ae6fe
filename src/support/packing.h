// Values as bytes for files that the program keeps for itself, and back.
//
// In:  a function that names the parts of a value in order; the same one writes and reads, so that the two cannot
// differ. Out: bytes; or the value, as far as the bytes are good. Owns: the Packer its bytes; the Unpacker none.
// Threads: each its own.
//
// Spans are kept as places in one of two sources, which have other ids each time. The bytes say nothing of what they
// are: who keeps them seals them (sealed_text.h) with the version of the program.
#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "support/hash.h"
#include "support/source.h"

namespace bondgenoot {

/// Pieces that were put apart from the rest, for those who want most of what is kept and seldom these.
class ApartPieces {
 public:
  ApartPieces() = default;
  virtual ~ApartPieces() = default;
  ApartPieces(const ApartPieces&) = delete;
  ApartPieces& operator=(const ApartPieces&) = delete;

  /// As `Packer::apart` got it, by its number in that order. It may be asked for later than all else, on whatever
  /// thread, and more than once.
  [[nodiscard]] virtual std::string piece(std::size_t number) const = 0;
};

/// One of them.
struct ApartPiece {
  std::shared_ptr<const ApartPieces> all;
  std::size_t number = 0;
  [[nodiscard]] std::string bytes() const { return all == nullptr ? std::string() : all->piece(number); }
};

/// What spans may name.
struct SpanSources {
  SourceId own;
  SourceId other = {};
};

/// Writes. Bits are kept in groups of seven, the lowest first, so that what is small takes little.
class Packer {
 public:
  explicit Packer(SpanSources sources) : sources_(sources) {}

  template <typename Number>
    requires std::integral<Number> || std::is_enum_v<Number>
  void number(const Number& value) {
    auto bits = static_cast<std::uint64_t>(value);
    if constexpr (std::is_signed_v<Number>)  // Signed: the sign is the lowest bit.
      bits = (bits << 1U) ^ (value < 0 ? UINT64_MAX : 0U);
    for (; bits >= 0x80U; bits >>= 7U) bytes_ += static_cast<char>((bits & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(bits);
  }
  void flag(bool value) { bytes_ += value ? '\1' : '\0'; }
  void real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
  void hash(const Hash128& value) {
    number(value.high);
    number(value.low);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void span(const Span& value) {
    if (!value.valid()) return number(0U);
    if (value.source != sources_.own && value.source != sources_.other) good_ = false;
    number(value.source == sources_.own ? 1U : 2U);
    number(value.begin);
    number(value.end - value.begin);
  }
  template <typename T, typename Each>
  void list(const std::vector<T>& values, const Each& each) {
    number(values.size());
    for (const T& value : values) each(*this, value);
  }
  void flags(const std::vector<bool>& values) {
    number(values.size());
    for (const bool value : values) flag(value);
  }
  template <typename T, typename Each>
  void optional(const std::optional<T>& value, const Each& each) {
    flag(value.has_value());
    if (value) each(*this, *value);
  }

  /// A piece that is not to be among the other bytes.
  void apart(std::string bytes) { apart_.push_back(std::move(bytes)); }

  /// False when something cannot be kept: a span in another source.
  [[nodiscard]] bool good() const { return good_; }
  void fail() { good_ = false; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  [[nodiscard]] std::vector<std::string> take_apart() { return std::move(apart_); }

 private:
  SpanSources sources_;
  std::string bytes_;
  std::vector<std::string> apart_;
  bool good_ = true;
};

/// Reads. After the first thing that is wrong only zeros and empty texts come, and `good` says no.
class Unpacker {
 public:
  Unpacker(std::string_view bytes, SpanSources sources, std::shared_ptr<const ApartPieces> apart = nullptr)
      : bytes_(bytes), sources_(sources), apart_(std::move(apart)) {}

  template <typename Number>
    requires std::integral<Number> || std::is_enum_v<Number>
  void number(Number& value) {
    const std::uint64_t bits = read_bits();
    if constexpr (std::is_enum_v<Number>) {
      if (bits > std::numeric_limits<std::underlying_type_t<Number>>::max()) fail();
      value = static_cast<Number>(good_ ? bits : 0);
    } else if constexpr (std::is_signed_v<Number>) {
      value = static_cast<Number>((bits >> 1U) ^ (0U - (bits & 1U)));
    } else {
      if (bits > std::numeric_limits<Number>::max()) fail();
      value = static_cast<Number>(good_ ? bits : 0);
    }
  }
  void flag(bool& value) { value = read_flag(); }
  void real(double& value) {
    std::uint64_t bits = 0;
    number(bits);
    value = std::bit_cast<double>(bits);
  }
  void hash(Hash128& value) {
    number(value.high);
    number(value.low);
  }
  void text(std::string& value) { value = piece(); }
  /// The next of those that are not among the bytes.
  [[nodiscard]] ApartPiece apart() { return {.all = apart_, .number = next_apart_++}; }
  /// As it lies in the bytes.
  [[nodiscard]] std::string_view piece() {
    std::uint64_t size = 0;
    number(size);
    if (size > bytes_.size()) fail();
    const std::string_view found = bytes_.substr(0, good_ ? size : 0);
    bytes_.remove_prefix(found.size());
    return found;
  }
  void span(Span& value) {
    std::uint32_t which = 0;
    std::uint32_t size = 0;
    value = {};
    number(which);
    if (which == 0) return;
    number(value.begin);
    number(size);
    if (which > 2 || size > UINT32_MAX - value.begin) return fail();
    value.source = which == 1 ? sources_.own : sources_.other;
    value.end = value.begin + size;
  }
  template <typename T, typename Each>
  void list(std::vector<T>& values, const Each& each) {
    const std::size_t count = read_count();
    values.reserve(std::min(count, kReserved));
    for (std::size_t i = 0; i < count && good_; ++i) each(*this, values.emplace_back());
  }
  void flags(std::vector<bool>& values) {
    const std::size_t count = read_count();
    for (std::size_t i = 0; i < count; ++i) values.push_back(read_flag());
  }
  template <typename T, typename Each>
  void optional(std::optional<T>& value, const Each& each) {
    value.reset();
    if (read_flag()) each(*this, value.emplace());
  }

  [[nodiscard]] bool good() const { return good_; }
  /// Whether all went well and nothing is left over.
  [[nodiscard]] bool done() const { return good_ && bytes_.empty(); }
  void fail() {
    good_ = false;
    bytes_ = {};
  }

 private:
  static constexpr std::size_t kReserved = 256;  // More is made room for as it comes: a count may be a lie.
  static constexpr unsigned kBits = 64;

  std::uint64_t read_bits() {
    std::uint64_t bits = 0;
    std::size_t at = 0;
    for (unsigned shift = 0; shift < kBits && at < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at++]);
      bits |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte >= 0x80U) continue;
      bytes_.remove_prefix(at);
      return bits;
    }
    fail();
    return 0;
  }
  bool read_flag() {
    if (bytes_.empty() || static_cast<unsigned char>(bytes_[0]) > 1) {
      fail();
      return false;
    }
    const bool value = bytes_[0] == '\1';
    bytes_.remove_prefix(1);
    return value;
  }
  // Each thing takes at least a byte.
  std::size_t read_count() {
    std::uint64_t count = 0;
    number(count);
    if (count > bytes_.size()) fail();
    return good_ ? count : 0;
  }

  std::string_view bytes_;
  SpanSources sources_;
  std::shared_ptr<const ApartPieces> apart_;
  std::size_t next_apart_ = 0;
  bool good_ = true;
};

}  // namespace bondgenoot
