// Every picture of the content looked at once: is it what its name says, can it be read to its end, how large is it.
//
// In:  the files of the content as collected. Out: the list of pictures, with the names of what each is to be made
// into; the files of others stay among the assets (drawings cleaned); what is wrong. Owns nothing. Threads: one calls;
// the pictures are spread over the pool.
//
// What may be sent in by anybody is met with care: the size is taken from the header before any pixel is decoded, and
// only the library's reader for the kind that the first bytes tell is used.
#pragma once

#include <cstdint>
#include <string>

#include "content/graph.h"
#include "site/assets.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

/// What a picture may be at most; docs/content-model.md names these.
inline constexpr std::uint64_t kPictureBytesLimit = 64U << 20U;
inline constexpr std::uint64_t kPicturePixelsLimit = 100'000'000;
inline constexpr std::uint64_t kDrawingBytesLimit = 4U << 20U;

/// `before` is what was found the last time; what is in it needs no second look. It may be null.
void survey_pictures(const FileSystem& files, const std::string& root, const content::Graph& graph,
                     const site::Assets* before, ThreadPool& pool, Outcome<site::Assets>& assets);

}  // namespace bondgenoot::build
