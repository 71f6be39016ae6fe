#include "site/report.h"
#include "site/external_links.h"

#include <algorithm>
#include <utility>

#include "content/review.h"
#include "content/uses.h"
#include "site/listing.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;
using content::Field;
using content::FieldType;

class Reporter {
 public:
  Reporter(const content::Graph& graph, const Config& config, Day today, std::string_view language)
      : graph_(graph), config_(config), language_(language) {
    report_.today = today;
  }

  Report run() {
    find_orphans();
    for (const Collection& collection : graph_.model().collections) {
      for (const Field& field : collection.fields) {
        if (field.pairs && field.target.valid()) find_unpaired(collection, field);
      }
      find_stale(collection);
      find_incomplete(collection);
      find_uneven(collection);
    }
    return std::move(report_);
  }

 private:
  [[nodiscard]] const std::vector<EntryId>& entries(CollectionId collection) const {
    return graph_.ordered(collection);
  }
  [[nodiscard]] EntryId group(EntryId entry) const { return graph_.translations(entry).front(); }

  /// A reference or link that the site does not tell: in a withheld field, or to an entry that is withheld elsewhere in
  /// the same one.
  [[nodiscard]] bool is_told(EntryId from, EntryId to) const {
    for (const EntryId version : graph_.translations(from)) {
      const std::vector<content::ReferenceUse>& references = graph_.get(version).references;
      for (std::uint32_t i = 0; i < references.size(); ++i) {
        const EntryId withheld = references[i].withheld ? graph_.reference(version, i) : EntryId{};
        if (withheld.valid() && content::same_entry(graph_, withheld, to)) return false;
      }
    }
    return true;
  }

  /// Marks, by the value of their group's first entry, whom the published versions of an entry name in `field`.
  void mark_named(EntryId entry, const Field& field, std::vector<bool>& named) const {
    for (const EntryId version : graph_.translations(entry)) {
      if (!graph_.is_published(version)) continue;
      const std::vector<content::ReferenceUse>& references = graph_.get(version).references;
      for (std::uint32_t i = 0; i < references.size(); ++i) {
        const EntryId to =
            references[i].field == &field && !references[i].withheld ? graph_.reference(version, i) : EntryId{};
        if (to.valid() && is_told(entry, to)) named[group(to).value] = true;
      }
    }
  }

  void find_unpaired(const Collection& collection, const Field& field) {
    if (!report_.unpaired) report_.unpaired.emplace();
    Unpaired naming{.collection = collection.id,
                    .other = field.target,
                    .field = field.name,
                    .label = {},
                    .names = true,
                    .of = 0,
                    .entries = {}};
    naming.label = label_of(field, language_);
    Unpaired named = naming;
    named.names = false;
    std::swap(named.collection, named.other);
    std::vector<bool> has_other(graph_.entries().size());
    bool all = false;  // An entry that names every one of them with `all_values`.
    for (const EntryId id : entries(collection.id)) {
      const content::Entry& entry = graph_.get(id);
      if (entry.withholds(collection, field)) continue;
      ++naming.of;
      const content::FieldValue* value = entry.find(collection, field.name);
      if (value == nullptr || value->empty()) naming.entries.push_back(id);
      all = all || (value != nullptr && value->get<content::AllValues>() != nullptr);
      mark_named(id, field, has_other);
    }
    for (const EntryId id : entries(field.target)) {
      ++named.of;
      if (!all && !has_other[group(id).value]) named.entries.push_back(id);
    }
    report_.unpaired->push_back(std::move(named));
    report_.unpaired->push_back(std::move(naming));
  }

  void find_orphans() {
    std::vector<bool> can_be(graph_.model().collections.size());
    for (const Collection& collection : graph_.model().collections) mark_targets(collection.fields, can_be);
    if (std::ranges::find(can_be, true) == can_be.end()) return;
    report_.orphaned.emplace();
    const std::vector<bool> linked = linked_entries();
    for (const Collection& collection : graph_.model().collections) {
      if (!can_be[collection.id.value]) continue;
      Orphaned orphaned{.collection = collection.id, .of = entries(collection.id).size(), .entries = {}};
      for (const EntryId id : entries(collection.id)) {
        if (graph_.backlinks(id).empty() && !linked[group(id).value]) orphaned.entries.push_back(id);
      }
      report_.orphaned->push_back(std::move(orphaned));
    }
  }

  // As deep as kFieldDepthLimit.
  static void mark_targets(const std::vector<Field>& fields, std::vector<bool>& targets) {
    for (const Field& field : fields) {
      if (!field.inverse.empty() && field.target.valid()) targets[field.target.value] = true;
      mark_targets(field.children, targets);
    }
  }

