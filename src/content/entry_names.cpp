#include "content/entry_names.h"

#include <algorithm>

#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

std::vector<std::string> names_of(const Entry& entry, const Collection& collection) {
  std::vector<std::string> names;
  const auto add = [&](const FieldValue& value) {
    if (const auto* text = value.get<std::string>()) names.push_back(*text);
  };
  for (std::size_t i = 0; i < collection.fields.size() && i < entry.fields.size(); ++i) {
    if (!collection.fields[i].names) continue;
    add(entry.fields[i]);
    if (const auto* list = entry.fields[i].get<ListValue>()) std::ranges::for_each(list->items, add);
  }
  return names;
}

}  // namespace

void EntryNames::put(Names& names, const std::string& name, std::string_view words) {
  std::vector<std::string>& files = names.by_words[folded(words)];
  if (std::ranges::find(files, name) == files.end()) files.insert(std::ranges::upper_bound(files, name), name);
}

EntryNames::EntryNames(const Graph& graph) {
  for (const Entry& entry : graph.entries()) {
    const Collection& collection = graph.model().get(entry.collection);
    add(collection.name, entry.name, entry.title(collection));
    for (const std::string& other : names_of(entry, collection)) put(collections_[collection.name], entry.name, other);
  }
}

void EntryNames::add(std::string_view collection, const std::string& name, std::string_view title) {
  Names& names = collections_[std::string(collection)];
  const bool is_new = names.files.emplace(name, true).second;
  if (is_new) names.all.push_back(name);
  if (title.empty() || title == name) return;
  names.all.emplace_back(title);
  put(names, name, title);
}

std::vector<std::string> EntryNames::find(std::string_view collection, std::string_view text) const {
  const auto names = collections_.find(collection);
  if (names == collections_.end()) return {};
  if (names->second.files.contains(text)) return {std::string(text)};
  const auto found = names->second.by_words.find(folded(text));
  if (found != names->second.by_words.end()) return found->second;
  const std::string slug = slugified(text);  // `De Hef` for `de-hef`, whatever its title is.
  return names->second.files.contains(slug) ? std::vector<std::string>{slug} : std::vector<std::string>{};
}

const std::vector<std::string>& EntryNames::all(std::string_view collection) const {
  static const std::vector<std::string> kNone;
  const auto names = collections_.find(collection);
  return names == collections_.end() ? kNone : names->second.all;
}

}  // namespace bondgenoot::content
