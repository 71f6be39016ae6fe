// Views of the model: fields, options, collections.
#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "site/exports.h"
#include "site/views.h"

namespace bondgenoot::site {
namespace {

using content::FieldType;
using templates::Value;

constexpr std::array<std::pair<std::string_view, EntryAttribute>, 28> kBuiltins = {{
    {"added_on", EntryAttribute::AddedOn},
    {"alike", EntryAttribute::Alike},
    {"all", EntryAttribute::All},
    {"ally", EntryAttribute::Ally},
    {"backlinks", EntryAttribute::Backlinks},
    {"body", EntryAttribute::Body},
    {"changed_on", EntryAttribute::ChangedOn},
    {"collection", EntryAttribute::Collection},
    {"edit_href", EntryAttribute::EditHref},
    {"fields", EntryAttribute::Fields},
    {"has_toc", EntryAttribute::HasToc},
    {"href", EntryAttribute::Href},
    {"is_draft", EntryAttribute::IsDraft},
    {"is_private", EntryAttribute::IsPrivate},
    {"language", EntryAttribute::Language},
    {"lead", EntryAttribute::Lead},
    {"name", EntryAttribute::Name},
    {"next", EntryAttribute::Next},
    {"plain_text", EntryAttribute::PlainText},
    {"previous", EntryAttribute::Previous},
    {"reading_time", EntryAttribute::ReadingTime},
    {"sections", EntryAttribute::Sections},
    {"slug", EntryAttribute::Slug},
    {"terms", EntryAttribute::Terms},
    {"toc", EntryAttribute::Toc},
    {"translations", EntryAttribute::Translations},
    {"withheld", EntryAttribute::Withheld},
    {"word_count", EntryAttribute::WordCount},
}};

// Fields of fields refer too: a list of groups with a reference in it.
void collect_inverses(const std::vector<content::Field>& fields, content::CollectionId target,
                      std::vector<std::string>& names) {
  for (const content::Field& field : fields) {
    if (field.type == FieldType::Reference && field.target == target && !field.inverse.empty())
      names.push_back(field.inverse);
    collect_inverses(field.children, target, names);
  }
}

Value text_or_none(std::string_view text) { return text.empty() ? Value::none() : Value::borrowed(text); }

}  // namespace

Value OptionView::attribute(std::string_view name) const {
  if (name == "value") return Value::borrowed(option().value);
  if (name == "label") return Value::borrowed(option().label.in(views_.language(), option().value));
  if (name == "help") return text_or_none(option().help.in(views_.language()));
  if (name == "level") return Value::integer(index_ + 1);
  if (name == "count") return Value::integer(static_cast<std::int64_t>(field_.options.size()));
  if (name != "options") return {};
  std::vector<Value> options;
  for (std::uint32_t i = 0; i < field_.options.size(); ++i)
    options.push_back(Value::make<OptionView>(views_, field_, i));
  return Value::list(std::move(options));
}

std::vector<std::string> OptionView::attribute_names() const {
  return {"value", "label", "help", "level", "count", "options"};
}

bool OptionView::append_identity(std::string& key) const {
  return append_view_identity(key, 'o', &field_.options[index_]);
}

void OptionView::append_text(std::string& out) const { out += attribute("label").as_string(); }

std::optional<std::strong_ordering> OptionView::compare(const templates::Object& other) const {
  const auto* option = dynamic_cast<const OptionView*>(&other);
  if (option == nullptr || &option->field_ != &field_) return std::nullopt;
  return index_ <=> option->index_;
}

bool FieldView::append_identity(std::string& key) const { return append_view_identity(key, 'f', &field_); }

FieldView::FieldView(const Views& views, const content::Field& field) : views_(views), field_(field) {
  for (std::uint32_t i = 0; i < field.options.size(); ++i)
    options_.push_back(std::make_unique<OptionView>(views, field, i));
  for (const content::Field& child : field.children) children_.push_back(std::make_unique<FieldView>(views, child));
}

std::string_view FieldView::label() const { return field_.label.in(views_.language(), field_.name); }

Value FieldView::attribute(std::string_view name) const {
  if (name == "name") return Value::borrowed(field_.name);
  if (name == "label") return Value::borrowed(label());
  if (name == "help") return text_or_none(field_.help.in(views_.language()));
  if (name == "type") return Value::borrowed(content::name_of(field_.type));
  if (name == "many") return Value::boolean(field_.many || field_.type == FieldType::List);
  if (name == "ordered") return Value::boolean(field_.ordered);
  if (name == "required") return Value::boolean(field_.required);
  if (name == "private") return Value::boolean(!field_.private_when.empty());
  if (name == "to") return field_.target.valid() ? Value::borrowed(views_.collection(field_.target)) : Value::none();
  if (name == "fields") {
    std::vector<Value> children;
    for (const auto& child : children_) children.push_back(Value::borrowed(*child));
    return Value::list(std::move(children));
  }
  if (name != "options") return {};
  std::vector<Value> options;
  for (const auto& option : options_) options.push_back(Value::borrowed(*option));
  return Value::list(std::move(options));
}

std::vector<std::string> FieldView::attribute_names() const {
  return {"name", "label", "help", "type", "many", "ordered", "required", "private", "to", "fields", "options"};
}

std::size_t AttributeSlots::place_of(std::string_view name) const {
  const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(name[i])}; };
  const std::size_t size = name.size();
  const std::size_t mask = places_.size() - 1;
  std::size_t place = size * 31;
  if (size > 0) place += byte(0) * 7 + byte(size / 2) * 13 + byte(size - 1) * 61;
  for (place &= mask; places_[place] != kEmpty && all_[places_[place]].first != name;) place = (place + 1) & mask;
  return place;
}

