#include "support/overlay_file_system.h"

#include <cerrno>
#include <utility>

#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot {
namespace {

std::unexpected<IoError> failed(Words operation, const std::string& path, int code) {
  return std::unexpected(IoError{operation, path, system_reason(code), code});
}

}  // namespace

std::expected<OverlayFileSystem::Node, IoError> OverlayFileSystem::find(const std::string& path) const {
  if (const auto own = changed_.find(path); own != changed_.end()) return own->second;
  std::string there = path;
  for (std::string_view folder = parent_path(path); !folder.empty(); folder = parent_path(folder)) {
    const auto changed = changed_.find(folder);
    if (changed == changed_.end()) continue;
    const Node& node = changed->second;
    if (node.kind != FileKind::Directory || !node.below) return Node{};
    there = *node.below + path.substr(folder.size());
    break;
  }
  const auto kind = below_.kind(there);
  if (!kind) return std::unexpected(kind.error());
  return *kind == FileKind::Missing ? Node{} : Node{.kind = *kind, .below = std::move(there)};
}

std::expected<FileKind, IoError> OverlayFileSystem::kind(const std::string& path) const {
  const auto node = find(path);
  if (!node) return std::unexpected(node.error());
  return node->kind;
}

std::expected<std::vector<DirectoryEntry>, IoError> OverlayFileSystem::list(const std::string& path) const {
  const auto node = find(path);
  if (!node) return std::unexpected(node.error());
  if (node->kind == FileKind::Missing) return failed(phrase("list"), path, ENOENT);
  if (node->kind == FileKind::File) return failed(phrase("list"), path, ENOTDIR);
  std::map<std::string, FileKind> found;
  if (node->below) {
    auto listed = below_.list(*node->below);
    if (!listed) return listed;
    for (DirectoryEntry& entry : *listed) found.emplace(std::move(entry.name), entry.kind);
  }
  const std::string prefix = path.empty() ? std::string() : path + '/';
  for (auto it = changed_.lower_bound(prefix); it != changed_.end() && it->first.starts_with(prefix); ++it) {
    std::string name = it->first.substr(prefix.size());
    if (name.empty() || name.find('/') != std::string::npos) continue;
    if (it->second.kind == FileKind::Missing)
      found.erase(name);
    else
      found.insert_or_assign(std::move(name), it->second.kind);
  }
  std::vector<DirectoryEntry> entries;
  entries.reserve(found.size());
  for (const auto& [name, kind] : found) entries.push_back({name, kind});
  return entries;
}

std::expected<std::string, IoError> OverlayFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const auto node = find(path);
  if (!node) return std::unexpected(node.error());
  if (node->kind == FileKind::Missing) return failed(phrase("read"), path, ENOENT);
  if (node->below) return below_.read(*node->below, limit);
  if (node->kind == FileKind::Directory) return failed(phrase("read"), path, EISDIR);
  if (node->bytes.size() > limit) return failed(phrase("read"), path, EFBIG);
  return node->bytes;
}

std::expected<std::string, IoError> OverlayFileSystem::canonical(const std::string& path) const {
  const auto node = find(path);
  if (!node) return std::unexpected(node.error());
  if (node->kind == FileKind::Missing) return failed(phrase("resolve"), path, ENOENT);
  if (node->below == path || node->kind == FileKind::Symlink) return below_.canonical(*node->below);
  auto folder = canonical(std::string(parent_path(path)));
  if (!folder) return folder;
  return joined_path(*folder, file_name(path));
}

std::expected<void, IoError> OverlayFileSystem::write(const std::string& path, std::string_view bytes) {
  const auto folder = kind(std::string(parent_path(path)));
  if (!folder) return std::unexpected(folder.error());
  if (*folder != FileKind::Directory)
    return failed(phrase("write"), path, *folder == FileKind::Missing ? ENOENT : ENOTDIR);
  const auto there = kind(path);
  if (!there) return std::unexpected(there.error());
  if (*there == FileKind::Directory) return failed(phrase("write"), path, EISDIR);
  changed_.insert_or_assign(path, Node{.kind = FileKind::File, .bytes = std::string(bytes)});
  return {};
}

std::expected<void, IoError> OverlayFileSystem::make_directories(const std::string& path) {
  for (std::string folder = path; !folder.empty(); folder = std::string(parent_path(folder))) {
    const auto there = kind(folder);
    if (!there) return std::unexpected(there.error());
    if (*there == FileKind::Directory) return {};
    if (*there != FileKind::Missing) return failed(phrase("create"), path, ENOTDIR);
    changed_.insert_or_assign(folder, Node{.kind = FileKind::Directory});
  }
  return {};
}

std::expected<void, IoError> OverlayFileSystem::rename(const std::string& from, const std::string& to) {
  auto node = find(from);
  if (!node) return std::unexpected(node.error());
  const auto folder = kind(std::string(parent_path(to)));
  const auto there = kind(to);
  if (!folder || !there) return std::unexpected(folder ? there.error() : folder.error());
  if (node->kind == FileKind::Missing || *folder != FileKind::Directory) return failed(phrase("rename"), from, ENOENT);
  if (from == to) return {};
  if (to.starts_with(from + '/')) return failed(phrase("rename"), from, EINVAL);
  if (*there == FileKind::Directory) return failed(phrase("rename"), from, EEXIST);
  // What was already changed in a folder goes with it.
  std::map<std::string, Node, std::less<>> moved;
  const std::string prefix = from + '/';
  for (auto it = changed_.lower_bound(prefix); it != changed_.end() && it->first.starts_with(prefix);) {
    moved.emplace(to + it->first.substr(from.size()), std::move(it->second));
    it = changed_.erase(it);
  }
  for (auto& [name, changed] : moved) changed_.insert_or_assign(name, std::move(changed));
  changed_.insert_or_assign(to, std::move(*node));
  changed_.insert_or_assign(from, Node{});
  return {};
}

std::expected<void, IoError> OverlayFileSystem::exchange(const std::string& a, const std::string&) {
  return failed(phrase("exchange"), a, ENOSYS);
}

std::expected<void, IoError> OverlayFileSystem::link(const std::string& from, const std::string& to) {
  const auto there = kind(to);
  if (!there) return std::unexpected(there.error());
  if (*there != FileKind::Missing) return failed(phrase("link"), to, EEXIST);
  auto node = find(from);
  if (!node) return std::unexpected(node.error());
  if (node->kind != FileKind::File) return failed(phrase("link"), to, node->kind == FileKind::Missing ? ENOENT : EPERM);
  changed_.insert_or_assign(to, std::move(*node));
  return {};
}

std::expected<void, IoError> OverlayFileSystem::remove(const std::string& path) {
  const auto there = kind(path);
  if (!there) return std::unexpected(there.error());
  if (*there == FileKind::Missing) return failed(phrase("remove"), path, ENOENT);
  if (*there == FileKind::Directory) {
    const auto left = list(path);
    if (!left) return std::unexpected(left.error());
    if (!left->empty()) return failed(phrase("remove"), path, ENOTEMPTY);
  }
  changed_.insert_or_assign(path, Node{});
  return {};
}

std::expected<void, IoError> OverlayFileSystem::sync(const std::string&) { return {}; }

}  // namespace bondgenoot
