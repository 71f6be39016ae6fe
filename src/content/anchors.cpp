#include "content/anchors.h"

#include <algorithm>

#include "content/field_values.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

// Ids of groups, and those in the texts of Markdown fields.
void add_places_of_fields(const LinkContext& context, const Entry& entry, std::vector<std::string>& places) {
  const Collection& collection = context.collection_of(entry);
  const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Field& outer = collection.fields[i];
    if (entry.withholds(collection, outer)) continue;
    for_each_value(outer, entry.fields[i], [&](const Field& field, const FieldValue& value) {
      if (const auto* text = value.get<MarkdownValue>(); text != nullptr && text->document != nullptr) {
        places.insert(places.end(), text->document->anchors.begin(), text->document->anchors.end());
      }
      const auto* id = value.get<std::string>();
      if (id != nullptr && &field != &outer && field.name == kIdField) places.push_back(*id);
    });
  }
}

}  // namespace

std::vector<std::string> places_of(const LinkContext& context, EntryId id) {
  const Entry& entry = context.get(id);
  std::vector<std::string> places;
  for (const markdown::Heading& heading : entry.body.headings) places.push_back(heading.id);
  add_places_of_fields(context, entry, places);
  places.insert(places.end(), context.options.page_anchors.begin(), context.options.page_anchors.end());
  return places;
}

bool has_place(const LinkContext& context, EntryId id, std::string_view fragment) {
  if (markdown::has_anchor(context.get(id).body, fragment)) return true;
  const std::vector<std::string> places = places_of(context, id);
  return std::ranges::find(places, fragment) != places.end();
}

std::string help_for_place(const LinkContext& context, EntryId id, const std::optional<std::string>& near) {
  std::vector<std::string> places = places_of(context, id);
  for (std::string& place : places) place.insert(0, "#");
  if (places.empty()) return phrase("it has no headings: leave `#…` out");
  const std::string all = phrase("it has {}", quoted_list(places));
  return near ? phrase("did you mean `#{}`? {}", *near, all) : all;
}

}  // namespace bondgenoot::content
