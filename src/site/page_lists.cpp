#include "site/page_lists.h"

#include <algorithm>

#include "site/exports.h"
#include "site/facets.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;
using content::Field;
using content::FieldType;
using content::FieldValue;

struct ListedName {
  std::string_view name;
  Span span;
};

std::vector<ListedName> listed_names(const content::Graph& graph, EntryId id) {
  std::vector<ListedName> names;
  const FieldValue* value = shown_value(graph, id, kListsField);
  if (value == nullptr) return names;
  const auto add = [&](const FieldValue& item) {
    if (const auto* text = item.get<std::string>()) names.push_back({*text, item.span});
  };
  add(*value);
  if (const auto* list = value->get<content::ListValue>()) std::ranges::for_each(list->items, add);
  return names;
}

void report_unknown(const content::Model& model, const ListedName& listed, Diagnostics& diagnostics) {
  const std::vector<std::string> names = model.names();
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::UnknownList, listed.span, phrase("there is no collection `{}`", listed.name));
  if (const auto near = nearest(listed.name, names))
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(listed.span, *near);
  else
    diagnostic.with_help(phrase("the collections are {}", quoted_list(names)));
}

/// Says each facet of `added` that does not fit the one of the same name in an earlier collection.
void check_facets(const content::Model& model, const std::vector<CollectionId>& before, const Collection& added,
                  Span span, Diagnostics& diagnostics) {
  for (const Field& field : added.fields) {
    if (field.facet == content::FacetKind::None) continue;
    for (const CollectionId id : before) {
      const Field* other = model.get(id).find_field(field.name);
      if (other == nullptr || other->facet == content::FacetKind::None || merges_with(*other, field)) continue;
      diagnostics
          .add(DiagnosticCode::FacetMismatch, span,
               phrase("`{}` and `{}` cannot be listed together: their facets `{}` differ in kind", model.get(id).name,
                      added.name, field.name))
          .with_note(other->span, phrase("in `{}` it is declared here", model.get(id).name))
          .with_note(field.span, phrase("in `{}` it is declared here", added.name))
          .with_help(phrase("give one of the fields another name, or take `facet` out"));
      break;
    }
  }
}

}  // namespace

std::vector<CollectionId> listed_collections(const content::Graph& graph, EntryId id, Diagnostics& diagnostics) {
  std::vector<CollectionId> collections;
  if (graph.collection_of(id).name != content::kPagesCollection) return collections;
  const content::Model& model = graph.model();
  for (const ListedName& listed : listed_names(graph, id)) {
    const Collection* collection = model.find(listed.name);
    if (collection == nullptr) {
      report_unknown(model, listed, diagnostics);
    } else if (std::ranges::find(collections, collection->id) == collections.end()) {
      check_facets(model, collections, *collection, listed.span, diagnostics);
      collections.push_back(collection->id);
    }
  }
  return collections;
}

bool is_listed(const content::Graph& graph, EntryId id) {
  const FieldValue* value = shown_value(graph, id, kListedField);
  const bool* listed = value == nullptr ? nullptr : value->get<bool>();
  return listed == nullptr || *listed;
}

std::string summary_of(const content::Graph& graph, EntryId id) {
  const FieldValue* value = shown_value(graph, id, kSummaryField);
  const std::string* text = value == nullptr ? nullptr : value->get<std::string>();
  return text == nullptr ? std::string() : *text;
}

}  // namespace bondgenoot::site
