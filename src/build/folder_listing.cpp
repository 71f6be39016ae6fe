#include "build/folder_listing.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "support/path.h"

namespace bondgenoot::build {

std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& root, ThreadPool& pool) {
  FolderListing listing;
  const auto kind = files.kind(root);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) return listing;
  std::vector<std::string> folders = {""};
  while (!folders.empty()) {
    std::vector<std::expected<std::vector<DirectoryEntry>, IoError>> listed(folders.size());
    pool.parallel_for(folders.size(), [&](std::size_t i) { listed[i] = files.list(joined_path(root, folders[i])); });
    std::vector<std::string> below;
    for (std::size_t i = 0; i < folders.size(); ++i) {
      if (!listed[i]) return std::unexpected(listed[i].error());
      for (const DirectoryEntry& entry : *listed[i]) {
        std::string path = joined_path(folders[i], entry.name);
        if (entry.kind == FileKind::Directory)
          below.push_back(std::move(path));
        else
          listing.files.insert(std::move(path));
      }
    }
    listing.folders.insert(listing.folders.end(), below.begin(), below.end());
    folders = std::move(below);
  }
  std::ranges::sort(listing.folders, std::greater<>{});
  return listing;
}

}  // namespace bondgenoot::build
