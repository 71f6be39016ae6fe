#include "site/facets.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "content/field_values.h"
#include "content/order.h"
#include "site/routes.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;
using content::Field;
using content::FieldType;
using content::FieldValue;

constexpr std::uint32_t kNone = UINT32_MAX;

// Yes and no, the only words that no model, no entry and no theme gives.
std::string_view flag_label(bool flag, std::string_view language) {
  struct Words {
    std::string_view language, yes, no;
  };
  constexpr Words kWords[] = {{"nl", "ja", "nee"}, {"de", "ja", "nein"}, {"fr", "oui", "non"},
                              {"es", "sí", "no"},  {"fy", "ja", "nee"},  {"en", "yes", "no"}};
  const auto* found = std::ranges::find(kWords, language, &Words::language);
  if (found == std::end(kWords)) --found;
  return flag ? found->yes : found->no;
}

/// One facet while it is filled.
class FacetBuilder {
 public:
  FacetBuilder(const content::Graph& graph, const Field& field, std::string_view language)
      : graph_(graph), field_(field), language_(language) {
    facet_.field = field.name;
    facet_.label = field.label.in(language, field.name);
    options_.resize(graph.model().collections.size());
    fields_.resize(graph.model().collections.size(), kNone);
    if (field.type == FieldType::Reference) add_entries();
    if (field.type == FieldType::Boolean) add_flags();
  }

  [[nodiscard]] const Field& field() const { return field_; }

  void add_collection(const Collection& collection, std::uint32_t index) {
    fields_[collection.id.value] = index;
    if (field_.type == FieldType::Choice) add_options(collection.id, collection.fields[index]);
  }

  void add_entry(EntryId id) {
    const content::Entry& entry = graph_.get(id);
    const Collection& collection = graph_.model().get(entry.collection);
    const std::uint32_t index = fields_[entry.collection.value];
    const bool has_field = index < entry.fields.size() && !entry.withholds(collection, collection.fields[index]);
    any_ = false;
    if (has_field) {
      content::for_each_value(collection.fields[index], entry.fields[index],
                              [&](const Field&, const FieldValue& value) { add_value(id, entry, value); });
    }
    if (!any_) ++facet_.unlabelled;
  }

  Facet finish() {
    if (field_.facet == content::FacetKind::Year || field_.type == FieldType::Number || is_open()) sort_values();
    return std::move(facet_);
  }

 private:
  /// Whether values come from the entries, not from the model.
  [[nodiscard]] bool is_open() const {
    return field_.type != FieldType::Choice && field_.type != FieldType::Reference && field_.type != FieldType::Boolean;
  }

  std::uint32_t add(std::string value, std::string label) {
    FacetValue& added = facet_.values.emplace_back();
    added.value = std::move(value);
    added.label = std::move(label);
    return static_cast<std::uint32_t>(facet_.values.size() - 1);
  }

  void add_options(CollectionId collection, const Field& field) {
    std::vector<std::uint32_t>& map = options_[collection.value];
    for (std::size_t i = 0; i < field.options.size(); ++i) {
      const content::Option& option = field.options[i];
      auto found = by_name_.find(option.value);
      if (found == by_name_.end()) {
        found = by_name_.emplace(option.value, add(option.value, std::string(option.label.in(language_, option.value))))
                    .first;
        facet_.values.back().level = static_cast<std::uint32_t>(i + 1);
      }
      map.push_back(found->second);
    }
  }

  void add_entries() {
    if (!field_.target.valid()) return;
    entries_.resize(graph_.entries().size(), kNone);
    for (const EntryId id : graph_.ordered(field_.target)) {
      const content::Entry& entry = graph_.get(id);
      const EntryId translated = graph_.find(entry.collection, entry.name, language_);
      const EntryId shown = translated.valid() && graph_.is_published(translated) ? translated : id;
      const std::uint32_t index = add(entry.name, std::string(graph_.get(shown).title(graph_.collection_of(shown))));
      facet_.values.back().entry = shown;
      // A reference leads to whichever version its own language has.
      for (const EntryId version : graph_.translations(id)) entries_[version.value] = index;
    }
  }

  void add_flags() {
    add("true", std::string(flag_label(true, language_)));
    add("false", std::string(flag_label(false, language_)));
  }

