#include "build/folder_listing.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "support/path.h"

namespace bondgenoot::build {
namespace {

std::expected<KnownFolders::Contents, IoError> contents_of(const FileSystem& files, const std::string& folder,
                                                           KnownFolders* known) {
  if (known != nullptr) return known->list(folder);
  auto entries = files.list(folder);
  if (!entries) return std::unexpected(entries.error());
  for (DirectoryEntry& entry : *entries) entry.inode = 0;  // On whatever device.
  return KnownFolders::Contents{.device = 0, .entries = std::move(*entries)};
}

}  // namespace

const ListedFile* FolderListing::file(std::string_view path) const {
  const auto found = std::ranges::lower_bound(files, path, {}, &ListedFile::path);
  return found == files.end() || found->path != path ? nullptr : &*found;
}

bool FolderListing::has_folder(std::string_view path) const {
  return std::ranges::binary_search(folders, path, std::greater<>{});
}

std::expected<FolderListing, IoError> list_folder(const FileSystem& files, const std::string& root, ThreadPool& pool,
                                                  KnownFolders* known) {
  FolderListing listing;
  const auto kind = files.kind(root);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing) return listing;
  std::vector<std::string> folders = {""};
  while (!folders.empty()) {
    std::vector<std::expected<KnownFolders::Contents, IoError>> listed(folders.size());
    pool.parallel_for(folders.size(),
                      [&](std::size_t i) { listed[i] = contents_of(files, joined_path(root, folders[i]), known); });
    std::vector<std::string> below;
    for (std::size_t i = 0; i < folders.size(); ++i) {
      if (!listed[i]) return std::unexpected(listed[i].error());
      for (const DirectoryEntry& entry : listed[i]->entries) {
        std::string path = joined_path(folders[i], entry.name);
        if (entry.kind == FileKind::Directory)
          below.push_back(std::move(path));
        else
          listing.files.push_back({.path = std::move(path), .device = listed[i]->device, .inode = entry.inode});
      }
    }
    listing.folders.insert(listing.folders.end(), below.begin(), below.end());
    folders = std::move(below);
  }
  std::ranges::sort(listing.files, {}, &ListedFile::path);
  std::ranges::sort(listing.folders, std::greater<>{});
  return listing;
}

}  // namespace bondgenoot::build