void AttributeSlots::add(std::string_view name, AttributeSlot slot) {
  constexpr std::size_t kFreedom = 4;
  if (all_.size() * kFreedom >= places_.size()) {
    places_.assign(std::bit_ceil(2 * kFreedom * (all_.size() + 1)), kEmpty);
    for (std::uint32_t i = 0; i < all_.size(); ++i) places_[place_of(all_[i].first)] = i;
  }
  std::uint32_t& place = places_[place_of(name)];
  if (place != kEmpty) {
    all_[place].second = slot;
    return;
  }
  place = static_cast<std::uint32_t>(all_.size());
  all_.emplace_back(name, slot);
}

CollectionView::CollectionView(const Views& views, const content::Collection& collection)
    : views_(views), collection_(collection) {
  std::vector<Value> list;
  std::vector<templates::MapEntry> map;
  for (const content::Field& field : collection.fields) {
    fields_.push_back(std::make_unique<FieldView>(views, field));
    list.push_back(Value::borrowed(*fields_.back()));
    map.push_back(named(field.name, Value::borrowed(*fields_.back())));
  }
  field_list_ = Value::list(std::move(list));
  field_map_ = Value::map(std::move(map));
  for (const content::Collection& other : views.graph().model().collections) {
    collect_inverses(other.fields, collection.id, inverse_names_);
  }
  std::ranges::sort(inverse_names_);
  inverse_names_.erase(std::ranges::unique(inverse_names_).begin(), inverse_names_.end());
  for (const auto& [name, kind] : kBuiltins) slots_.add(name, {.kind = kind});
  for (std::uint32_t i = 0; i < inverse_names_.size(); ++i) slots_.add(inverse_names_[i], {EntryAttribute::Inverse, i});
  for (std::uint32_t i = 0; i < collection.fields.size(); ++i)
    slots_.add(collection.fields[i].name, {EntryAttribute::Field, i});
}

std::vector<std::string> CollectionView::entry_attribute_names() const {
  std::vector<std::string> names;
  for (const auto& [name, slot] : slots_.all()) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

Value CollectionView::attribute(std::string_view name) const {
  const std::string& language = views_.language();
  const std::vector<content::EntryId>& entries = views_.graph().ordered(collection_.id, language);
  const ListingId listing = views_.data().plan.listing_of(collection_.id, language);
  if (name == "name") return Value::borrowed(collection_.name);
  if (name == "title") return Value::borrowed(collection_.title.in(language));
  if (name == "singular") return Value::borrowed(collection_.singular.in(language));
  if (name == "description") return text_or_none(collection_.description.in(language));
  if (name == "entries") return views_.entries_value(entries);
  if (name == "count") return Value::integer(static_cast<std::int64_t>(entries.size()));
  if (name == "type") return Value::borrowed(content::name_of(collection_.type));
  if (name == "is_vocabulary") return Value::boolean(collection_.concepts.has_value());
  if (name == "dated_by") {
    const auto field = main_date_field(collection_);
    return field ? Value::borrowed(collection_.fields[*field].name) : Value::none();
  }
  if (name == "href")
    return listing.valid() ? Value::borrowed(views_.data().plan.listings[listing.value].href) : Value::none();
  if (name == "fields") return field_list_.lasting();
  if (name == "field") return field_map_.lasting();
  if (name == "facets") return listing.valid() ? views_.facets_of(listing).list.lasting() : Value::list({});
  if (name == "facet") return listing.valid() ? views_.facets_of(listing).by_field.lasting() : Value::map({});
  return {};
}

std::vector<std::string> CollectionView::attribute_names() const {
  return {"name", "title",   "singular", "description", "type",  "is_vocabulary", "dated_by",
          "href", "entries", "count",    "fields",      "field", "facets",        "facet"};
}

bool CollectionView::append_identity(std::string& key) const { return append_view_identity(key, 'c', &collection_); }

void CollectionView::append_text(std::string& out) const { out += collection_.title.in(views_.language()); }

}  // namespace bondgenoot::site