  /// By the value of their group's first entry: those that the text of another published entry links to.
  [[nodiscard]] std::vector<bool> linked_entries() const {
    std::vector<bool> linked(graph_.entries().size());
    for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) {
      const EntryId from{i};
      if (!graph_.is_published(from)) continue;
      content::for_each_text(graph_, from, [&](const auto&, const auto&, const content::TextLinks& links) {
        for (const content::LinkTarget& link : links.links) {
          const bool to_other = link.kind == content::LinkTarget::Kind::Entry &&
                                !content::same_entry(graph_, from, link.entry) && is_told(from, link.entry);
          if (to_other) linked[group(link.entry).value] = true;
        }
      });
    }
    return linked;
  }

  void find_stale(const Collection& collection) {
    for (const EntryId id : entries(collection.id)) {
      const auto review = content::review_of(collection, graph_.get(id));
      if (!review) continue;
      if (!report_.stale) report_.stale.emplace();
      const auto due = review->due();
      if (!due || *due < report_.today)
        report_.stale->push_back({.entry = id, .reviewed = review->reviewed, .due = due});
    }
    if (!report_.stale) return;
    // What was never looked at first, then what waits longest.
    std::ranges::stable_sort(*report_.stale, {}, [](const Stale& stale) { return stale.due.value_or(Day{}); });
  }

  void find_incomplete(const Collection& collection) {
    const auto is_judged = [](const Field& field) { return field.recommended && !field.required; };
    if (std::ranges::none_of(collection.fields, is_judged)) return;
    if (!report_.incomplete) report_.incomplete.emplace();
    Incomplete incomplete{.collection = collection.id, .of = entries(collection.id).size(), .entries = {}};
    for (const EntryId id : entries(collection.id)) {
      const content::Entry& entry = graph_.get(id);
      IncompleteEntry one{.entry = id, .missing = {}};
      for (std::size_t i = 0; i < std::min(collection.fields.size(), entry.fields.size()); ++i) {
        const Field& field = collection.fields[i];
        if (is_judged(field) && entry.fields[i].empty() && !entry.withholds(collection, field))
          one.missing.push_back(&field);
      }
      if (!one.missing.empty()) incomplete.entries.push_back(std::move(one));
    }
    std::ranges::stable_sort(incomplete.entries, std::greater<>{},
                             [](const IncompleteEntry& one) { return one.missing.size(); });
    report_.incomplete->push_back(std::move(incomplete));
  }

  void find_uneven(const Collection& collection) {
    const Listing listing = make_listing(graph_, config_,
                                         {.id = {},
                                          .title = {},
                                          .description = {},
                                          .path = collection.path,
                                          .language = std::string(language_),
                                          .collections = {collection.id},
                                          .entry = {}});
    for (const Facet& facet : listing.facets) {
      const Field* field = collection.find_field(facet.field);
      const bool closed = field != nullptr && field->facet == content::FacetKind::Value &&
                          (field->type == FieldType::Choice || field->type == FieldType::Reference);
      if (closed) judge(collection, facet);
    }
  }

  void judge(const Collection& collection, const Facet& facet) {
    if (!report_.uneven) report_.uneven.emplace();
    std::size_t total = 0;
    for (const FacetValue& value : facet.values) total += value.entries.size();
    const std::size_t values = facet.values.size();
    if (values < 2 || total < values * kJudgedAverage) return;
    Uneven uneven{.collection = collection.id,
                  .field = facet.field,
                  .label = facet.label,
                  .average = (total + values / 2) / values,
                  .values = {}};
    for (const FacetValue& value : facet.values) {
      const std::size_t count = value.entries.size();
      if (count * kRareShare * values < total)
        uneven.values.push_back({.value = value.value, .label = value.label, .count = count});
    }
    if (uneven.values.empty()) return;
    std::ranges::stable_sort(uneven.values, {}, &RareValue::count);
    report_.uneven->push_back(std::move(uneven));
  }

  const content::Graph& graph_;
  const Config& config_;
  std::string_view language_;
  Report report_;
};

template <typename Parts>
std::size_t sum(const Parts& parts, auto&& size) {
  std::size_t total = 0;
  for (const auto& part : parts) total += size(part);
  return total;
}

std::vector<DeadLink> dead_links_in(const content::Graph& graph, const Config& config) {
  std::vector<DeadLink> dead;
  for (const auto& [href, places] : find_external_links(graph, config)) {
    const LinkRecord* record = find_dead(config.links.get(), href);
    if (record == nullptr) continue;
    DeadLink link{.href = href, .last_seen = record->last_seen, .archive = record->archive, .entries = {}};
    for (const LinkPlace& place : places) {
      const bool is_new = link.entries.empty() || link.entries.back() != place.entry;
      if (place.entry.valid() && is_new) link.entries.push_back(place.entry);
    }
    dead.push_back(std::move(link));
  }
  return dead;
}

}  // namespace

Report make_report(const content::Graph& graph, const Config& config, Day today, std::string_view language) {
  Report report = Reporter(graph, config, today, language).run();
  if (config.links != nullptr && !config.links->empty()) report.dead_links = dead_links_in(graph, config);
  return report;
}

std::size_t count_of(const std::vector<Unpaired>& part) {
  return sum(part, [](const Unpaired& one) { return one.entries.size(); });
}
std::size_t count_of(const std::vector<Orphaned>& part) {
  return sum(part, [](const Orphaned& one) { return one.entries.size(); });
}
std::size_t count_of(const std::vector<Stale>& part) { return part.size(); }
std::size_t count_of(const std::vector<Incomplete>& part) {
  return sum(part, [](const Incomplete& one) { return one.entries.size(); });
}
std::size_t count_of(const std::vector<Uneven>& part) {
  return sum(part, [](const Uneven& one) { return one.values.size(); });
}

std::size_t count_of(const std::vector<DeadLink>& part) { return part.size(); }

std::string label_of(const content::Field& field, std::string_view language) {
  return std::string(field.label.in(language, field.name));
}

}  // namespace bondgenoot::site
