#include "site/search_documents.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "content/field_values.h"
#include "content/order.h"
#include "site/facets.h"
#include "site/page_lists.h"
#include "site/routes.h"
#include "support/json.h"
#include "support/letter_case.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;
using content::Field;
using content::FieldType;
using content::FieldValue;

// A word in the body counts 1; the model's `search` says what one in a field counts.
constexpr double kBodyB = 0.75;
constexpr double kHeadingWeight = 2;
constexpr double kShortTextB = 0.3;
constexpr std::uint32_t kBody = 0;
constexpr std::uint32_t kHeadings = 1;

constexpr std::string_view kCollectionFacet = "collection";
constexpr std::string_view kTitleSort = "title";

/// The date that orders the entry's collection, when it is one.
std::optional<Date> date_of(const content::Graph& graph, EntryId id) {
  const content::Entry& entry = graph.get(id);
  const Collection& collection = graph.collection_of(id);
  const auto index = collection.field_index(collection.order_field);
  if (!index || entry.withholds(collection, collection.fields[*index])) return std::nullopt;
  const Date* date = entry.fields[*index].get<Date>();
  return date == nullptr ? std::nullopt : std::optional(*date);
}

/// Newest first, those without a date last, then by path: entries are numbered so.
std::vector<EntryId> entries_in_order(const content::Graph& graph, const std::vector<CollectionId>& collections,
                                      std::string_view language) {
  struct Dated {
    EntryId id;
    std::optional<Date> date;
  };
  std::vector<Dated> all;
  for (const CollectionId collection : collections) {
    for (const EntryId id : graph.ordered(collection, language)) {
      if (is_listed(graph, id)) all.push_back({id, date_of(graph, id)});
    }
  }
  std::ranges::sort(all, [](const Dated& a, const Dated& b) {
    if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
    const auto order = a.date ? compare(*a.date, *b.date) : std::strong_ordering::equal;
    return order != 0 ? order > 0 : a.id < b.id;
  });
  std::vector<EntryId> ids;
  for (const Dated& dated : all) ids.push_back(dated.id);
  return ids;
}

class Collector {
 public:
  Collector(const content::Graph& graph, const Config& config, std::string_view language)
      : graph_(graph), config_(config), language_(language) {}

  SearchDocuments run() {
    const std::vector<CollectionId> collections = searched_collections(graph_);
    result_.entries = entries_in_order(graph_, collections, language_);
    search::Collected& all = collected();
    all.language = language_;
    all.kinds = {{.name = "body", .weight = 1, .length_b = kBodyB},
                 {.name = "headings", .weight = kHeadingWeight, .length_b = kShortTextB}};
    numbers_.assign(graph_.entries().size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < result_.entries.size(); ++i) numbers_[result_.entries[i].value] = i;
    all.documents.resize(result_.entries.size());
    for (std::size_t i = 0; i < result_.entries.size(); ++i) add_texts(result_.entries[i], all.documents[i]);
    add_collections(collections);
    for (const CollectionId collection : collections) add_facets(collection);
    finish_facets();
    add_ranks(collections);
    return std::move(result_);
  }

 private:
  search::Collected& collected() { return result_.collected; }

  // --- Texts ---

  std::uint32_t kind_of(const Field& field) {
    const auto of_field = field_kinds_.find(&field);
    if (of_field != field_kinds_.end()) return of_field->second;
    const std::uint32_t kind = shared_kind(field);
    field_kinds_.emplace(&field, kind);
    return kind;
  }

  /// Fields of other collections with the same name and weight are the same kind.
  std::uint32_t shared_kind(const Field& field) {
    const auto found = kinds_.find(std::tuple(std::string_view(field.name), field.search));
    if (found != kinds_.end()) return found->second;
    const auto kind = static_cast<std::uint32_t>(collected().kinds.size());
    collected().kinds.push_back({.name = field.name, .weight = field.search, .length_b = kShortTextB});
    return kinds_.emplace(std::tuple(std::string_view(field.name), field.search), kind).first->second;
  }

  static void add_text(search::Document& document, std::uint32_t kind, std::string_view text) {
    if (!text.empty()) document.texts.push_back({.kind = kind, .text = text});
  }

  static void add_sections(search::Document& document, std::uint32_t kind, const markdown::Document& of) {
    for (const markdown::Section& section : of.text->sections) add_text(document, kind, section.plain_text);
  }

