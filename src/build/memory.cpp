#include "build/memory.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "build/prepared_site.h"
#include "site/config.h"
#include "support/path.h"

namespace bondgenoot::build {
namespace {

// Below the root, or empty for what lies elsewhere.
std::string_view inside(std::string_view path, const std::string& root) {
  if (root.empty()) return path;
  if (!path.starts_with(root) || path.size() <= root.size() || path[root.size()] != '/') return {};
  return path.substr(root.size() + 1);
}

}  // namespace

SourceMap Memory::texts_in_use() const {
  std::vector<SourceId> used;
  if (model) used = model->sources;
  for (const auto& [path, file] : entries) used.push_back(file.source);
  if (before) {
    for (const content::Entry& entry : before->project.graph.entries()) used.push_back(entry.source);
  }
  std::ranges::sort(used);
  SourceMap texts = *sources;
  texts.keep_only([&](const Source& source, bool is_replaced) {
    const bool is_of_entry = source.path.starts_with("content/") && extension(source.path) == ".md";
    return (!is_replaced && !is_of_entry) || std::ranges::binary_search(used, source.id);
  });
  return texts;
}

void Changes::add(Changes other) {
  unknown = unknown || other.unknown;
  paths.merge(other.paths);
}

bool Memory::names_changed(const FileSystem& files, const std::string& root) const {
  if (changes.unknown || !found) return true;
  return std::ranges::any_of(changes.paths, [&](const std::string& path) {
    const std::string_view below = inside(path, root);
    if (!is_content(below)) return false;
    const auto kind = files.kind(path);
    const bool is_file = kind && *kind == FileKind::File;
    const bool is_gone = kind && *kind == FileKind::Missing;
    if (known_paths.contains(below)) return !is_file;
    const std::string folder = std::string(below) + '/';
    const auto first = known_paths.lower_bound(folder);
    return !is_gone || (first != known_paths.end() && first->starts_with(folder));
  });
}

bool Memory::is_content(std::string_view path) const {
  const auto lies_in = [&](const std::string& folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
  };
  return lies_in("content") || std::ranges::any_of(gathered.allies, [&](const content::Ally& ally) {
           return lies_in(joined_path(ally.path, "content"));
         });
}

void Memory::keep_names(const Outcome<content::Discovery>& discovered, const content::GatherOptions& options) {
  found = discovered;
  gathered = options;
  known_paths = {std::string(site::kConfigPath)};
  const content::Discovery& names = discovered.value;
  known_paths.insert(names.collections.begin(), names.collections.end());
  for (const content::DiscoveredEntry& entry : names.entries) known_paths.insert(entry.file);
  for (const std::string& asset : names.assets) known_paths.insert(joined_path("content", asset));
  for (const content::AllyFile& file : names.ally_models) known_paths.insert(file.file);
  for (const content::AllyFile& asset : names.ally_assets) known_paths.insert(asset.file);
}

bool Memory::is_unchanged(const std::string& root, const std::string& path) const {
  return !changes.unknown && entries.contains(path) && !changes.paths.contains(joined_path(root, path));
}

bool Memory::only_entries_changed(const FileSystem& files, const std::string& root) const {
  if (names_changed(files, root)) return false;
  return std::ranges::all_of(
      changes.paths, [&](const std::string& path) { return entries.contains(std::string(inside(path, root))); });
}

bool Memory::assets_changed(const FileSystem& files, const std::string& root) const {
  if (!before || !before->assets || names_changed(files, root)) return true;
  return std::ranges::any_of(changes.paths, [&](const std::string& path) {
    const bool is_entry = is_content(inside(path, root)) && extension(path) == ".md";
    return !is_entry && extension(path) != ".html";
  });
}

}  // namespace bondgenoot::build
