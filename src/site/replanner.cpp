#include "site/replanner.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "content/same_value.h"
#include "site/entry_page.h"
#include "site/listing.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::Entry;
using content::EntryId;
using content::Field;

std::vector<EntryId> changed_entries(const content::Graph& then, const content::Graph& now) {
  std::vector<EntryId> changed;
  for (std::uint32_t i = 0; i < now.entries().size(); ++i) {
    if (&then.entries()[i] != &now.entries()[i]) changed.push_back({i});
  }
  return changed;
}

// Whether titles of its entries are labels of a facet's values.
bool is_facet_target(const content::Model& model, CollectionId id) {
  return std::ranges::any_of(model.collections, [&](const Collection& collection) {
    return std::ranges::any_of(collection.fields, [&](const Field& field) {
      return field.facet != content::FacetKind::None && field.target == id;
    });
  });
}

bool same_facets(const Collection& collection, const Entry& a, const Entry& b) {
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    const Field& field = collection.fields[i];
    if (field.facet == content::FacetKind::None) continue;
    if (a.withholds(collection, field) != b.withholds(collection, field)) return false;
    if (i >= a.fields.size() || i >= b.fields.size() || !content::same_value(a.fields[i], b.fields[i])) return false;
  }
  return true;
}

bool changes_own_page_only(const content::Graph& then, const content::Graph& now, EntryId id) {
  const Entry& a = then.get(id);
  const Entry& b = now.get(id);
  const Collection& collection = now.collection_of(id);
  return a.path == b.path && now.translations(id).size() == 1 && collection.name != content::kPagesCollection &&
         same_facets(collection, a, b) &&
         std::ranges::equal(a.aliases, b.aliases, {}, &content::Alias::path, &content::Alias::path) &&
         (a.title(collection) == b.title(collection) || !is_facet_target(now.model(), collection.id));
}

// Lists of one collection follow its order; others have one of their own.
bool same_lists(const Plan& plan, const content::Graph& then, const content::Graph& now) {
  return then.tables().ordered == now.tables().ordered && then.tables().ordered_in == now.tables().ordered_in &&
         std::ranges::all_of(plan.listings, [&](const Listing& listing) {
           return listing.collections.size() == 1 ||
                  listing.entries == entries_in_order(now, listing.collections, listing.language);
         });
}

}  // namespace

std::optional<Plan> replan(const Plan& before, const content::Graph& then, const content::Graph& now,
                           const Config& config) {
  const std::vector<EntryId> changed = changed_entries(then, now);
  const bool own_pages_only =
      std::ranges::all_of(changed, [&](EntryId id) { return changes_own_page_only(then, now, id); });
  if (!own_pages_only || !same_lists(before, then, now)) return std::nullopt;
  Plan plan = before;
  const EntryId report = find_report(now, config);
  for (const EntryId id : changed) {
    if (!now.is_published(id)) continue;
    const auto page = std::ranges::find(plan.pages, id, &Page::entry);
    Page planned = plan_entry_page(now, config, report, id, entry_path(now.collection_of(id), now.get(id)));
    if (page == plan.pages.end() || page->output != planned.output) return std::nullopt;
    *page = std::move(planned);
    for (Redirect& redirect : plan.redirects) {
      if (redirect.target == plan.entry_hrefs[id.value])
        redirect.title = std::string(now.get(id).title(now.collection_of(id)));
    }
  }
  return plan;
}

}  // namespace bondgenoot::site
