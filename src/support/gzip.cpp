#include "support/gzip.h"

#include <algorithm>
#include <array>

#include <zlib.h>

#include "support/phrase.h"

namespace bondgenoot {
namespace {

constexpr int kGzipWindow = 15 + 16;  // The largest window, with gzip's header instead of zlib's.
constexpr int kMemoryLevel = 9;
constexpr std::size_t kChunk = 16384;

// zlib's own structures count in 32 bits; what we compress is far smaller, what we read is taken in pieces.
uInt piece(std::size_t size) { return static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U)); }

Bytef* readable(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib only reads from here.
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  std::string out;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
    return out;
  std::array<char, kChunk> chunk;
  int status = Z_OK;
  while (status != Z_STREAM_END) {
    if (stream.avail_in == 0) {
      stream.avail_in = piece(bytes.size());
      stream.next_in = readable(bytes);
      bytes.remove_prefix(stream.avail_in);
    }
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = kChunk;
    status = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    out.append(chunk.data(), kChunk - stream.avail_out);
  }
  deflateEnd(&stream);
  return out;
}

std::expected<std::string, std::string> gunzip(std::string_view bytes, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return std::unexpected(phrase("there is no memory to unpack it"));
  std::string out;
  std::array<char, kChunk> chunk;
  int status = Z_OK;
  while (status == Z_OK && (stream.avail_in > 0 || !bytes.empty()) && out.size() <= limit) {
    if (stream.avail_in == 0) {
      stream.avail_in = piece(bytes.size());
      stream.next_in = readable(bytes);
      bytes.remove_prefix(stream.avail_in);
    }
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = kChunk;
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), kChunk - stream.avail_out);
  }
  const bool rest = stream.avail_in > 0 || !bytes.empty();
  inflateEnd(&stream);
  if (out.size() > limit) return std::unexpected(phrase("unpacked it is larger than it may be"));
  if (status == Z_STREAM_END && !rest) return out;
  if (status == Z_STREAM_END) return std::unexpected(phrase("something follows the end of the compressed bytes"));
  if (status == Z_OK || status == Z_BUF_ERROR) return std::unexpected(phrase("the compressed bytes are cut off"));
  return std::unexpected(phrase("the compressed bytes are damaged"));
}

}  // namespace bondgenoot
