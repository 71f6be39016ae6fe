#include "content/graph.h"

#include <algorithm>

namespace bondgenoot::content {

const TextLinks* Graph::links_of_field(EntryId entry, const markdown::Document& text) const {
  const auto& fields = parts_->tables.links[entry.value]->fields;
  const auto found = std::ranges::find(fields, &text, &std::pair<const markdown::Document*, TextLinks>::first);
  return found == fields.end() ? nullptr : &found->second;
}

std::set<std::string> Graph::shown_assets() const {
  std::set<std::string> shown;
  const auto add = [&](const std::vector<LinkTarget>& images) {
    for (const LinkTarget& image : images) {
      if (image.kind == LinkTarget::Kind::Asset) shown.insert(image.asset);
    }
  };
  for (std::size_t i = 0; i < parts_->entries.size(); ++i) {
    if (!parts_->tables.published[i]) continue;
    const EntryLinks& links = *parts_->tables.links[i];
    add(links.body.images);
    for (const auto& [text, of_field] : links.fields) add(of_field.images);
    for (const std::string& asset : links.images) {
      if (!asset.empty()) shown.insert(asset);
    }
  }
  return shown;
}

const std::vector<EntryId>& Graph::ordered(CollectionId collection, std::string_view language) const {
  for (const auto& [code, lists] : parts_->tables.ordered_in) {
    if (code == language) return lists[collection.value];
  }
  return ordered(collection);
}

EntryId Graph::version_in(EntryId entry, std::string_view language) const {
  for (const EntryId version : translations(entry)) {
    if (is_published(version) && this->language(version) == language) return version;
  }
  return {};
}

EntryId Graph::find(CollectionId collection, std::string_view name) const {
  const std::vector<EntryId>* versions = parts_->index.find(collection, name);
  return versions == nullptr ? EntryId{} : versions->front();
}

EntryId Graph::find(CollectionId collection, std::string_view name, std::string_view language) const {
  const std::vector<EntryId>* versions = parts_->index.find(collection, name);
  if (versions == nullptr) return {};
  for (const EntryId version : *versions) {
    if (this->language(version) == language) return version;
  }
  return {};
}

}  // namespace bondgenoot::content
