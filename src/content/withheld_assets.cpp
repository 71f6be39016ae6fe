#include "content/withheld_assets.h"

#include <algorithm>

#include "content/field_values.h"

namespace bondgenoot::content {
namespace {

using Assets = std::set<std::string>;

void add(const std::vector<LinkTarget>& targets, Assets& assets) {
  for (const LinkTarget& target : targets) {
    if (target.kind == LinkTarget::Kind::Asset) assets.insert(target.asset);
  }
}

void add(const TextLinks& links, Assets& assets) {
  add(links.links, assets);
  add(links.images, assets);
}

/// What one entry names, in all its fields and its text or in those alone that it withholds or shows.
class NamedAssets {
 public:
  NamedAssets(const Graph& graph, EntryId id) : graph_(graph), id_(id), links_(*graph.tables().links[id.value]) {}

  void add_text(Assets& assets) const { add(links_.body, assets); }

  void add_fields(bool withheld, Assets& assets) const {
    const Entry& entry = graph_.get(id_);
    if (!entry.collection.valid() || (links_.images.empty() && links_.fields.empty())) return;  // It names none.
    const Collection& collection = graph_.collection_of(id_);
    const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
    for (std::size_t i = 0; i < count; ++i) {
      const Field& field = collection.fields[i];
      if (entry.withholds(collection, field) != withheld) continue;
      for_each_value(field, entry.fields[i], [&](const Field&, const FieldValue& value) { add_value(value, assets); });
    }
  }

 private:
  void add_value(const FieldValue& value, Assets& assets) const {
    if (const auto* image = value.get<ImageValue>()) {
      if (image->ordinal < links_.images.size() && !links_.images[image->ordinal].empty())
        assets.insert(links_.images[image->ordinal]);
    } else if (const auto* text = value.get<MarkdownValue>(); text != nullptr && text->document) {
      if (const TextLinks* links = graph_.links_of_field(id_, *text->document)) add(*links, assets);
    }
  }

  const Graph& graph_;
  EntryId id_;
  const EntryLinks& links_;
};

}  // namespace

std::set<std::string> withheld_assets(const Graph& graph) {
  Assets withheld;
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    const NamedAssets named(graph, EntryId{i});
    named.add_fields(true, withheld);
    if (graph.is_published(EntryId{i})) continue;
    named.add_fields(false, withheld);
    named.add_text(withheld);
  }
  if (withheld.empty()) return withheld;
  Assets shown;
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    if (!graph.is_published(EntryId{i})) continue;
    const NamedAssets named(graph, EntryId{i});
    named.add_fields(false, shown);
    named.add_text(shown);
  }
  std::erase_if(withheld, [&](const std::string& asset) { return shown.contains(asset); });
  return withheld;
}

}  // namespace bondgenoot::content
