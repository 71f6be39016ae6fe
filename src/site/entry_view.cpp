#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "site/body_html.h"
#include "site/reads.h"
#include "site/views.h"
#include "support/path.h"

namespace bondgenoot::site {
namespace {

using content::Entry;
using content::EntryId;
using templates::MapEntry;
using templates::Value;

Value text_or_none(std::string text) { return text.empty() ? Value::none() : Value::text(std::move(text)); }

// The neighbour in the collection's order, or none at either end.
Value neighbour(const Views& views, EntryId id, std::ptrdiff_t step) {
  const std::vector<EntryId>& order = views.graph().ordered(views.graph().get(id).collection, views.language());
  const std::size_t place = views.place_in_order(id);
  if (place == SIZE_MAX) return Value::none();
  const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(place) + step;
  if (at < 0 || at >= std::ssize(order)) return Value::none();
  return views.entry_value(order[static_cast<std::size_t>(at)]);
}

// The day of a moment, or none.
Value day_value(const Views& views, std::optional<std::int64_t> seconds) {
  if (!seconds) return Value::none();
  const Day day = day_of_unix_time(*seconds);
  const DatePoint point{.year = day.year, .month = day.month, .day = day.day};
  return Value::make<DateView>(views, Date{.start = point, .end = std::nullopt, .interval = false});
}

// One row of `entry.fields`.
Value filled_field(const Views& views, EntryId id, const FieldView& field, const content::FieldValue& value) {
  Value shown = views.field_value(id, field, value);
  Value values = field.field().many || field.field().type == content::FieldType::List ? shown : Value::list({shown});
  return Value::map({named("name", Value::borrowed(field.field().name)), named("label", Value::borrowed(field.label())),
                     named("help", field.attribute("help")), named("type", field.attribute("type")),
                     named("value", std::move(shown)), named("values", std::move(values)),
                     named("many", field.attribute("many")),
                     named("private", Value::boolean(!field.field().private_when.empty())),
                     named("all", Value::boolean(value.get<content::AllValues>() != nullptr))});
}

bool shows(const Views& views, const Entry& entry, const content::Field& field, const content::FieldValue& value) {
  return !value.empty() && !entry.withholds(views.graph().model().get(entry.collection), field);
}

Value filled_fields(const Views& views, EntryId id) {
  const Entry& entry = views.graph().get(id);
  const CollectionView& collection = views.collection(entry.collection);
  std::vector<Value> rows;
  for (std::size_t i = 0; i < entry.fields.size(); ++i) {
    const FieldView& field = collection.field(i);
    if (shows(views, entry, field.field(), entry.fields[i]))
      rows.push_back(filled_field(views, id, field, entry.fields[i]));
  }
  return Value::list(std::move(rows));
}

Value all_words(const Views& views, EntryId id) {
  const Entry& entry = views.graph().get(id);
  std::vector<MapEntry> map;
  for (std::size_t i = 0; i < entry.fields.size(); ++i) {
    const FieldView& field = views.collection(entry.collection).field(i);
    map.push_back(named(field.field().name, Value::boolean(entry.fields[i].get<content::AllValues>() != nullptr)));
  }
  return Value::map(std::move(map));
}

Value withheld_names(const Views& views, EntryId id) {
  const Entry& entry = views.graph().get(id);
  const content::Collection& collection = views.graph().model().get(entry.collection);
  std::vector<Value> names;
  for (const content::Field& field : collection.fields) {
    if (entry.withholds(collection, field)) names.push_back(Value::borrowed(field.name));
  }
  return Value::list(std::move(names));
}

Value published_versions(const Views& views, EntryId id) {
  std::vector<Value> versions;
  for (const EntryId version : views.graph().translations(id)) {
    if (version != id && views.graph().is_published(version)) versions.push_back(views.entry_value(version));
  }
  return Value::list(std::move(versions));
}

Value backlinks_under(const Views& views, EntryId id, std::string_view name) {
  const auto& backlinks = views.graph().backlinks(id);
  const auto found = std::ranges::find(backlinks, name, &content::Backlink::name);
  return found == backlinks.end() ? Value::list({}) : views.entries_value(found->entries);
}

Value backlink_map(const Views& views, EntryId id) {
  std::vector<MapEntry> map;
  for (const content::Backlink& backlink : views.graph().backlinks(id)) {
    if (!backlink.entries.empty()) map.push_back(named(backlink.name, views.entries_value(backlink.entries)));
  }
  return Value::map(std::move(map));
}

Value nearest_entries(const Views& views, EntryId id) {
  const Likeness* likeness = views.data().likeness ? views.data().likeness() : nullptr;
  if (likeness == nullptr) return Value::list({});
  std::vector<Value> rows;
  const std::vector<Near> found = likeness->near(id, kNeighboursShown);
  note_neighbours_read(id, found);
  for (const Near& near : found) {
    std::vector<Value> shared;
    for (const EntryId both : near.shared) shared.push_back(views.entry_value(views.shown(both)));
    rows.push_back(Value::map({named("entry", views.entry_value(views.shown(near.entry))),
                               named("shared", Value::list(std::move(shared))),
                               named("is_direct", Value::boolean(near.is_direct))}));
  }
  return Value::list(std::move(rows));
}

Value explained_terms(const Views& views, EntryId id) {
  note_text_read(id);
  std::vector<Value> terms;
  if (views.data().terms) {
    for (const TermUse& use : views.data().terms(id)) terms.push_back(views.entry_value(views.shown(use.term)));
  }
  return Value::list(std::move(terms));
}

// The project an entry was gathered from; none for this one's own, and for one that must not tell where it is from.
Value ally_value(const SiteData& data, EntryId id) {
  const content::Ally* ally = data.graph.ally_of(id);
  if (ally == nullptr || data.graph.get(id).is_private(data.graph.collection_of(id))) return Value::none();
  return Value::map({named("name", Value::borrowed(ally->name)), named("title", Value::borrowed(ally->title)),
                     named("href", text_or_none(ally->href))});
}

}  // namespace

std::string edit_href(const SiteData& data, EntryId id) {
  const Entry& entry = data.graph.get(id);
  const content::Ally* ally = data.graph.ally_of(id);
  const std::string& repository = ally != nullptr ? ally->repository : data.config.repository;
  const std::string& branch = ally != nullptr ? ally->branch : data.config.branch;
  if (repository.empty() || entry.is_private(data.graph.model().get(entry.collection))) return {};
  return fmt::format("{}/edit/{}/{}", repository, branch, percent_encoded_path(entry.path));
}

Value EntryView::attribute(std::string_view name) const {
  const CollectionView& collection = views_.collection_of(id_);
  const AttributeSlot* slot = collection.slot(name);
  if (slot == nullptr) return {};
  if (slot->kind == EntryAttribute::Inverse)
    return backlinks_under(views_, id_, collection.inverse_names()[slot->index]);
  if (slot->kind != EntryAttribute::Field) return builtin(slot->kind);
  const Entry& entry = views_.graph().get(id_);
  const FieldView& field = collection.field(slot->index);
  if (entry.withholds(collection.collection(), field.field())) return views_.field_value(id_, field, {});
  return views_.field_value(id_, field, entry.fields[slot->index]);
}

Value EntryView::builtin(EntryAttribute attribute) const {
  const SiteData& data = views_.data();
  const Entry& entry = data.graph.get(id_);
  const content::Collection& collection = data.graph.model().get(entry.collection);
  switch (attribute) {
    case EntryAttribute::AddedOn:
      note_text_read(id_);
      return day_value(views_, data.dates == nullptr ? std::nullopt : (*data.dates)[id_.value].added);
    case EntryAttribute::Alike:
      return nearest_entries(views_, id_);
    case EntryAttribute::All:
      return all_words(views_, id_);
    case EntryAttribute::Ally:
      return ally_value(data, id_);
    case EntryAttribute::Backlinks:
      return backlink_map(views_, id_);
    case EntryAttribute::ChangedOn:
      note_text_read(id_);
      return day_value(views_, data.dates == nullptr ? std::nullopt : (*data.dates)[id_.value].changed);
    case EntryAttribute::Collection:
      return Value::borrowed(views_.collection(entry.collection));
    case EntryAttribute::EditHref:
      return text_or_none(edit_href(data, id_));
    case EntryAttribute::Fields:
      return filled_fields(views_, id_);
    case EntryAttribute::Href:
      return Value::borrowed(data.plan.entry_hrefs[id_.value]);
    case EntryAttribute::IsDraft:
      return Value::boolean(entry.draft);
    case EntryAttribute::IsPrivate:
      return Value::boolean(entry.is_private(collection));
    case EntryAttribute::Language:
      return Value::borrowed(data.graph.language(id_));
    case EntryAttribute::Name:
      return Value::borrowed(entry.name);
    case EntryAttribute::Next:
      return neighbour(views_, id_, 1);
    case EntryAttribute::Previous:
      return neighbour(views_, id_, -1);
    case EntryAttribute::Slug:
      return Value::borrowed(entry.slug);
    case EntryAttribute::Terms:
      return explained_terms(views_, id_);
    case EntryAttribute::Translations:
      return published_versions(views_, id_);
    case EntryAttribute::Withheld:
      return withheld_names(views_, id_);
    default:
      return body_value(views_, id_, attribute);
  }
}

std::vector<std::string> EntryView::attribute_names() const {
  return views_.collection_of(id_).entry_attribute_names();
}

bool EntryView::append_identity(std::string& key) const { return append_view_identity(key, 'e', this); }

void EntryView::append_text(std::string& out) const {
  out += views_.graph().get(id_).title(views_.collection_of(id_).collection());
}

std::optional<std::strong_ordering> EntryView::compare(const templates::Object& other) const {
  const auto* entry = dynamic_cast<const EntryView*>(&other);
  if (entry == nullptr) return std::nullopt;
  return id_ <=> entry->id_;
}

}  // namespace bondgenoot::site
