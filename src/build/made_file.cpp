#include "build/made_file.h"

#include <utility>

#include "support/path.h"

namespace bondgenoot::build {

MadeFile made_of(std::string path, std::string_view bytes) {
  return {.path = std::move(path), .size = bytes.size(), .hash = hash_bytes(bytes)};
}

void stamp_files(const FileSystem& files, const std::string& output, std::vector<MadeFile>& made, ThreadPool& pool) {
  pool.parallel_for(made.size(), [&](std::size_t i) {
    if (made[i].stamp) return;
    const auto stamp = files.stamp(joined_path(output, made[i].path));
    made[i].stamp = stamp && stamp->size == made[i].size ? stamp : std::nullopt;
  });
}

std::optional<std::string> read_made(const FileSystem& files, const std::string& output, const MadeFile& made) {
  auto bytes = files.read(joined_path(output, made.path), made.size);
  if (!bytes || hash_bytes(*bytes) != made.hash) return std::nullopt;
  return std::move(*bytes);
}

bool is_as_made(const FileSystem& files, const std::string& output, MadeFile& made) {
  const auto stamp = files.stamp(joined_path(output, made.path));  // Before it is read: later there is another.
  if (stamp && stamp == made.stamp) return true;
  if (!read_made(files, output, made)) return false;
  made.stamp = stamp;
  return true;
}

}  // namespace bondgenoot::build
