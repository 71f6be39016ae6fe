#include "site/views.h"

#include <cmath>
#include <utility>

#include "site/body_html.h"
#include "site/changes.h"
#include "site/reads.h"
#include "templates/fragment_key.h"

namespace bondgenoot::site {
namespace {

using templates::MapEntry;
using templates::Value;

// A group of fields, as a map by their names; made anew at each access, so it compares by what it holds only.
class GroupView final : public templates::Object {
 public:
  GroupView(const Views& views, content::EntryId entry, const FieldView& field, const content::GroupValue& group)
      : views_(views), entry_(entry), field_(field), group_(group) {}
  [[nodiscard]] std::string_view type_name() const override { return "group"; }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    const auto& children = field_.field().children;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (children[i].name == name) return views_.field_value(entry_, field_.child(i), group_.fields[i]);
    }
    return {};
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override {
    std::vector<std::string> names;
    for (const content::Field& child : field_.field().children) names.push_back(child.name);
    return names;
  }
  [[nodiscard]] Shape shape() const override { return Shape::Mapping; }
  [[nodiscard]] std::size_t size() const override { return field_.field().children.size(); }
  [[nodiscard]] Value item(std::size_t index) const override {
    return Value::borrowed(field_.field().children[index].name);
  }

 private:
  const Views& views_;
  content::EntryId entry_;
  const FieldView& field_;
  const content::GroupValue& group_;
};

Value number_value(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it a double is no longer every integer.
  if (std::trunc(number) == number && std::fabs(number) <= kExact)
    return Value::integer(static_cast<std::int64_t>(number));
  return Value::number(number);
}

bool holds_several(const content::Field& field) { return field.many || field.type == content::FieldType::List; }

Value all_values(const Views& views, const FieldView& field) {
  if (field.field().type == content::FieldType::Reference) {
    return views.entries_value(views.graph().ordered(field.field().target, views.language()));
  }
  std::vector<Value> options;
  for (const auto& option : field.options()) options.push_back(Value::borrowed(*option));
  return Value::list(std::move(options));
}

Value list_value(const Views& views, content::EntryId id, const FieldView& field, const content::ListValue& list) {
  const bool of_children = field.field().type == content::FieldType::List;
  std::vector<Value> items;
  items.reserve(list.items.size());
  for (const content::FieldValue& item : list.items) {
    Value value = views.field_value(id, of_children ? field.child(0) : field, item);
    const bool unpublished = item.get<content::ReferenceValue>() != nullptr && value.is_none();
    if (!unpublished) items.push_back(std::move(value));
  }
  return Value::list(std::move(items));
}

Value image_value(const Views& views, content::EntryId id, const content::ImageValue& image) {
  const std::string& asset = views.graph().image_field(id, image.ordinal);
  const markdown::ImageTarget target = asset_image(views.data(), asset);
  std::vector<Value> sources;
  if (!target.better_srcset.empty()) {
    sources.push_back(Value::map(
        {named("type", Value::text(target.better_type)), named("srcset", Value::text(target.better_srcset))}));
  }
  const auto text_or_none = [](const std::string& text) { return text.empty() ? Value::none() : Value::text(text); };
  const auto number_or_none = [](std::uint32_t number) {
    return number == 0 ? Value::none() : Value::integer(std::int64_t{number});
  };
  return Value::map({named("src", Value::text(target.url)), named("alt", Value::borrowed(image.alt)),
                     named("credit", image.credit.empty() ? Value::none() : Value::borrowed(image.credit)),
                     named("file", Value::text(asset_href(views.data(), asset))),
                     named("width", number_or_none(target.width)), named("height", number_or_none(target.height)),
                     named("srcset", text_or_none(target.srcset)), named("sizes", text_or_none(target.sizes)),
                     named("sources", Value::list(std::move(sources)))});
}

}  // namespace

bool append_view_identity(std::string& key, char kind, const void* shown) {
  key += kind;
  templates::append_key_bytes(key, shown);
  return true;
}

MapEntry named(std::string_view key, Value value) { return {Value::borrowed(key), std::move(value)}; }

