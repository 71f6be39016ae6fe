#include "content/file_lookup.h"

#include <algorithm>

#include "content/link_context.h"
#include "support/path.h"

namespace bondgenoot::content {

FileLookup::FileLookup(const EntryList& entries, const std::vector<std::string>& assets, Suggestions& suggestions)
    : entries_(entries), assets_(assets), suggestions_(suggestions) {
  by_path_.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) by_path_.emplace(below_content(entries[i].path), EntryId{i});
}

EntryId FileLookup::entry(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? EntryId{} : found->second;
}

bool FileLookup::has_asset(std::string_view path) const {
  return std::ranges::binary_search(assets_, path, std::less<>{});
}

bool FileLookup::is_folder(std::string_view path) const {
  const std::string prefix = path.empty() ? std::string() : std::string(path) + '/';
  const auto asset = std::ranges::lower_bound(assets_, prefix);
  if (asset != assets_.end() && asset->starts_with(prefix)) return true;
  const auto path_of = [](const Entry& entry) { return below_content(entry.path); };
  const auto entry =
      std::ranges::lower_bound(entries_, std::string_view(prefix), {}, path_of);  // Entries are in the order of paths.
  return entry != entries_.end() && path_of(*entry).starts_with(prefix);
}

void FileLookup::make_name_tables() {
  if (has_names_) return;
  has_names_ = true;
  paths_.reserve(entries_.size() + assets_.size());
  for (const Entry& entry : entries_) paths_.emplace_back(below_content(entry.path));
  paths_.insert(paths_.end(), assets_.begin(), assets_.end());
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    by_name_.try_emplace(file_name(paths_[i]), i);
    in_folder_[std::string(parent_path(paths_[i]))].emplace_back(file_name(paths_[i]));
  }
}

std::optional<MeantFile> FileLookup::same_name_elsewhere(const std::string& path) const {
  const auto found = by_name_.find(file_name(path));
  if (found == by_name_.end()) return std::nullopt;
  return MeantFile{.path = paths_[found->second], .certain = true};
}

std::optional<MeantFile> FileLookup::nearest_file(const std::string& path) {
  const std::string folder(parent_path(path));
  if (const auto names = in_folder_.find(folder); names != in_folder_.end()) {
    if (const auto near = suggestions_.nearest("file:" + folder, file_name(path), names->second))
      return MeantFile{.path = joined_path(folder, *near)};
  }
  if (auto near = suggestions_.nearest("path", path, paths_)) return MeantFile{.path = std::move(*near)};
  return std::nullopt;
}

std::optional<MeantFile> FileLookup::meant(const std::string& path) {
  make_name_tables();
  std::string_view page = path;  // As in an address: `de-hef/`, `de-hef`, `de-hef.html`.
  if (page.ends_with(".html")) page.remove_suffix(5);
  const std::string with_ending = std::string(page) + ".md";
  if (entry(with_ending).valid()) return MeantFile{.path = with_ending, .certain = true};
  if (auto found = same_name_elsewhere(path)) return found;
  if (auto found = same_name_elsewhere(with_ending)) return found;
  return nearest_file(path);
}

std::optional<MeantFile> FileLookup::meant_asset(const std::string& path) {
  make_name_tables();
  if (auto found = same_name_elsewhere(path); found && has_asset(found->path)) return found;
  auto found = nearest_file(path);
  return found && has_asset(found->path) ? found : std::nullopt;
}

}  // namespace bondgenoot::content
