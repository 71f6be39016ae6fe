#include "content/entry.h"

#include <algorithm>

namespace bondgenoot::content {

const FieldValue* Entry::find(const Collection& collection_of_entry, std::string_view field) const {
  const auto index = collection_of_entry.field_index(field);
  return index && *index < fields.size() ? &fields[*index] : nullptr;
}

bool Entry::withholds(const Collection& collection_of_entry, const Field& field) const {
  if (field.private_when.empty()) return false;
  const FieldValue* value = find(collection_of_entry, field.private_when);
  if (value == nullptr) return true;  // The model names no such field: better too little than a name too many.
  const bool* flag = value->get<bool>();
  return flag != nullptr && *flag;
}

bool Entry::is_private(const Collection& collection_of_entry) const {
  return std::ranges::any_of(collection_of_entry.fields,
                             [&](const Field& field) { return withholds(collection_of_entry, field); });
}

bool Entry::inherits(const Collection& collection_of_entry, std::string_view field) const {
  const auto index = collection_of_entry.field_index(field);
  return index && *index < inherited.size() && inherited[*index];
}

std::string_view Entry::title(const Collection& collection_of_entry) const {
  const FieldValue* value = find(collection_of_entry, "title");
  const auto* text = value == nullptr ? nullptr : value->get<std::string>();
  return text == nullptr ? std::string_view(name) : std::string_view(*text);
}

}  // namespace bondgenoot::content
