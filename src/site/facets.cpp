#include "site/facets.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "content/field_values.h"
#include "content/order.h"
#include "content/same_value.h"
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

/// Whether values come from the entries, not from the model.
bool is_open(const Field& field) {
  return field.type != FieldType::Choice && field.type != FieldType::Reference && field.type != FieldType::Boolean;
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
    if (field_.facet == content::FacetKind::Year || field_.type == FieldType::Number || is_open(field_)) sort_values();
    return std::move(facet_);
  }

 private:
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
    const auto all = std::views::iota(0U, static_cast<std::uint32_t>(facet_.values.size()));
    std::vector<std::uint32_t> order(all.begin(), all.end());
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

/// The fields that make one facet: the first of its name, and those of the other collections that merge with it.
struct FacetFields {
  const Field* first = nullptr;
  std::vector<std::pair<const Collection*, std::uint32_t>> fields;
};

std::vector<FacetFields> facet_fields(const content::Model& model, const Listing& listing) {
  std::vector<FacetFields> facets;
  for (const CollectionId id : listing.collections) {
    const Collection& collection = model.get(id);
    for (std::uint32_t index = 0; index < collection.fields.size(); ++index) {
      const Field& field = collection.fields[index];
      if (field.facet == content::FacetKind::None || !field.usable) continue;
      const auto found =
          std::ranges::find_if(facets, [&](const FacetFields& each) { return each.first->name == field.name; });
      FacetFields& facet = found == facets.end() ? facets.emplace_back() : *found;
      if (facet.first == nullptr) facet.first = &field;
      if (merges_with(*facet.first, field)) facet.fields.emplace_back(&collection, index);
    }
  }
  return facets;
}

FacetBuilder make_builder(const content::Graph& graph, const FacetFields& facet, std::string_view language) {
  FacetBuilder builder(graph, *facet.first, language);
  for (const auto& [collection, index] : facet.fields) builder.add_collection(*collection, index);
  return builder;
}

void set_hrefs(Facet& facet, const Config& config, const Listing& listing) {
  for (FacetValue& value : facet.values)
    value.href = value.entries.empty() ? "" : href_of(config, facet_path(listing.path, facet.field, value.value));
}

Facet make_facet(const content::Graph& graph, const Config& config, const FacetFields& fields, const Listing& listing) {
  FacetBuilder builder = make_builder(graph, fields, listing.language);
  for (const EntryId id : listing.entries) builder.add_entry(id);
  Facet facet = builder.finish();
  set_hrefs(facet, config, listing);
  return facet;
}

/// Brings facets up to date of which few entries changed.
class FacetUpdate {
 public:
  FacetUpdate(const content::Graph& then, const content::Graph& now, const Config& config,
              const std::vector<EntryId>& changed, bool moved, Listing& listing)
      : then_(then), now_(now), config_(config), moved_(moved), listing_(listing), ranks_(now.entries().size(), kNone) {
    for (std::uint32_t i = 0; i < listing.entries.size(); ++i) ranks_[listing.entries[i].value] = i;
    for (const EntryId id : changed) {
      if (ranks_[id.value] != kNone) listed_.push_back(id);
      if (then.get(id).title(then.collection_of(id)) != now.get(id).title(now.collection_of(id)))
        renamed_.push_back(now.get(id).collection);
    }
  }

  void update(const FacetFields& fields, Facet& facet) const {
    const bool same_labels = offers_the_same(*fields.first);
    if (same_labels && !moved_ && has_same_values(fields)) return;
    if (same_labels && !is_open(*fields.first))
      move_entries(fields, facet);
    else
      facet = make_facet(now_, config_, fields, listing_);
  }

 private:
  // Whether what an entry can refer to, and how it is called, is what it was. Other values follow from the model.
  [[nodiscard]] bool offers_the_same(const Field& field) const {
    if (field.type != FieldType::Reference || !field.target.valid()) return true;
    return std::ranges::find(renamed_, field.target) == renamed_.end() &&
           then_.ordered(field.target) == now_.ordered(field.target);
  }

  [[nodiscard]] bool has_same_values(const FacetFields& fields) const {
    return std::ranges::all_of(listed_, [&](EntryId id) {
      const content::Entry& a = then_.get(id);
      const content::Entry& b = now_.get(id);
      return std::ranges::all_of(fields.fields, [&](const auto& field) {
        const auto& [collection, index] = field;
        if (collection->id != b.collection) return true;
        return index < a.fields.size() && index < b.fields.size() &&
               a.withholds(*collection, collection->fields[index]) ==
                   b.withholds(*collection, collection->fields[index]) &&
               content::same_value(a.fields[index], b.fields[index]);
      });
    });
  }

  // Each value loses those that changed, and gets those that have it now.
  void move_entries(const FacetFields& fields, Facet& facet) const {
    FacetBuilder were = make_builder(then_, fields, listing_.language);
    FacetBuilder are = make_builder(now_, fields, listing_.language);
    for (const EntryId id : listed_) {
      were.add_entry(id);
      are.add_entry(id);
    }
    const Facet before = were.finish();
    const Facet now = are.finish();
    facet.unlabelled = facet.unlabelled - before.unlabelled + now.unlabelled;
    for (std::size_t i = 0; i < facet.values.size(); ++i) {
      std::vector<EntryId>& entries = facet.values[i].entries;
      for (const EntryId id : before.values[i].entries) std::erase(entries, id);
      for (const EntryId id : now.values[i].entries) {
        const auto rank = [&](EntryId each) { return ranks_[each.value]; };
        entries.insert(std::ranges::lower_bound(entries, rank(id), {}, rank), id);
      }
    }
    set_hrefs(facet, config_, listing_);
  }

  const content::Graph& then_;
  const content::Graph& now_;
  const Config& config_;
  bool moved_;
  const Listing& listing_;
  std::vector<std::uint32_t> ranks_;   // By EntryId: its place in the listing.
  std::vector<EntryId> listed_;        // Of those that changed.
  std::vector<CollectionId> renamed_;  // Collections with an entry of another title.
};

}  // namespace

bool merges_with(const Field& a, const Field& b) {
  return a.type == b.type && a.facet == b.facet && a.target == b.target;
}

std::vector<Facet> make_facets(const content::Graph& graph, const Config& config, const Listing& listing,
                               ThreadPool* pool) {
  const std::vector<FacetFields> fields = facet_fields(graph.model(), listing);
  std::vector<Facet> facets(fields.size());
  const auto make = [&](std::size_t i) { facets[i] = make_facet(graph, config, fields[i], listing); };
  if (pool != nullptr) {
    pool->parallel_for(facets.size(), make);
  } else {
    for (std::size_t i = 0; i < facets.size(); ++i) make(i);
  }
  return facets;
}

void update_facets(const content::Graph& then, const content::Graph& now, const Config& config,
                   const std::vector<EntryId>& changed, bool moved, Listing& listing) {
  const FacetUpdate update(then, now, config, changed, moved, listing);
  const std::vector<FacetFields> fields = facet_fields(now.model(), listing);
  for (std::size_t i = 0; i < fields.size(); ++i) update.update(fields[i], listing.facets[i]);
}

}  // namespace bondgenoot::site