  void add_value(EntryId id, const content::Entry& entry, const FieldValue& value) {
    if (value.get<content::AllValues>() != nullptr) return count_all(id, entry);
    if (const auto* reference = value.get<content::ReferenceValue>()) {
      const EntryId target = graph_.reference(id, reference->ordinal);
      if (target.valid()) count(id, entries_[target.value]);
    } else if (const auto* choice = value.get<content::ChoiceValue>()) {
      const std::vector<std::uint32_t>& map = options_[entry.collection.value];
      if (choice->option < map.size()) count(id, map[choice->option]);
    } else if (const auto* flag = value.get<bool>()) {
      count(id, *flag ? 0 : 1);
    } else if (const auto* date = value.get<Date>()) {
      const std::int32_t number = date->year();
      count(id, open_value(fmt::to_string(number), number));
    } else if (const auto* decimal = value.get<double>()) {
      count(id, open_value(fmt::format("{}", *decimal), *decimal));
    } else if (const auto* text = value.get<std::string>()) {
      count(id, text_value(*text));
    }
  }

  void count(EntryId id, std::uint32_t index) {
    if (index == kNone) return;
    any_ = true;
    std::vector<EntryId>& entries = facet_.values[index].entries;
    if (entries.empty() || entries.back() != id) entries.push_back(id);  // A value given twice counts once.
  }

  void count_all(EntryId id, const content::Entry& entry) {
    if (field_.type == FieldType::Choice) {
      for (const std::uint32_t index : options_[entry.collection.value]) count(id, index);
      return;
    }
    for (std::uint32_t index = 0; index < facet_.values.size(); ++index) count(id, index);
  }

  std::uint32_t open_value(std::string name, double number) {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return found->second;
    const std::uint32_t index = add(name, name);
    numbers_.push_back(number);
    by_name_.emplace(std::move(name), index);
    return index;
  }

  /// Texts that differ only in capitals, accents or signs share an address, so they are one value.
  std::uint32_t text_value(const std::string& text) {
    const auto known = by_text_.find(text);
    if (known != by_text_.end()) return known->second;
    std::string part = address_part(text);
    auto found = by_name_.find(part);
    if (found == by_name_.end()) found = by_name_.emplace(part, add(part, text)).first;
    by_text_.emplace(text, found->second);
    return found->second;
  }

  void sort_values() {
    std::vector<std::uint32_t> order(facet_.values.size());
    std::iota(order.begin(), order.end(), 0U);
    if (numbers_.size() == order.size()) {
      const bool newest_first = field_.facet == content::FacetKind::Year;
      std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return newest_first ? numbers_[a] > numbers_[b] : numbers_[a] < numbers_[b];
      });
    } else {
      std::vector<std::string> keys;
      for (const FacetValue& value : facet_.values) keys.push_back(content::sort_key(value.label));
      std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(keys[a], facet_.values[a].value) < std::tie(keys[b], facet_.values[b].value);
      });
    }
    std::vector<FacetValue> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t index : order) sorted.push_back(std::move(facet_.values[index]));
    facet_.values = std::move(sorted);
  }

  const content::Graph& graph_;
  const Field& field_;
  std::string_view language_;
  Facet facet_;
  std::vector<std::uint32_t> fields_;                // By CollectionId: the field's index there.
  std::vector<std::vector<std::uint32_t>> options_;  // By CollectionId: option → value.
  std::vector<std::uint32_t> entries_;               // By EntryId: referenced entry → value.
  StringMap<std::uint32_t> by_name_;
  StringMap<std::uint32_t> by_text_;
  std::vector<double> numbers_;  // Of years and numbers, beside the values.
  bool any_ = false;
};

std::vector<FacetBuilder> make_builders(const content::Graph& graph, const Listing& listing,
                                        std::string_view language) {
  std::vector<FacetBuilder> builders;
  for (const CollectionId id : listing.collections) {
    const Collection& collection = graph.model().get(id);
    for (std::uint32_t index = 0; index < collection.fields.size(); ++index) {
      const Field& field = collection.fields[index];
      if (field.facet == content::FacetKind::None || !field.usable) continue;
      const auto found =
          std::ranges::find_if(builders, [&](const FacetBuilder& each) { return each.field().name == field.name; });
      FacetBuilder& builder = found == builders.end() ? builders.emplace_back(graph, field, language) : *found;
      if (merges_with(builder.field(), field)) builder.add_collection(collection, index);
    }
  }
  return builders;
}

}  // namespace

bool merges_with(const Field& a, const Field& b) {
  return a.type == b.type && a.facet == b.facet && a.target == b.target;
}

std::vector<Facet> make_facets(const content::Graph& graph, const Config& config, const Listing& listing,
                               std::string_view language) {
  std::vector<Facet> facets;
  for (FacetBuilder& builder : make_builders(graph, listing, language)) {
    for (const EntryId id : listing.entries) builder.add_entry(id);
    Facet& facet = facets.emplace_back(builder.finish());
    for (FacetValue& value : facet.values) {
      if (!value.entries.empty()) value.href = href_of(config, facet_path(listing.path, facet.field, value.value));
    }
  }
  return facets;
}

}  // namespace bondgenoot::site
