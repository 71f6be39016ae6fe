#include "content/backlinks.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace bondgenoot::content {
namespace {

// One entry refers to another, whatever the language of either.
struct Use {
  std::string_view name;
  std::uint32_t position = 0;  // Of the referrer: collections in their order, then entries in theirs.
  std::uint32_t referrer = 0;  // A group of the index.
  friend bool operator==(const Use&, const Use&) = default;
};

// What any version of an entry withholds, as sorted groups.
std::vector<std::uint32_t> withheld_groups(const LinkContext& context, const std::vector<EntryId>& versions) {
  std::vector<std::uint32_t> groups;
  for (const EntryId version : versions) {
    for (const ReferenceUse& use : context.get(version).references) {
      if (!use.withheld || use.field == nullptr) continue;
      const std::vector<EntryId>* found = context.index.find(use.field->target, use.target);
      if (found != nullptr) groups.push_back(context.index.group_of(found->front()));
    }
  }
  std::ranges::sort(groups);
  return groups;
}

using UsesByTarget = std::vector<std::vector<Use>>;

void collect(const LinkContext& context, const std::vector<std::vector<EntryId>>& references, EntryId listed,
             std::uint32_t position, UsesByTarget& uses) {
  const std::vector<EntryId>& versions = context.index.versions_of(listed);
  const std::vector<std::uint32_t> withheld = withheld_groups(context, versions);
  for (const EntryId version : versions) {
    if (!context.published[version.value]) continue;
    const Entry& entry = context.get(version);
    for (std::size_t ordinal = 0; ordinal < entry.references.size(); ++ordinal) {
      const ReferenceUse& use = entry.references[ordinal];
      const EntryId target = references[version.value][ordinal];
      if (!target.valid() || use.withheld || use.field->inverse.empty()) continue;
      const std::uint32_t group = context.index.group_of(target);
      if (std::ranges::binary_search(withheld, group)) continue;
      uses[group].push_back({use.field->inverse, position, context.index.group_of(listed)});
    }
  }
}

std::vector<Backlink> for_reader_of(const LinkContext& context, const std::vector<Use>& uses,
                                    std::string_view language) {
  std::vector<Backlink> backlinks;
  for (const Use& use : uses) {
    if (backlinks.empty() || backlinks.back().name != use.name)
      backlinks.push_back({.name = std::string(use.name), .entries = {}});
    backlinks.back().entries.push_back(
        published_version(context, context.index.versions_in_group(use.referrer), language));
  }
  return backlinks;
}

}  // namespace

std::vector<std::vector<Backlink>> make_backlinks(const LinkContext& context,
                                                  const std::vector<std::vector<EntryId>>& references,
                                                  const std::vector<std::vector<EntryId>>& ordered) {
  UsesByTarget uses(context.index.group_count());
  std::uint32_t position = 0;
  for (const std::vector<EntryId>& collection : ordered) {
    for (const EntryId entry : collection) collect(context, references, entry, position++, uses);
  }
  std::vector<std::vector<Backlink>> backlinks(context.entries.size());
  for (std::uint32_t group = 0; group < uses.size(); ++group) {
    std::ranges::sort(uses[group], {}, [](const Use& use) { return std::tuple(use.name, use.position); });
    const auto repeats = std::ranges::unique(uses[group]);
    uses[group].erase(repeats.begin(), repeats.end());
    for (const EntryId version : context.index.versions_in_group(group)) {
      if (context.published[version.value])
        backlinks[version.value] = for_reader_of(context, uses[group], context.index.language(context.get(version)));
    }
  }
  return backlinks;
}

}  // namespace bondgenoot::content
