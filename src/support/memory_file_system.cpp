#include "support/memory_file_system.h"

#include <cerrno>
#include <iterator>
#include <utility>

#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot {
namespace {

std::unexpected<IoError> failed(Words operation, const std::string& path, int code) {
  return std::unexpected(IoError{operation, path, system_reason(code), code});
}

// A name that no file has, so that paths out of the tree lead nowhere.
constexpr std::string_view kNowhere = "..";

std::string normal(const std::string& path) { return normalized_path(path).value_or(std::string(kNowhere)); }

// `0` is the character after `/`: names below `folder` lie between `folder/` and this.
std::string end_of_folder(std::string_view folder) { return std::string(folder) + '0'; }

using Folders = std::set<std::string>;

// A name as a container has it: alone, before what it names, or in a node taken out of either.
template <typename Item>
auto& name_of(Item& item) {
  if constexpr (requires { item.first; })
    return item.first;
  else if constexpr (requires { item.key(); })
    return item.key();
  else if constexpr (requires { item.value(); })
    return item.value();
  else
    return item;
}

// Moves the names at and below `from` to `to`.
template <typename Names>
void move_names(Names& names, const std::string& from, const std::string& to) {
  Names moved;
  const auto take = [&](auto first, auto last) {
    while (first != last) {
      auto node = names.extract(first++);
      name_of(node).replace(0, from.size(), to);
      moved.insert(std::move(node));
    }
  };
  if (const auto whole = names.find(from); whole != names.end()) take(whole, std::next(whole));
  take(names.lower_bound(from + '/'), names.lower_bound(end_of_folder(from)));
  names.merge(moved);
}

template <typename Names>
bool has_names_below(const Names& names, const std::string& folder) {
  const auto first = names.lower_bound(folder + '/');
  return first != names.end() && name_of(*first).starts_with(folder + '/');
}

// Adds the names directly in `folder`; whole sub-folders are stepped over.
template <typename Names>
void add_children(const Names& names, const std::string& folder, FileKind kind,
                  std::map<std::string, FileKind>& found) {
  const std::string prefix = folder.empty() ? std::string() : folder + '/';
  auto it = names.lower_bound(prefix);
  while (it != names.end() && name_of(*it).starts_with(prefix)) {
    const std::string_view rest = std::string_view(name_of(*it)).substr(prefix.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) {
      found.emplace(rest, kind);
      ++it;
    } else {
      it = names.lower_bound(end_of_folder(prefix + std::string(rest.substr(0, slash))));
    }
  }
}

}  // namespace

MemoryFileSystem::MemoryFileSystem(const std::map<std::string, std::string>& files) {
  for (const auto& [path, text] : files) {
    static_cast<void>(make_directories(std::string(parent_path(normal(path)))));
    files_[normal(path)] = {.bytes = text, .version = ++written_};
  }
}

FileKind MemoryFileSystem::kind_of(const std::string& name) const {
  if (files_.contains(name)) return FileKind::File;
  return name.empty() || folders_.contains(name) ? FileKind::Directory : FileKind::Missing;
}

bool MemoryFileSystem::has_children(const std::string& name) const {
  return has_names_below(files_, name) || has_names_below(folders_, name);
}

void MemoryFileSystem::move_tree(const std::string& from, const std::string& to) {
  move_names(files_, from, to);
  move_names(folders_, from, to);
}

std::map<std::string, FileKind> MemoryFileSystem::children_of(const std::string& name) const {
  std::map<std::string, FileKind> found;
  add_children(files_, name, FileKind::File, found);
  add_children(folders_, name, FileKind::Directory, found);
  return found;
}

std::expected<FileKind, IoError> MemoryFileSystem::kind(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return kind_of(normal(path));
}

std::expected<std::vector<DirectoryEntry>, IoError> MemoryFileSystem::list(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string folder = normal(path);
  if (kind_of(folder) == FileKind::File) return failed(phrase("list"), path, ENOTDIR);
  if (kind_of(folder) == FileKind::Missing) return failed(phrase("list"), path, ENOENT);
  lists_.push_back(folder);
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, kind] : children_of(folder)) entries.push_back({name, kind});
  return entries;
}

std::expected<std::string, IoError> MemoryFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(normal(path));
  if (found == files_.end()) {
    return failed(phrase("read"), path, kind_of(normal(path)) == FileKind::Directory ? EISDIR : ENOENT);
  }
  if (found->second.bytes.size() > limit) return failed(phrase("read"), path, EFBIG);
  reads_.push_back(found->first);
  return found->second.bytes;
}

std::optional<FileStamp> MemoryFileSystem::stamp(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(normal(path));
  if (found == files_.end()) return std::nullopt;
  return FileStamp{.device = 0, .inode = found->second.version, .size = found->second.bytes.size(), .changed = 0};
}