  void add_texts(EntryId id, search::Document& document) {
    const content::Entry& entry = graph_.get(id);
    const Collection& collection = graph_.collection_of(id);
    for (std::size_t i = 0; i < collection.fields.size() && i < entry.fields.size(); ++i) {
      const Field& field = collection.fields[i];
      if (entry.withholds(collection, field)) continue;
      content::for_each_value(field, entry.fields[i], [&](const Field& inner, const FieldValue& value) {
        const Field& weighed = inner.search > 0 ? inner : field;
        // A searched group is what the page itself says; where it leads to counts only when that is asked for.
        const bool leads_away = inner.type == FieldType::Reference && inner.search <= 0 && &inner != &field;
        if (weighed.search <= 0 || leads_away) return;
        add_value_texts(id, inner, value, weighed, document);
      });
    }
    for (const markdown::Heading& heading : entry.body.headings) add_text(document, kHeadings, heading.text);
    add_sections(document, kBody, entry.body);
  }

  /// What a visitor reads of a value.
  void add_value_texts(EntryId id, const Field& field, const FieldValue& value, const Field& weighed,
                       search::Document& document) {
    if (const auto* text = value.get<std::string>()) {
      if (!text->empty()) add_text(document, kind_of(weighed), *text);
    } else if (const auto* markdown = value.get<content::MarkdownValue>()) {
      add_sections(document, kind_of(weighed), *markdown->document);
    } else if (const auto* choice = value.get<content::ChoiceValue>()) {
      const content::Option& option = field.options[choice->option];
      add_text(document, kind_of(weighed), option.label.in(language_, option.value));
    } else if (const auto* reference = value.get<content::ReferenceValue>()) {
      const EntryId target = graph_.reference(id, reference->ordinal);
      if (target.valid()) add_names(target, kind_of(weighed), document);
    }
  }

  /// An entry's title and its other names: an organisation is also found by its abbreviation.
  void add_names(EntryId id, std::uint32_t kind, search::Document& document) const {
    const content::Entry& entry = graph_.get(id);
    const Collection& collection = graph_.collection_of(id);
    add_text(document, kind, entry.title(collection));
    for (std::size_t i = 0; i < collection.fields.size() && i < entry.fields.size(); ++i) {
      const Field& field = collection.fields[i];
      if (!field.names || entry.withholds(collection, field)) continue;
      content::for_each_value(field, entry.fields[i], [&](const Field&, const FieldValue& value) {
        if (const auto* text = value.get<std::string>()) add_text(document, kind, *text);
      });
    }
  }

  // --- Facets: of all collections, joined by the names of their fields and the texts of their values ---

  std::uint32_t facet_number(std::string_view name) {
    const auto found = std::ranges::find(collected().facets, name, &search::Facet::name);
    if (found != collected().facets.end()) return static_cast<std::uint32_t>(found - collected().facets.begin());
    collected().facets.push_back({.name = std::string(name), .values = {}});
    values_.emplace_back();
    for (search::Document& document : collected().documents) document.facets.emplace_back();
    return static_cast<std::uint32_t>(collected().facets.size() - 1);
  }

  std::uint32_t value_number(std::uint32_t facet, const std::string& value) {
    std::vector<std::string>& values = collected().facets[facet].values;
    const auto [found, added] = values_[facet].try_emplace(value, static_cast<std::uint32_t>(values.size()));
    if (added) values.push_back(value);
    return found->second;
  }

  void add_value(EntryId id, std::uint32_t facet, std::uint32_t value) {
    const std::uint32_t number = numbers_[id.value];
    if (number != UINT32_MAX) collected().documents[number].facets[facet].push_back(value);
  }

  void add_collections(const std::vector<CollectionId>& collections) {
    const std::uint32_t facet = facet_number(kCollectionFacet);
    for (const CollectionId id : collections) static_cast<void>(value_number(facet, graph_.model().get(id).name));
    for (const EntryId id : result_.entries) add_value(id, facet, value_number(facet, graph_.collection_of(id).name));
  }

  void add_facets(CollectionId id) {
    Listing listing;
    listing.path = graph_.model().get(id).path;
    listing.language = language_;
    listing.collections = {id};
    listing.entries = graph_.ordered(id, language_);
    for (const Facet& facet : make_facets(graph_, config_, listing)) {
      const std::uint32_t number = facet_number(facet.field);
      for (const FacetValue& value : facet.values) {
        const std::uint32_t index = value_number(number, value.value);
        for (const EntryId entry : value.entries) add_value(entry, number, index);
      }
    }
  }

