#include "content/name_guard.h"

#include <algorithm>
#include <set>
#include <utility>

#include "content/field_values.h"

namespace bondgenoot::content {
namespace {

void add_targets(const Field& field, std::set<CollectionId>& targets) {
  if (field.type == FieldType::Reference && field.target.valid()) targets.insert(field.target);
  for (const Field& child : field.children) add_targets(child, targets);  // As deep as kFieldDepthLimit.
}

}  // namespace

void NameGuard::add(std::string name, NameOrigin origin) {
  names.push_back(std::move(name));
  origins.push_back(origin);
}

Withheld withheld_by(const LinkContext& context, const Entry& entry) {
  Withheld withheld;
  std::set<CollectionId> targets;
  const Collection& collection = context.collection_of(entry);
  for (const Field& field : collection.fields) {
    if (field.private_when.empty() || !entry.withholds(collection, field)) continue;
    withheld.fields.push_back(&field);
    add_targets(field, targets);
  }
  withheld.targets.assign(targets.begin(), targets.end());
  return withheld;
}

void NameGuards::add_names_of(NameGuard& guard, CollectionId collection_id) const {
  const Collection& collection = context_.model.get(collection_id);
  for (std::uint32_t i = 0; i < context_.entries.size(); ++i) {
    const Entry& entry = context_.entries[i];
    if (entry.collection != collection_id || !context_.usable[i]) continue;
    guard.add(std::string(entry.title(collection)), {.entry = EntryId{i}});
    const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
    for (std::size_t f = 0; f < count; ++f) {
      if (!collection.fields[f].names) continue;
      for_each_value(collection.fields[f], entry.fields[f], [&](const Field&, const FieldValue& value) {
        if (const auto* name = value.get<std::string>()) guard.add(*name, {.entry = EntryId{i}});
      });
    }
  }
}

const NameGuard& NameGuards::about(const std::vector<CollectionId>& targets) {
  const auto [slot, is_new] = guards_.try_emplace(targets);
  NameGuard& guard = slot->second;
  if (!is_new) return guard;
  for (const CollectionId target : targets) add_names_of(guard, target);
  for (const std::string& name : context_.options.private_names) guard.add(name, {});
  guard.finish();
  return guard;
}

NameGuard guard_of_own_values(const Entry& entry, EntryId id, const Collection& collection, const Withheld& withheld) {
  NameGuard guard;
  for (const Field* field : withheld.fields) {
    const auto index = collection.field_index(field->name);
    if (!index || *index >= entry.fields.size()) continue;
    for_each_value(*field, entry.fields[*index], [&](const Field&, const FieldValue& value) {
      if (const auto* text = value.get<std::string>()) guard.add(*text, {.entry = id, .field = field});
    });
  }
  guard.finish();
  return guard;
}

}  // namespace bondgenoot::content
