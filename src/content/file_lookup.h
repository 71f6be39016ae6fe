// The files of the content by path, and the one that was meant by a path that leads nowhere.
//
// In:  entries and assets, which outlive it. Out: answers about paths below `content/`. Owns: its tables. Threads: one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/entry_list.h"
#include "content/suggestions.h"

namespace bondgenoot::content {

/// Another file than the one that was written.
struct MeantFile {
  std::string path;
  bool certain = false;  ///< The same name in another folder, or without `.md`.
};

class FileLookup {
 public:
  FileLookup(const EntryList& entries, const std::vector<std::string>& assets, Suggestions& suggestions);

  [[nodiscard]] EntryId entry(std::string_view path) const;
  [[nodiscard]] bool has_asset(std::string_view path) const;
  [[nodiscard]] bool is_folder(std::string_view path) const;
  /// For links: an entry, or a file.
  [[nodiscard]] std::optional<MeantFile> meant(const std::string& path);
  /// For images.
  [[nodiscard]] std::optional<MeantFile> meant_asset(const std::string& path);

 private:
  // Made when a path leads nowhere for the first time.
  void make_name_tables();
  [[nodiscard]] std::optional<MeantFile> same_name_elsewhere(const std::string& path) const;
  [[nodiscard]] std::optional<MeantFile> nearest_file(const std::string& path);

  const EntryList& entries_;
  const std::vector<std::string>& assets_;
  Suggestions& suggestions_;
  std::unordered_map<std::string_view, EntryId> by_path_;
  bool has_names_ = false;
  std::vector<std::string> paths_;                                          // Of entries and assets.
  std::map<std::string, std::vector<std::string>, std::less<>> in_folder_;  // File names by folder.
  std::unordered_map<std::string_view, std::size_t> by_name_;               // File name to the first path in `paths_`.
};

}  // namespace bondgenoot::content
