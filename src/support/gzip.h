// gzip members (RFC 1952): the only file that sees zlib.
//
// In/Out: bytes. The same bytes in give the same bytes out: no time, no name in the header. Owns nothing. Threads: any.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace bondgenoot {

/// Compressed as far as zlib goes (level 9).
[[nodiscard]] std::string gzip(std::string_view bytes);

/// What was compressed. An error in words when `bytes` is not exactly one whole member, or holds more than `limit`
/// bytes.
[[nodiscard]] std::expected<std::string, std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace bondgenoot