std::optional<FileStamp> MemoryFileSystem::folder_stamp(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string folder = normal(path);
  if (kind_of(folder) != FileKind::Directory) return std::nullopt;
  const auto children = children_of(folder);
  std::string names;  // None holds a `/`.
  for (const auto& [name, kind] : children) names += name + (kind == FileKind::File ? "/f" : "/d");
  return FileStamp{.device = 0,
                   .inode = hash_bytes(folder).low,
                   .size = children.size(),
                   .changed = static_cast<std::int64_t>(hash_bytes(names).low >> 1U)};
}

std::expected<std::string, IoError> MemoryFileSystem::canonical(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string name = normal(path);
  if (kind_of(name) == FileKind::Missing) return failed(phrase("resolve"), path, ENOENT);
  return '/' + name;
}

std::expected<void, IoError> MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const std::string name = normal(path);
  const FileKind folder = kind_of(std::string(parent_path(name)));
  if (name == kNowhere || folder == FileKind::Missing) return failed(phrase("write"), path, ENOENT);
  if (folder == FileKind::File) return failed(phrase("write"), path, ENOTDIR);
  if (kind_of(name) == FileKind::Directory) return failed(phrase("write"), path, EISDIR);
  files_[name] = {.bytes = std::string(bytes), .version = ++written_};
  writes_.push_back(name);
  return {};
}

std::expected<void, IoError> MemoryFileSystem::make_directories(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const std::string name = normal(path);
  if (name == kNowhere) return failed(phrase("create"), path, EACCES);
  for (std::string folder = name; !folder.empty(); folder = std::string(parent_path(folder))) {
    if (files_.contains(folder)) return failed(phrase("create"), path, ENOTDIR);
  }
  for (std::string folder = name; !folder.empty(); folder = std::string(parent_path(folder))) folders_.insert(folder);
  return {};
}

std::expected<void, IoError> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  const std::string source = normal(from);
  const std::string target = normal(to);
  const FileKind source_kind = kind_of(source);
  const FileKind target_kind = kind_of(target);
  if (source_kind == FileKind::Missing || target == kNowhere) return failed(phrase("rename"), from, ENOENT);
  if (kind_of(std::string(parent_path(target))) != FileKind::Directory) return failed(phrase("rename"), from, ENOENT);
  if (source == target) return {};
  if (source.empty() || target.starts_with(source + '/')) return failed(phrase("rename"), from, EINVAL);
  if (target_kind != FileKind::Missing && target_kind != source_kind) {
    return failed(phrase("rename"), from, target_kind == FileKind::Directory ? EISDIR : ENOTDIR);
  }
  if (has_children(target)) return failed(phrase("rename"), from, ENOTEMPTY);
  files_.erase(target);
  folders_.erase(target);
  move_tree(source, target);
  return {};
}

std::expected<void, IoError> MemoryFileSystem::exchange(const std::string& a, const std::string& b) {
  const std::lock_guard lock(mutex_);
  const std::string first = normal(a);
  const std::string second = normal(b);
  if (kind_of(first) == FileKind::Missing || kind_of(second) == FileKind::Missing)
    return failed(phrase("exchange"), a, ENOENT);
  if (first.empty() || second.empty() || first.starts_with(second + '/') || second.starts_with(first + '/')) {
    return failed(phrase("exchange"), a, EINVAL);
  }
  const std::string aside = first + std::string("\0", 1);  // A name that no file has.
  move_tree(first, aside);
  move_tree(second, first);
  move_tree(aside, second);
  return {};
}

// A copy will do: nothing above this layer writes to a file that has two names.
std::expected<void, IoError> MemoryFileSystem::link(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  const std::string source = normal(from);
  const std::string target = normal(to);
  if (kind_of(target) != FileKind::Missing) return failed(phrase("hard-link"), to, EEXIST);
  if (kind_of(source) == FileKind::Directory) return failed(phrase("hard-link"), to, EPERM);
  const bool folder_exists = kind_of(std::string(parent_path(target))) == FileKind::Directory;
  if (kind_of(source) == FileKind::Missing || target == kNowhere || !folder_exists)
    return failed(phrase("hard-link"), to, ENOENT);
  files_[target] = files_[source];
  return {};
}

std::expected<void, IoError> MemoryFileSystem::remove(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const std::string name = normal(path);
  if (has_children(name)) return failed(phrase("remove"), path, ENOTEMPTY);
  if (files_.erase(name) > 0 || folders_.erase(name) > 0) return {};
  return failed(phrase("remove"), path, ENOENT);
}

std::expected<void, IoError> MemoryFileSystem::sync(const std::string&) { return {}; }

std::map<std::string, std::string> MemoryFileSystem::files() const {
  const std::lock_guard lock(mutex_);
  std::map<std::string, std::string> files;
  for (const auto& [path, file] : files_) files.emplace(path, file.bytes);
  return files;
}

std::vector<std::string> MemoryFileSystem::take_lists() {
  const std::lock_guard lock(mutex_);
  return std::exchange(lists_, {});
}

std::vector<std::string> MemoryFileSystem::take_reads() {
  const std::lock_guard lock(mutex_);
  return std::exchange(reads_, {});
}

std::vector<std::string> MemoryFileSystem::take_writes() {
  const std::lock_guard lock(mutex_);
  return std::exchange(writes_, {});
}

}  // namespace bondgenoot
