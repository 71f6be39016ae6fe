#include "build/known_folders.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "build/cache_folder.h"
#include "build/made_file.h"
#include "support/packing.h"
#include "support/path.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kFolders = ".cache/folders";
constexpr std::size_t kListedAgain = 64;  // So much of all may be listed each time before it is worth writing all.

auto place_of(const FileStamp& stamp) { return std::tuple(stamp.inode, stamp.device); }

void parts_of_entries(auto& archive, auto& entries) {
  archive.list(entries, [](auto& to, auto& entry) {
    to.text(entry.name);
    to.number(entry.kind);
    to.number(entry.inode);
  });
}

// Names lead nowhere else than into the folder, whoever wrote them.
bool is_listed(const DirectoryEntry& entry) {
  const bool is_name = !entry.name.empty() && entry.name != "." && entry.name != ".." && !entry.name.contains('/');
  return is_name && entry.kind != FileKind::Missing && entry.kind <= FileKind::Other;
}

std::optional<std::vector<DirectoryEntry>> unpacked(std::string_view bytes) {
  std::vector<DirectoryEntry> entries;
  Unpacker archive(bytes, SpanSources{});
  parts_of_entries(archive, entries);
  if (!archive.done() || !std::ranges::all_of(entries, is_listed)) return std::nullopt;
  return entries;
}

std::string packed(const std::vector<DirectoryEntry>& entries) {
  Packer archive(SpanSources{});
  parts_of_entries(archive, entries);
  return archive.take();
}

}  // namespace

KnownFolders::KnownFolders(const FileSystem& files, std::string root) : files_(files), root_(std::move(root)) {}

void KnownFolders::read() {
  auto text = files_.read(joined_path(root_, kFolders), kLargestCachedFile);
  if (!text) return;
  text_ = std::move(*text);
  const auto body = unsealed(kFoldersSeal, text_);
  if (!body) return;
  Unpacker archive(*body, SpanSources{});
  archive.list(known_, [](Unpacker& from, Folder& folder) {
    parts_of_stamp(from, folder.stamp);
    folder.entries = from.piece();
  });
  const bool is_sound =
      archive.done() && std::ranges::is_sorted(known_, {}, [](const Folder& folder) { return place_of(folder.stamp); });
  if (!is_sound) known_.clear();
  is_used_.resize(known_.size());
}

const KnownFolders::Folder* KnownFolders::find(const FileStamp& stamp) const {
  const auto found =
      std::ranges::lower_bound(known_, place_of(stamp), {}, [](const Folder& one) { return place_of(one.stamp); });
  return found == known_.end() || found->stamp != stamp ? nullptr : &*found;
}

std::expected<KnownFolders::Contents, IoError> KnownFolders::list(const std::string& path) {
  std::call_once(is_read_, [this] { read(); });
  const auto stamp = files_.folder_stamp(path);  // Before it is listed: later there may be another.
  if (const Folder* folder = stamp ? find(*stamp) : nullptr) {
    if (auto entries = unpacked(folder->entries)) {
      is_used_[static_cast<std::size_t>(folder - known_.data())] = 1;
      return Contents{.device = stamp->device, .entries = std::move(*entries)};
    }
  }
  auto entries = files_.list(path);
  if (!entries) return std::unexpected(entries.error());
  if (stamp) {
    const std::scoped_lock lock(mutex_);
    listed_.emplace_back(*stamp, packed(*entries));
  } else {
    for (DirectoryEntry& entry : *entries) entry.inode = 0;
  }
  return Contents{.device = stamp ? stamp->device : 0, .entries = std::move(*entries)};
}

std::expected<void, IoError> KnownFolders::keep(FileSystem& files) const {
  if (listed_.size() <= known_.size() / kListedAgain) return {};
  std::vector<Folder> folders;
  for (std::size_t i = 0; i < known_.size(); ++i)
    if (is_used_[i] != 0) folders.push_back(known_[i]);
  for (const auto& [stamp, entries] : listed_) folders.push_back({.stamp = stamp, .entries = entries});
  std::ranges::sort(folders, {}, [](const Folder& folder) { return place_of(folder.stamp); });
  Packer archive(SpanSources{});
  archive.list(folders, [](Packer& to, const Folder& folder) {
    parts_of_stamp(to, folder.stamp);
    to.text(folder.entries);
  });
  if (auto made = make_cache_folder(files, root_); !made) return made;
  return replace_cached_file(files, joined_path(root_, kFolders), sealed(kFoldersSeal, archive.take()));
}

}  // namespace bondgenoot::build