Views::Views(SiteData data, const Messages& messages, std::string language)
    : data_(std::move(data)), messages_(messages), language_(std::move(language)) {
  for (const content::Collection& collection : data_.graph.model().collections) {
    collections_.push_back(std::make_unique<CollectionView>(*this, collection));
  }
  entries_.reserve(data_.graph.entries().size());
  for (std::uint32_t i = 0; i < data_.graph.entries().size(); ++i) {
    entries_.push_back(std::make_unique<EntryView>(*this, content::EntryId{i}));
  }
  if (data_.config.languages.size() > 1) {
    for (std::uint32_t i = 0; i < data_.graph.entries().size(); ++i) {
      const content::EntryId own = data_.graph.version_in({i}, language_);
      shown_.push_back(own.valid() ? own : content::EntryId{i});
    }
  }
  places_.assign(data_.graph.entries().size(), SIZE_MAX);
  for (const content::Collection& collection : data_.graph.model().collections) {
    const std::vector<content::EntryId>& order = data_.graph.ordered(collection.id, language_);
    for (std::size_t i = 0; i < order.size(); ++i) places_[order[i].value] = i;
  }
  std::vector<MapEntry> collections;
  for (const auto& view : collections_) collections.push_back(named(view->collection().name, Value::borrowed(*view)));
  collection_map_ = Value::map(std::move(collections));
  facets_ = std::vector<MadeOnce<PlainFacets>>(data_.plan.listings.size());
  changed_ = std::vector<MadeOnce<std::vector<content::EntryId>>>(data_.plan.listings.size());
  if (data_.dates != nullptr) {
    alternates_ = find_alternates({.graph = data_.graph,
                                   .plan = data_.plan,
                                   .config = data_.config,
                                   .language = language_,
                                   .messages = messages_,
                                   .dates = *data_.dates,
                                   .today = data_.today});
  }
}

Views::~Views() = default;

const PlainFacets& Views::facets_of(ListingId id) const {
  return facets_[id.value].get([&] { return make_plain_facets(*this, data_.plan.listings[id.value]); });
}

const PlainSite& Views::plain_site() const {
  return plain_site_.get([&] { return make_plain_site(*this); });
}

const std::vector<content::EntryId>& Views::changed_in(ListingId id) const {
  note_last_changed_read();
  return changed_[id.value].get([&] {
    return data_.dates == nullptr ? std::vector<content::EntryId>{}
                                  : last_changed(data_.plan.listings[id.value].entries, *data_.dates, kChangesShown);
  });
}

const Messages& Views::messages_in(const std::string& language) const {
  if (data_.messages == nullptr) return messages_;
  const auto found = data_.messages->find(language);
  return found == data_.messages->end() ? messages_ : found->second;
}

Value Views::entry_value(content::EntryId id) const {
  if (!id.valid() || !data_.graph.is_published(id)) return Value::none();
  return Value::borrowed(entry(id));
}

Value Views::entries_value(const std::vector<content::EntryId>& ids) const {
  return Value::make<EntriesView>(*this, ids);
}

Value Views::field_value(content::EntryId id, const FieldView& field, const content::FieldValue& value) const {
  struct Convert {
    const Views& views;
    content::EntryId id;
    const FieldView& field;
    Value operator()(std::monostate) const { return holds_several(field.field()) ? Value::list({}) : Value::none(); }
    Value operator()(const std::string& text) const { return Value::borrowed(text); }
    Value operator()(double number) const { return number_value(number); }
    Value operator()(bool truth) const { return Value::boolean(truth); }
    Value operator()(const Date& date) const { return Value::make<DateView>(views, date); }
    Value operator()(const content::ChoiceValue& choice) const { return Value::borrowed(field.option(choice.option)); }
    Value operator()(const content::ReferenceValue& reference) const {
      return views.entry_value(views.shown(views.graph().reference(id, reference.ordinal)));
    }
    Value operator()(const Boxed<content::ImageValue>& image) const { return image_value(views, id, *image); }
    Value operator()(const content::AllValues&) const { return all_values(views, field); }
    Value operator()(const content::ListValue& list) const { return list_value(views, id, field, list); }
    Value operator()(const content::GroupValue& group) const { return Value::make<GroupView>(views, id, field, group); }
    Value operator()(const content::MarkdownValue& text) const {
      return Value::safe(document_html(views.data(), id, *text.document));
    }
  };
  return std::visit(Convert{*this, id, field}, value.data);
}

bool EntriesView::append_identity(std::string& key) const { return append_view_identity(key, 'l', &entries_); }

Value EntriesView::item(std::size_t index) const {
  return Value::borrowed(views_.entry(views_.shown(entries_[index])));
}

}  // namespace bondgenoot::site
