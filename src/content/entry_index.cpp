#include "content/entry_index.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace bondgenoot::content {

EntryIndex::EntryIndex(const EntryList& entries, std::size_t collections, std::string own_language)
    : own_language_(std::move(own_language)), by_name_(collections) {
  groups_.reserve(entries.size());
  group_of_.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    auto& names = by_name_[entries[i].collection.value];
    const auto [found, is_new] = names.try_emplace(entries[i].name, static_cast<std::uint32_t>(groups_.size()));
    if (is_new) groups_.emplace_back();
    groups_[found->second].push_back(EntryId{i});
    group_of_.push_back(found->second);
  }
  const auto rank = [&](EntryId id) {
    const std::string_view spoken = language(entries[id.value]);
    return std::tuple(spoken != own_language_, spoken, id);
  };
  for (std::vector<EntryId>& versions : groups_) {
    if (versions.size() > 1) std::ranges::sort(versions, [&](EntryId a, EntryId b) { return rank(a) < rank(b); });
  }
}

const std::vector<EntryId>* EntryIndex::find(CollectionId collection, std::string_view name) const {
  if (!collection.valid()) return nullptr;
  const auto& names = by_name_[collection.value];
  const auto found = names.find(name);
  return found == names.end() ? nullptr : &groups_[found->second];
}

}  // namespace bondgenoot::content
