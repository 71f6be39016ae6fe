#include "build/cache_folder.h"

#include "support/path.h"

namespace bondgenoot::build {

std::expected<void, IoError> make_cache_folder(FileSystem& files, const std::string& root) {
  const std::string folder = joined_path(root, kCacheFolder);
  if (auto made = files.make_directories(folder); !made) return made;
  return files.write(joined_path(folder, ".gitignore"), "*\n");
}

std::expected<void, IoError> replace_cached_file(FileSystem& files, const std::string& path, std::string_view bytes) {
  const std::string aside = path + ".new";
  if (auto written = files.write(aside, bytes); !written) return written;
  return files.rename(aside, path);
}

}  // namespace bondgenoot::build
