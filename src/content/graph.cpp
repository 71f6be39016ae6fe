#include "content/graph.h"

#include <algorithm>

namespace bondgenoot::content {

const TextLinks* Graph::links_of_field(EntryId entry, const markdown::Document& text) const {
  const auto& fields = parts_->tables.links[entry.value]->fields;
  const auto found = std::ranges::find(fields, &text, &std::pair<const markdown::Document*, TextLinks>::first);
  return found == fields.end() ? nullptr : &found->second;
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
