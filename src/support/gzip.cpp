#include "support/gzip.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libdeflate.h>
#include <zlib.h>

#include "support/phrase.h"

namespace bondgenoot {
namespace {

constexpr int kGzipWindow = 15 + 16;  // The largest window, with gzip's header instead of zlib's.
constexpr std::size_t kChunk = 16384;

// Of libdeflate's 12 levels: on the index of 10,000 documents smaller than zlib's best (by 1 %) in a sixth of the time;
// the levels above take two to seven times as long for a half to two per cent.
constexpr int kLevel = 7;

struct Closer {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// zlib's own structures count in 32 bits, so what we read is taken in pieces.
uInt piece(std::size_t size) { return static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U)); }

Bytef* readable(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib only reads from here.
}

}  // namespace

std::string gzip(std::string_view bytes) {
  std::string out;
  const std::unique_ptr<libdeflate_compressor, Closer> compressor(libdeflate_alloc_compressor(kLevel));
  if (!compressor) return out;
  out.resize(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()));
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  out.shrink_to_fit();
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