  void finish_facets() {
    for (std::size_t facet = 0; facet < collected().facets.size(); ++facet) {
      for (search::Document& document : collected().documents) std::ranges::sort(document.facets[facet]);
    }
  }

  // --- Sort keys ---

  void add_ranks(const std::vector<CollectionId>& collections) {
    add_title_ranks();
    for (const CollectionId id : collections) {
      for (const Field& field : graph_.model().get(id).fields) {
        const bool known = std::ranges::find(collected().sorts, field.name) != collected().sorts.end();
        if (field.type == FieldType::Choice && field.ordered && !known) add_level_ranks(field.name);
      }
    }
  }

  void add_title_ranks() {
    collected().sorts.emplace_back(kTitleSort);
    std::vector<std::pair<std::string, std::uint32_t>> titles;
    for (std::uint32_t i = 0; i < result_.entries.size(); ++i) {
      const EntryId id = result_.entries[i];
      titles.emplace_back(content::sort_key(graph_.get(id).title(graph_.collection_of(id))), i);
    }
    std::ranges::sort(titles);
    std::uint32_t rank = 0;
    for (const auto& [title, document] : titles) collected().documents[document].ranks.push_back(++rank);
  }

  /// The highest option of an ordered choice has rank 1.
  void add_level_ranks(const std::string& name) {
    collected().sorts.push_back(name);
    for (std::size_t i = 0; i < result_.entries.size(); ++i) {
      const content::Entry& entry = graph_.get(result_.entries[i]);
      const Collection& collection = graph_.collection_of(result_.entries[i]);
      const auto index = collection.field_index(name);
      std::uint32_t rank = 0;
      if (index && *index < entry.fields.size() && !entry.withholds(collection, collection.fields[*index])) {
        if (const auto* choice = entry.fields[*index].get<content::ChoiceValue>())
          rank = static_cast<std::uint32_t>(collection.fields[*index].options.size()) - choice->option;
      }
      collected().documents[i].ranks.push_back(rank);
    }
  }

  const content::Graph& graph_;
  const Config& config_;
  std::string_view language_;
  SearchDocuments result_;
  std::vector<std::uint32_t> numbers_;  ///< By EntryId: the document.
  std::map<std::tuple<std::string_view, double>, std::uint32_t> kinds_;
  std::unordered_map<const Field*, std::uint32_t> field_kinds_;  ///< The same, found sooner.
  std::vector<std::map<std::string, std::uint32_t>> values_;     ///< By facet.
};

}  // namespace

std::vector<CollectionId> searched_collections(const content::Graph& graph) {
  std::vector<CollectionId> ids;
  for (const Collection& collection : graph.model().collections) {
    if (collection.search) ids.push_back(collection.id);
  }
  return ids;
}

std::string search_root(const content::Graph& graph, const Config& config, std::string_view language) {
  if (searched_collections(graph).empty()) return {};
  return href_of(config, fmt::format("/search/{}/root.json", language));
}

SearchDocuments collect_search_documents(const content::Graph& graph, const Config& config, std::string_view language) {
  return Collector(graph, config, language).run();
}

std::expected<std::string, std::string> stored_result(const content::Graph& graph, EntryId entry,
                                                      std::string_view language, std::string_view href,
                                                      std::string_view more) {
  const Collection& collection = graph.collection_of(entry);
  Json stored = Json::Object{};
  stored.add("u", href);
  stored.add("t", graph.get(entry).title(collection));
  stored.add("s", summary_of(graph, entry));
  stored.add("k", collection.name);
  stored.add("n", upper_first(collection.singular.in(language), language));
  if (graph.language(entry) != language) stored.add("lang", graph.language(entry));
  if (more.empty()) return to_json(stored);
  const auto parsed = parse_json(more);
  if (!parsed) return std::unexpected(phrase("it prints no JSON: {}", parsed.error().message));
  const auto* members = parsed->get<Json::Object>();
  if (members == nullptr) return std::unexpected(phrase("it prints JSON, but no object"));
  for (const auto& [name, value] : *members) {
    const auto* text = value.get<std::string>();
    const auto* list = value.get<Json::Array>();
    const bool empty = value.get<std::nullptr_t>() != nullptr || (text != nullptr && text->empty()) ||
                       (list != nullptr && list->empty());
    if (!empty && stored.find(name) == nullptr) stored.add(name, value);
  }
  return to_json(stored);
}

}  // namespace bondgenoot::site
