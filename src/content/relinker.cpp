#include "content/relinker.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "content/anchors.h"
#include "content/backlinks.h"
#include "content/body_links.h"
#include "content/concept_order.h"
#include "content/field_values.h"
#include "content/link_context.h"
#include "content/order.h"
#include "content/privacy.h"
#include "content/references.h"
#include "content/translations.h"

namespace bondgenoot::content {
namespace {

/// An entry as it was and as it is.
struct Changed {
  const Entry& before;
  const Entry& now;
  const Collection& collection;
};

bool same_identity(const Changed& changed) {
  const auto identity = [](const Entry& entry) {
    return std::tie(entry.path, entry.collection, entry.name, entry.slug, entry.language, entry.draft,
                    entry.publish_on);
  };
  return identity(changed.before) == identity(changed.now);
}

bool same_references(const Entry& a, const Entry& b) {
  return std::ranges::equal(a.references, b.references, [](const ReferenceUse& one, const ReferenceUse& other) {
    return one.field == other.field && one.target == other.target && one.withheld == other.withheld;
  });
}

bool same_withheld(const Changed& changed) {
  return std::ranges::all_of(changed.collection.fields, [&](const Field& field) {
    return changed.before.withholds(changed.collection, field) == changed.now.withholds(changed.collection, field);
  });
}

// What an anonymous entry may not say of this one.
std::vector<std::string> names_of(const Entry& entry, const Collection& collection) {
  std::vector<std::string> names = {std::string(entry.title(collection))};
  for (std::size_t i = 0; i < std::min(entry.fields.size(), collection.fields.size()); ++i) {
    if (!collection.fields[i].names) continue;
    for_each_value(collection.fields[i], entry.fields[i], [&](const Field&, const FieldValue& value) {
      if (const auto* name = value.get<std::string>()) names.push_back(*name);
    });
  }
  return names;
}

bool refers_to(const Field& field, CollectionId target) {
  return field.target == target ||
         std::ranges::any_of(field.children, [&](const Field& child) {  // As deep as kFieldDepthLimit.
           return refers_to(child, target);
         });
}

// Whether entries of a collection can be what an anonymous entry withholds.
bool may_be_withheld(const Model& model, CollectionId target) {
  return std::ranges::any_of(model.collections, [&](const Collection& collection) {
    return std::ranges::any_of(
        collection.fields, [&](const Field& field) { return !field.private_when.empty() && refers_to(field, target); });
  });
}

// Every id that a link may name, sorted.
std::vector<std::string> all_places(const LinkContext& context, EntryId id) {
  std::vector<std::string> places = places_of(context, id);
  const std::vector<std::string>& anchors = context.get(id).body.anchors;
  places.insert(places.end(), anchors.begin(), anchors.end());
  std::ranges::sort(places);
  return places;
}

class Relinker {
 public:
  Relinker(const LinkContext& before, const LinkContext& now, GraphTables tables)
      : before_(before), now_(now), tables_(std::move(tables)), files_(now.entries, now.assets, now.suggestions) {}

  /// Nothing but what was there before may depend on what changed here.
  [[nodiscard]] bool is_own_affair(EntryId id) const {
    const Changed changed{
        .before = before_.get(id), .now = now_.get(id), .collection = now_.model.get(before_.get(id).collection)};
    if (!same_identity(changed) || !same_withheld(changed)) return false;
    const bool same_names = names_of(changed.before, changed.collection) == names_of(changed.now, changed.collection);
    if (!same_names && may_be_withheld(now_.model, changed.now.collection)) return false;
    const std::vector<std::string> were = all_places(before_, id);
    return std::ranges::includes(all_places(now_, id), were);
  }

  void link_again(EntryId id) {
    tables_.links[id.value] = resolve_links_of(now_, files_, id);
    if (!same_references(before_.get(id), now_.get(id))) {
      if (!references_) references_ = std::make_shared<GraphTables::References>(*tables_.references);
      (*references_)[id.value] = resolve_references_of(now_, id);
    }
  }

