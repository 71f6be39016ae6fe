// gzip members (RFC 1952): its source is the only file that sees libdeflate, which packs, and zlib, which unpacks piece
// by piece.
//
// In/Out: bytes. The same bytes in give the same bytes out: no time, no name in the header. Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace bondgenoot {

/// Compressed somewhat further than zlib goes. Empty, which no member is, when there is no memory for it.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// What was compressed. An error in words when `bytes` is not exactly one whole member, or holds more than `limit`
/// bytes.
[[nodiscard]] std::expected<std::string, std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace bondgenoot
