#include "site/replanner.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "content/same_value.h"
#include "site/collisions.h"
#include "site/entry_page.h"
#include "site/listing_patch.h"
#include "site/page_lists.h"
#include "site/page_patch.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::Entry;
using content::EntryId;

std::vector<EntryId> changed_entries(const content::Graph& then, const content::Graph& now) {
  std::vector<EntryId> changed;
  for (std::uint32_t i = 0; i < now.entries().size(); ++i) {
    if (&then.entries()[i] != &now.entries()[i] && now.is_published({i})) changed.push_back({i});
  }
  return changed;
}

// What a free page lists, as it says it.
bool lists_the_same(const content::Collection& pages, const Entry& a, const Entry& b) {
  const content::FieldValue* one = a.find(pages, kListsField);
  const content::FieldValue* other = b.find(pages, kListsField);
  return one == nullptr || other == nullptr ? one == other : content::same_value(*one, *other);
}

bool keeps_its_place(const content::Graph& then, const content::Graph& now, EntryId id) {
  const Entry& a = then.get(id);
  const Entry& b = now.get(id);
  const content::Collection& collection = now.collection_of(id);
  const auto identity = [](const Entry& entry) {
    return std::tie(entry.path, entry.collection, entry.name, entry.language);
  };
  return identity(a) == identity(b) &&
         std::ranges::equal(a.aliases, b.aliases, {}, &content::Alias::path, &content::Alias::path) &&
         (collection.name != content::kPagesCollection || lists_the_same(collection, a, b));
}

// The page of an entry that is no list. False when it has another address.
bool patch_entry_page(const content::Graph& now, const Config& config, EntryId report, EntryId id, PagePatch& pages) {
  Page planned = plan_entry_page(now, config, report, id, entry_path(now.collection_of(id), now.get(id)));
  const std::size_t place = pages.find(planned.output);
  if (place == pages.pages().size() || pages.pages()[place].entry != id) return false;
  if (pages.pages()[place].kind == PageKind::Entry) pages.replace(place, std::move(planned));
  return true;
}

}  // namespace

std::optional<Plan> replan(const Plan& before, const content::Graph& then, const content::Graph& now,
                           const Config& config) {
  const std::vector<EntryId> changed = changed_entries(then, now);
  const auto stays = [&](EntryId id) { return keeps_its_place(then, now, id); };
  if (!std::ranges::all_of(changed, stays)) return std::nullopt;
  const EntryId report = find_report(now, config);
  PagePatch pages(before.pages);
  const auto has_page = [&](EntryId id) { return patch_entry_page(now, config, report, id, pages); };
  if (!std::ranges::all_of(changed, has_page)) return std::nullopt;
  Plan plan = before;
  plan.listings = ListingPatch(before, then, now, config, report, changed, pages).run();
  if (!pages.added().empty() && may_collide(now, before, pages.added())) return std::nullopt;
  plan.pages = pages.finish();
  for (const EntryId id : changed) {
    for (Redirect& redirect : plan.redirects) {
      if (redirect.target == plan.entry_hrefs[id.value])
        redirect.title = std::string(now.get(id).title(now.collection_of(id)));
    }
  }
  return plan;
}

}  // namespace bondgenoot::site
