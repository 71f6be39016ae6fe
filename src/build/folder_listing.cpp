#include "build/folder_listing.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "support/path.h"

namespace bondgenoot::build {

std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& root) {
  FolderListing listing;
  const auto kind = files.kind(root);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) return listing;
  std::vector<std::string> waiting = {""};
  while (!waiting.empty()) {
    const std::string folder = std::move(waiting.back());
    waiting.pop_back();
    const auto entries = files.list(joined_path(root, folder));
    if (!entries) return std::unexpected(entries.error());
    for (const DirectoryEntry& entry : *entries) {
      const std::string path = joined_path(folder, entry.name);
      if (entry.kind == FileKind::Directory) {
        waiting.push_back(path);
        listing.folders.push_back(path);
      } else {
        listing.files.insert(path);
      }
    }
  }
  std::ranges::sort(listing.folders, std::greater<>{});
  return listing;
}

}  // namespace bondgenoot::build
