#include "site/listing_patch.h"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "site/facets.h"
#include "site/listing.h"
#include "site/listing_pages.h"
#include "site/page_lists.h"
#include "site/pagination.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;

constexpr std::uint32_t kNone = UINT32_MAX;

// The number of a value among those of the same facet as it was.
std::uint32_t value_before(const Facet& was, const FacetValue& value, std::uint32_t now) {
  if (now < was.values.size() && was.values[now].value == value.value) return now;
  const auto found = std::ranges::find(was.values, value.value, &FacetValue::value);
  return found == was.values.end() ? kNone : static_cast<std::uint32_t>(found - was.values.begin());
}

bool same_selection(const std::optional<FacetSelection>& a, const std::optional<FacetSelection>& b) {
  if (!a || !b) return !a && !b;
  return a->facet == b->facet && a->value == b->value;
}

// Whether what its neighbours have in common with a page is still the same.
bool has_base(const Page& page, const Page& base) {
  return page.layout == base.layout && page.description == base.description && page.language == base.language &&
         page.index == base.index;
}

}  // namespace

ListingPatch::ListingPatch(const Plan& before, const content::Graph& then, const content::Graph& now,
                           const Config& config, EntryId report, const std::vector<EntryId>& changed, PagePatch& pages)
    : before_(before),
      then_(then),
      now_(now),
      config_(config),
      report_(report),
      changed_(changed),
      pages_(pages),
      collections_(now.model().collections.size(), false) {
  for (const EntryId id : changed) collections_[now.get(id).collection.value] = true;
}

SharedList<Listing> ListingPatch::run() {
  std::vector<bool> wanted;
  for (const Listing& listing : before_.listings) wanted.push_back(is_concerned(listing));
  find_places(wanted);
  SharedList<Listing> listings = before_.listings;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    auto listing = std::make_shared<const Listing>(updated(before_.listings[i]));
    patch_pages(before_.listings[i], *listing);
    listings.replace(i, std::move(listing));
  }
  return listings;
}

// It shows an entry that changed, offers one as a value, or is on the page of one.
bool ListingPatch::is_concerned(const Listing& listing) const {
  if (listing.entry.valid() && std::ranges::find(changed_, listing.entry) != changed_.end()) return true;
  return std::ranges::any_of(listing.collections, [&](content::CollectionId id) {
    return collections_[id.value] || std::ranges::any_of(now_.model().get(id).fields, [&](const content::Field& field) {
             return field.facet != content::FacetKind::None && field.target.valid() && collections_[field.target.value];
           });
  });
}

Listing ListingPatch::updated(const Listing& was) const {
  Listing listing = was;
  if (listing.entry.valid()) {
    listing.title = now_.get(listing.entry).title(now_.collection_of(listing.entry));
    listing.description = summary_of(now_, listing.entry);
  }
  listing.entries = entries_in_order_again(now_, was, changed_);
  update_facets(then_, now_, config_, changed_, listing.entries != was.entries, listing);
  return listing;
}

void ListingPatch::find_places(const std::vector<bool>& wanted) {
  places_.resize(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    places_[i].resize(1 + before_.listings[i].facets.size());
    places_[i][0].resize(1);
    for (std::size_t facet = 0; facet < before_.listings[i].facets.size(); ++facet)
      places_[i][1 + facet].resize(before_.listings[i].facets[facet].values.size());
  }
  if (std::ranges::find(wanted, true) == wanted.end()) return;
  for (std::size_t place = 0; place < pages_.pages().size(); ++place) {
    const Page& page = pages_.pages()[place];
    if (!page.listing.valid() || !wanted[page.listing.value]) continue;
    ListingPlaces& listing = places_[page.listing.value];
    Places& places = page.facet ? listing[1 + page.facet->facet][page.facet->value] : listing[0][0];
    if (places.size() < page.number) places.resize(page.pages, pages_.pages().size());
    places[page.number - 1] = place;
  }
}

void ListingPatch::patch_pages(const Listing& was, const Listing& now) {
  const Page base = listing_page(now_, config_, report_, now);
  ListingPlaces& places = places_[now.id.value];
  for_each_selection(now, [&](const Selection& selection) {
    Places own;
    if (!selection.facet) {
      own.swap(places[0][0]);
    } else {
      const auto [facet, value] = *selection.facet;
      const std::uint32_t before = value_before(was.facets[facet], now.facets[facet].values[value], value);
      if (before != kNone) own.swap(places[1 + facet][before]);
    }
    const std::uint32_t pages = count_pages(selection.entries->size(), now.per_page);
    for (std::uint32_t number = 1; number <= pages; ++number) {
      if (number > own.size()) {
        pages_.add(numbered_page(config_, base, now, selection, number, pages));
        continue;
      }
      const Page& page = pages_.pages()[own[number - 1]];
      const bool is_same = page.pages == pages && page.title == selection.title &&
                           same_selection(page.facet, selection.facet) && has_base(page, base) &&
                           std::ranges::equal(page.entries, entries_on_page(*selection.entries, now.per_page, number));
      if (!is_same) pages_.replace(own[number - 1], numbered_page(config_, base, now, selection, number, pages));
    }
    for (std::size_t number = pages; number < own.size(); ++number) pages_.remove(own[number]);
  });
  for (const std::vector<Places>& facet : places) {  // What nothing took has no entries any more.
    for (const Places& left : facet) std::ranges::for_each(left, [&](std::size_t place) { pages_.remove(place); });
  }
}

}  // namespace bondgenoot::site
