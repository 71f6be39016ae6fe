#include "site/listing.h"

#include <algorithm>
#include <utility>

#include "content/order.h"
#include "site/facets.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;
using content::Field;

/// Whether entries of all collections can be compared by the order of the first. Options of two choices are no common
/// scale.
bool has_common_order(const content::Model& model, const std::vector<CollectionId>& collections) {
  const Collection& first = model.get(collections.front());
  const Field* field = first.find_field(first.order_field);
  if (field == nullptr || field->type == content::FieldType::Choice) return false;
  return std::ranges::all_of(collections, [&](CollectionId id) {
    const Field* other = model.get(id).find_field(first.order_field);
    return other != nullptr && other->type == field->type;
  });
}

}  // namespace

std::vector<EntryId> entries_in_order(const content::Graph& graph, const std::vector<CollectionId>& collections,
                                      std::string_view language) {
  if (collections.size() == 1) return graph.ordered(collections.front(), language);
  std::vector<EntryId> entries;
  for (const CollectionId id : collections) {
    const std::vector<EntryId>& ordered = graph.ordered(id, language);
    entries.insert(entries.end(), ordered.begin(), ordered.end());
  }
  if (has_common_order(graph.model(), collections)) {
    content::sort_entries_like(graph.model().get(collections.front()), entries, graph.entries(), graph.model());
  }
  return entries;
}

std::vector<EntryId> entries_in_order_again(const content::Graph& graph, const Listing& listing,
                                            const std::vector<EntryId>& changed) {
  if (listing.collections.size() == 1 || !has_common_order(graph.model(), listing.collections))
    return entries_in_order(graph, listing.collections, listing.language);
  std::vector<EntryId> entries = listing.entries;
  content::sort_entries_like_again(graph.model().get(listing.collections.front()), entries, changed, graph.entries(),
                                   graph.model());
  return entries;
}

Listing make_listing(const content::Graph& graph, const Config& config, ListingRequest request, ThreadPool* pool) {
  Listing listing;
  listing.id = request.id;
  listing.title = std::move(request.title);
  listing.description = std::move(request.description);
  listing.href = href_of(config, request.path);
  listing.path = std::move(request.path);
  listing.collections = std::move(request.collections);
  listing.entry = request.entry;
  listing.entries = entries_in_order(graph, listing.collections, request.language);
  listing.per_page = graph.model().get(listing.collections.front()).per_page;
  listing.language = std::move(request.language);
  listing.facets = make_facets(graph, config, listing, pool);
  return listing;
}

}  // namespace bondgenoot::site
