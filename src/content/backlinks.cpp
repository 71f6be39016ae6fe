#include "content/backlinks.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

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

// Calls `visit` with the group of each target.
void for_each_use(const LinkContext& context, const std::vector<std::vector<EntryId>>& references, EntryId listed,
                  std::uint32_t position, auto&& visit) {
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
      visit(group, Use{use.field->inverse, position, context.index.group_of(listed)});
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

/// Backlinks of which a few are taken out, and put back where they belong now.
class BacklinkUpdate {
 public:
  BacklinkUpdate(const LinkContext& context, const std::vector<std::vector<EntryId>>& ordered,
                 std::vector<std::vector<Backlink>> backlinks)
      : context_(context), backlinks_(std::move(backlinks)), positions_(context.index.group_count(), UINT32_MAX) {
    std::uint32_t position = 0;
    for (const std::vector<EntryId>& collection : ordered) {
      for (const EntryId entry : collection) positions_[context.index.group_of(entry)] = position++;
    }
  }

  void take_out(std::uint32_t referrer, EntryId target) {
    for (const EntryId version : context_.index.versions_of(target)) {
      std::vector<Backlink>& links = backlinks_[version.value];
      for (Backlink& link : links)
        std::erase_if(link.entries, [&](EntryId entry) { return context_.index.group_of(entry) == referrer; });
      std::erase_if(links, [](const Backlink& link) { return link.entries.empty(); });
    }
  }

  void put_back(const std::vector<std::vector<EntryId>>& references, std::uint32_t referrer) {
    if (positions_[referrer] == UINT32_MAX) return;  // No version of it is published.
    for_each_use(context_, references, context_.index.versions_in_group(referrer).front(), positions_[referrer],
                 [&](std::uint32_t target, const Use& use) { add(target, use); });
  }

  std::vector<std::vector<Backlink>> finish() { return std::move(backlinks_); }

 private:
  void add(std::uint32_t target, const Use& use) {
    for (const EntryId version : context_.index.versions_in_group(target)) {
      if (!context_.published[version.value]) continue;
      std::vector<Backlink>& links = backlinks_[version.value];
      auto link = std::ranges::lower_bound(links, use.name, {}, &Backlink::name);
      if (link == links.end() || link->name != use.name)
        link = links.insert(link, Backlink{.name = std::string(use.name), .entries = {}});
      const auto position = [&](EntryId entry) { return positions_[context_.index.group_of(entry)]; };
      const auto place = std::ranges::lower_bound(link->entries, use.position, {}, position);
      if (place != link->entries.end() && position(*place) == use.position) continue;  // By another of its fields.
      const std::string_view language = context_.index.language(context_.get(version));
      link->entries.insert(place,
                           published_version(context_, context_.index.versions_in_group(use.referrer), language));
    }
  }

  const LinkContext& context_;
  std::vector<std::vector<Backlink>> backlinks_;
  std::vector<std::uint32_t> positions_;  // By group.
};

}  // namespace

std::vector<std::vector<Backlink>> make_backlinks(const LinkContext& context,
                                                  const std::vector<std::vector<EntryId>>& references,
                                                  const std::vector<std::vector<EntryId>>& ordered) {
  UsesByTarget uses(context.index.group_count());
  std::uint32_t position = 0;
  for (const std::vector<EntryId>& collection : ordered) {
    for (const EntryId entry : collection) {
      for_each_use(context, references, entry, position++,
                   [&](std::uint32_t group, const Use& use) { uses[group].push_back(use); });
    }
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

std::vector<std::vector<Backlink>> update_backlinks(const LinkContext& context,
                                                    const std::vector<std::vector<EntryId>>& before,
                                                    const std::vector<std::vector<EntryId>>& references,
                                                    const std::vector<std::vector<EntryId>>& ordered,
                                                    const std::vector<EntryId>& changed,
                                                    std::vector<std::vector<Backlink>> backlinks) {
  BacklinkUpdate update(context, ordered, std::move(backlinks));
  std::vector<std::uint32_t> referrers;
  for (const EntryId id : changed) referrers.push_back(context.index.group_of(id));
  std::ranges::sort(referrers);
  const auto repeats = std::ranges::unique(referrers);
  referrers.erase(repeats.begin(), repeats.end());
  for (const std::uint32_t referrer : referrers) {  // All of them first: what is left stands in order.
    for (const EntryId version : context.index.versions_in_group(referrer)) {
      for (const EntryId target : before[version.value]) {
        if (target.valid()) update.take_out(referrer, target);
      }
    }
  }
  for (const std::uint32_t referrer : referrers) update.put_back(references, referrer);
  return update.finish();
}

}  // namespace bondgenoot::content
