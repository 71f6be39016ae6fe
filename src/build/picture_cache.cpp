#include "build/picture_cache.h"

#include <fmt/format.h>

#include "build/cache_folder.h"
#include "support/path.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kPictures = ".cache/pictures";
constexpr std::string_view kSeal = "bondgenoot-picture 1";

std::string place_of(const std::string& root, const std::string& name) {
  return joined_path(joined_path(root, kPictures), name);
}

}  // namespace

std::string cache_name(const Hash128& source, const pictures::Target& target) {
  const std::string key = fmt::format("{} {} {} {}", source.hex(), pictures::encoder_version(),
                                      pictures::ending_of(target.format), target.width);
  return fmt::format("{}.{}", hash_bytes(key).hex(), pictures::ending_of(target.format));
}

std::optional<std::string> read_cached(const FileSystem& files, const std::string& root, const std::string& name) {
  auto text = files.read(place_of(root, name), kLargestCachedFile);
  if (!text) return std::nullopt;
  const auto bytes = unsealed(kSeal, *text);
  if (!bytes || bytes->empty()) return std::nullopt;
  text->erase(0, text->size() - bytes->size());
  return std::move(*text);
}

bool is_cached(const FileSystem& files, const std::string& root, const std::string& name) {
  const auto kind = files.kind(place_of(root, name));
  return kind && *kind == FileKind::File;
}

std::expected<void, IoError> keep_pictures(FileSystem& files, const std::string& root,
                                           const std::vector<CachedPicture>& fresh, const std::set<std::string>& used) {
  const std::string folder = joined_path(root, kPictures);
  if (!fresh.empty()) {
    if (auto made = make_cache_folder(files, root); !made) return made;
    if (auto made = files.make_directories(folder); !made) return made;
  }
  for (const CachedPicture& picture : fresh) {
    if (auto kept = replace_cached_file(files, place_of(root, picture.name), sealed(kSeal, picture.bytes)); !kept)
      return kept;
  }
  const auto items = files.list(folder);
  if (!items) return {};  // There was never a picture.
  for (const DirectoryEntry& item : *items) {
    if (item.kind != FileKind::File || used.contains(item.name)) continue;
    if (auto removed = files.remove(joined_path(folder, item.name)); !removed) return removed;
  }
  return {};
}

}  // namespace bondgenoot::build
