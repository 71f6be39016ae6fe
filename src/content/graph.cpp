#include "content/graph.h"

namespace bondgenoot::content {

const TextLinks* Graph::links_of_field(const markdown::Document& text) const {
  const auto found = tables_.field_texts.find(&text);
  return found == tables_.field_texts.end() ? nullptr : &found->second;
}

EntryId Graph::find(CollectionId collection, std::string_view name) const {
  const std::vector<EntryId>* versions = index_.find(collection, name);
  return versions == nullptr ? EntryId{} : versions->front();
}

EntryId Graph::find(CollectionId collection, std::string_view name, std::string_view language) const {
  const std::vector<EntryId>* versions = index_.find(collection, name);
  if (versions == nullptr) return {};
  for (const EntryId version : *versions) {
    if (this->language(version) == language) return version;
  }
  return {};
}

}  // namespace bondgenoot::content
