// Entries by collection and name: the versions of one entry in several languages stand together.
//
// In:  all entries, which outlive it (their names are pointed to). Out: versions by id or by name.
// Owns: the tables. Threads: const once made, so any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/entry_list.h"

namespace bondgenoot::content {

class EntryIndex {
 public:
  EntryIndex() = default;
  /// `own_language` is that of entries that name none.
  EntryIndex(const EntryList& entries, std::size_t collections, std::string own_language);

  /// The versions of the entry called `name`, the site's own language first, then by language; null when there is none.
  [[nodiscard]] const std::vector<EntryId>* find(CollectionId collection, std::string_view name) const;
  [[nodiscard]] const std::vector<EntryId>& versions_of(EntryId entry) const { return groups_[group_of_[entry.value]]; }
  /// The same number for all versions of one entry, below group_count().
  [[nodiscard]] std::uint32_t group_of(EntryId entry) const { return group_of_[entry.value]; }
  [[nodiscard]] const std::vector<EntryId>& versions_in_group(std::uint32_t group) const { return groups_[group]; }
  [[nodiscard]] std::size_t group_count() const { return groups_.size(); }
  [[nodiscard]] std::string_view language(const Entry& entry) const {
    return entry.language.empty() ? std::string_view(own_language_) : std::string_view(entry.language);
  }
  [[nodiscard]] const std::string& own_language() const { return own_language_; }

 private:
  std::string own_language_;
  std::vector<std::vector<EntryId>> groups_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> by_name_;  // Per collection.
};

}  // namespace bondgenoot::content
