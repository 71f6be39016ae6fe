// Views of listings: facets with their counts and addresses, the pages of a list.
#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "site/routes.h"
#include "site/views.h"

namespace bondgenoot::site {
namespace {

using templates::MapEntry;
using templates::Value;

Value text_or_none(std::string_view text) { return text.empty() ? Value::none() : Value::borrowed(text); }

Value value_of(const Views& views, const FacetValue& value, bool current) {
  return Value::map({named("value", Value::borrowed(value.value)), named("label", Value::borrowed(value.label)),
                     named("count", Value::integer(std::ssize(value.entries))), named("href", text_or_none(value.href)),
                     named("is_current", Value::boolean(current)),
                     named("entry", views.entry_value(views.shown(value.entry))),
                     named("level", value.level == 0 ? Value::none() : Value::integer(value.level)),
                     named("entries", views.entries_value(value.entries))});
}

constexpr std::size_t kMost = 24;  // Of a facet's values, on pages that need not have them all.

/// Which values have the most entries, in the facet's order; `current` is among them.
std::vector<std::size_t> most_used(const Facet& facet, std::optional<std::size_t> current) {
  std::vector<std::size_t> places(facet.values.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  if (places.size() <= kMost) return places;
  const auto rank = [&](std::size_t place) {
    return std::tuple(place != current, ~facet.values[place].entries.size(), place);
  };
  std::ranges::nth_element(places, places.begin() + kMost, {}, rank);
  places.resize(kMost);
  std::ranges::sort(places);
  return places;
}

Value facet_map(const Facet& facet, std::vector<Value> values, std::optional<std::size_t> current = std::nullopt) {
  std::vector<Value> most;
  for (const std::size_t place : most_used(facet, current)) most.push_back(values[place]);
  return Value::map({named("field", Value::borrowed(facet.field)), named("label", Value::borrowed(facet.label)),
                     named("values", Value::list(std::move(values))), named("most", Value::list(std::move(most))),
                     named("unlabelled", Value::integer(facet.unlabelled))});
}

Value plain_facet(const Views& views, const Facet& facet) {
  std::vector<Value> values;
  values.reserve(facet.values.size());
  for (const FacetValue& value : facet.values) values.push_back(value_of(views, value, false));
  return facet_map(facet, std::move(values));
}

std::vector<Value> aliases_of(std::span<const Value> values) {
  std::vector<Value> aliases;
  aliases.reserve(values.size());
  for (const Value& value : values) aliases.push_back(value.lasting());
  return aliases;
}

/// The facet with the value that a page is about as the current one; the others are as on all pages.
Value facet_with_current(const Views& views, const Listing& listing, FacetSelection current) {
  const Facet& facet = listing.facets[current.facet];
  std::vector<Value> values = aliases_of(views.facets_of(listing.id).facets[current.facet].find("values")->as_list());
  values[current.value] = value_of(views, facet.values[current.value], true);
  return facet_map(facet, std::move(values), current.value);
}

Value map_by_field(const Listing& listing, std::vector<Value> facets) {
  std::vector<MapEntry> map;
  map.reserve(facets.size());
  for (std::size_t i = 0; i < facets.size(); ++i) map.push_back(named(listing.facets[i].field, std::move(facets[i])));
  return Value::map(std::move(map));
}

Value page_href_or_none(const Listing& listing, const Page& page, std::uint32_t number) {
  if (number < 1 || number > page.pages || number == page.number) return Value::none();
  return Value::text(list_page_href(listing, page.facet, number));
}

}  // namespace

PlainFacets make_plain_facets(const Views& views, const Listing& listing) {
  PlainFacets plain;
  plain.facets.reserve(listing.facets.size());
  for (const Facet& facet : listing.facets) plain.facets.push_back(plain_facet(views, facet));
  plain.list = Value::list(plain.facets);
  plain.by_field = map_by_field(listing, plain.facets);
  return plain;
}

Value listing_value(const Views& views, const Listing& listing, const Page& page) {
  const PlainFacets& plain = views.facets_of(listing.id);
  Value facets = plain.list.lasting();
  Value by_field = plain.by_field.lasting();
  if (page.facet) {
    std::vector<Value> own = aliases_of(plain.facets);
    own[page.facet->facet] = facet_with_current(views, listing, *page.facet);
    facets = Value::list(own);
    by_field = map_by_field(listing, std::move(own));
  }
  std::vector<Value> collections;
  for (const content::CollectionId id : listing.collections)
    collections.push_back(Value::borrowed(views.collection(id)));
  const Value only = collections.size() == 1 && !listing.entry.valid() ? collections[0] : Value::none();
  return Value::map(
      {named("title", Value::borrowed(listing.title)), named("description", text_or_none(listing.description)),
       named("href", Value::borrowed(listing.href)), named("collections", Value::list(std::move(collections))),
       named("collection", only), named("entry", views.entry_value(listing.entry)),
       named("entries", views.entries_value(listing.entries)),
       named("changed", views.entries_value(views.changed_in(listing.id))),
       named("count", Value::integer(std::ssize(listing.entries))), named("facets", std::move(facets)),
       named("facet", std::move(by_field))});
}

Value selected_value(const Value& listing, const Page& page) {
  if (!page.facet) return Value::none();
  const Value& facet = listing.find("facets")->as_list()[page.facet->facet];
  return Value::map({named("facet", facet), named("value", facet.find("values")->as_list()[page.facet->value])});
}

Value pager_value(const Listing& listing, const Page& page) {
  const std::size_t total =
      page.facet ? listing.facets[page.facet->facet].values[page.facet->value].entries.size() : listing.entries.size();
  std::vector<Value> pages;
  for (std::uint32_t number = 1; number <= page.pages; ++number) {
    pages.push_back(Value::map({named("number", Value::integer(number)),
                                named("href", Value::text(list_page_href(listing, page.facet, number))),
                                named("is_current", Value::boolean(number == page.number))}));
  }
  return Value::map({named("number", Value::integer(page.number)), named("count", Value::integer(page.pages)),
                     named("total", Value::integer(static_cast<std::int64_t>(total))),
                     named("previous", page_href_or_none(listing, page, page.number - 1)),
                     named("next", page_href_or_none(listing, page, page.number + 1)),
                     named("first", page_href_or_none(listing, page, 1)),
                     named("last", page_href_or_none(listing, page, page.pages)),
                     named("pages", Value::list(std::move(pages)))});
}

}  // namespace bondgenoot::site