  /// `moved` are the entries of the collection that may stand elsewhere now.
  void order_again(CollectionId id, const std::vector<EntryId>& moved) {
    const std::vector<EntryId> were = tables_.ordered[id.value];
    sort_entries_again(tables_.ordered[id.value], moved, now_.entries, now_.model.get(id));
    moved_ = moved_ || tables_.ordered[id.value] != were;
    for (auto& [language, ordered] : tables_.ordered_in)
      sort_entries_again(ordered[id.value], moved, now_.entries, now_.model.get(id));
  }

  /// After all entries and collections; `concerned` are all that differ.
  GraphTables finish(const std::vector<EntryId>& concerned) {
    const std::shared_ptr<const GraphTables::References> before = tables_.references;
    if (references_) {
      tables_.references = references_;
      check_concept_order(now_, *references_);
    }
    if (references_ || moved_)
      tables_.backlinks = std::make_shared<const GraphTables::Backlinks>(
          update_backlinks(now_, *before, *tables_.references, tables_.ordered, concerned, *tables_.backlinks));
    return std::move(tables_);
  }

 private:
  const LinkContext& before_;
  const LinkContext& now_;
  GraphTables tables_;
  FileLookup files_;
  std::shared_ptr<GraphTables::References> references_;  // Null while none differs.
  bool moved_ = false;
};

// What was read again, and what takes from it what it does not say itself; by number, each once.
std::vector<EntryId> with_translations(const std::vector<EntryId>& changed, const EntryIndex& index) {
  std::vector<EntryId> concerned = changed;
  for (const EntryId id : changed) {
    const std::vector<EntryId>& versions = index.versions_of(id);
    if (versions.front() == id) concerned.insert(concerned.end(), versions.begin() + 1, versions.end());
  }
  std::ranges::sort(concerned);
  const auto repeats = std::ranges::unique(concerned);
  concerned.erase(repeats.begin(), repeats.end());
  return concerned;
}

}  // namespace

bool same_front_matter(const Entry& a, const Entry& b, const SourceMap& sources) {
  return a.path == b.path && a.front_matter.valid() && b.front_matter.valid() &&
         a.front_matter.begin == b.front_matter.begin && sources.view(a.front_matter) == sources.view(b.front_matter);
}

std::optional<Graph> relink(const Graph& before, const std::vector<std::shared_ptr<const ParsedEntry>>& parsed,
                            const std::vector<EntryId>& changed, const SourceMap& sources, const LinkOptions& options) {
  EntryList written = before.written();
  for (const EntryId id : changed) written.replace(id.value, {parsed[id.value], &parsed[id.value]->entry});
  EntryIndex index(written, before.model().collections.size(), options.language);
  const std::vector<EntryId> concerned = with_translations(changed, index);
  EntryList entries = before.entries();
  for (const EntryId id : concerned)
    entries.replace(id.value, complete_translation(written, index, before.model(), id));
  const std::vector<bool> usable(entries.size(), true);
  Suggestions suggestions;
  Diagnostics diagnostics;
  const auto context_of = [&](const EntryList& list) {
    return LinkContext{.model = before.model(),
                       .entries = list,
                       .usable = usable,
                       .published = before.tables().published,
                       .index = index,
                       .assets = before.assets(),
                       .sources = sources,
                       .options = options,
                       .suggestions = suggestions,
                       .diagnostics = diagnostics};
  };
  const LinkContext then = context_of(before.entries());
  const LinkContext now = context_of(entries);
  Relinker relinker(then, now, before.tables());
  std::map<CollectionId, std::vector<EntryId>> reordered;
  for (const EntryId id : concerned) {
    const bool translates = index.versions_of(id).front() != id;
    if (!translates && !parsed[id.value]->missing.empty()) return std::nullopt;
    if (!relinker.is_own_affair(id)) return std::nullopt;
    relinker.link_again(id);
    const Entry& entry = now.get(id);
    if (translates || !same_front_matter(then.get(id), entry, sources)) reordered[entry.collection].push_back(id);
  }
  for (const auto& [collection, moved] : reordered) relinker.order_again(collection, moved);
  GraphTables tables = relinker.finish(concerned);
  for (const EntryId id : concerned) check_privacy_of(now, tables, id);
  if (!diagnostics.empty()) return std::nullopt;
  return Graph(before.shared_model(), std::move(entries), std::move(written), std::move(index), before.assets(),
               std::move(tables), options.gathering);
}

}  // namespace bondgenoot::content
