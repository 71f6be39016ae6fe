#include "site/href_functions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "site/routes.h"
#include "site/tally.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"
#include "templates/operators.h"

namespace bondgenoot::site {
namespace {

using templates::BoundArguments;
using templates::eval_error;
using templates::EvalResult;
using templates::Value;

template <typename View>
const View* view_of(const Value& value) {
  return value.is_object() ? dynamic_cast<const View*>(&value.as_object()) : nullptr;
}

Value text_or_none(const std::string& text) { return text.empty() ? Value::none() : Value::text(text); }

// `pages/over.md`, or any collection's file.
EvalResult href_of_file(const RenderState& state, std::string_view path) {
  const content::Graph& graph = state.views->graph();
  const content::Collection* collection = graph.model().find(parent_path(path));
  if (collection == nullptr)
    return eval_error(phrase("`{}` is no entry: there is no collection `{}`", path, parent_path(path)));
  const content::EntryId any = graph.find(collection->id, stem(path));
  const content::EntryId id = any.valid() ? state.views->shown(any) : any;
  if (id.valid() && graph.is_published(id)) return Value::text(state.views->data().plan.entry_hrefs[id.value]);
  std::vector<std::string> names;
  for (const content::EntryId other : graph.ordered(collection->id))
    names.push_back(collection->name + '/' + graph.get(other).name + ".md");
  const auto near = nearest(path, names);
  return eval_error(phrase("there is no entry `{}`", path), near ? phrase("did you mean `{}`?", *near) : std::string{});
}

// The list of a free page that brings one, else the one of the entry's collection.
const Listing* listing_of(const Plan& plan, const content::Graph& graph, content::EntryId id,
                          std::string_view language) {
  const auto own = std::ranges::find(plan.listings, id, &Listing::entry);
  if (own != plan.listings.end()) return &*own;
  const ListingId listing = plan.listing_of(graph.get(id).collection, language);
  return listing.valid() ? &plan.listings[listing.value] : nullptr;
}

}  // namespace

EvalResult href(RenderState& state, const BoundArguments& arguments) {
  const Value& target = arguments[0];
  const SiteData& data = state.views->data();
  if (const auto* entry = view_of<EntryView>(target)) return Value::text(data.plan.entry_hrefs[entry->id().value]);
  if (const auto* collection = view_of<CollectionView>(target)) return collection->attribute("href");
  if (!target.is_string())
    return eval_error(phrase("`href` takes an entry, a collection or a path, not {}", templates::kind_name(target)));
  const std::string_view path = target.as_string();
  if (path.ends_with(".md")) return href_of_file(state, path);
  if (!path.starts_with('/'))
    return eval_error(phrase("`{}` is neither a file of an entry nor a path that begins with `/`", path));
  return Value::text(href_of(data.config, path));
}

EvalResult absolute(RenderState& state, const BoundArguments& arguments) {
  const Value& target = arguments[0];
  if (!target.is_string())
    return eval_error(phrase("`absolute` takes an address, not {}", templates::kind_name(target)));
  return Value::text(state.views->data().config.origin + std::string(target.as_string()));
}

EvalResult facet_href(RenderState& state, const BoundArguments& arguments) {
  const auto* entry = view_of<EntryView>(arguments[0]);
  if (entry == nullptr)
    return eval_error(phrase("`facet_href` takes an entry first, not {}", templates::kind_name(arguments[0])));
  const Plan& plan = state.views->data().plan;
  const Listing* found = listing_of(plan, state.views->graph(), entry->id(), state.views->language());
  if (found == nullptr) return Value::none();
  const Listing& listing = *found;
  const auto facet = std::ranges::find(listing.facets, arguments.text(1, {}), &Facet::field);
  if (facet == listing.facets.end()) return Value::none();
  const std::string key = facet_key(*state.views, arguments[2]);
  auto value = std::ranges::find(facet->values, key, &FacetValue::value);
  if (value == facet->values.end()) value = std::ranges::find(facet->values, key, &FacetValue::label);
  return value == facet->values.end() ? Value::none() : text_or_none(value->href);
}

}  // namespace bondgenoot::site
