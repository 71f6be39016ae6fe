// The collections together: what no single `_collection.yaml` shows.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "content/schema_concepts.h"
#include "content/schema_parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

void check_paths(const Model& model, Diagnostics& diagnostics) {
  std::vector<const Collection*> by_path;
  for (const Collection& collection : model.collections) by_path.push_back(&collection);
  std::ranges::stable_sort(by_path, {},
                           [](const Collection* collection) { return std::string_view(collection->path); });
  for (std::size_t i = 1; i < by_path.size(); ++i) {
    const Collection& first = *by_path[i - 1];
    const Collection& second = *by_path[i];
    if (first.path != second.path) continue;
    const auto place = [](const Collection& collection) {
      return collection.path_span.valid() ? collection.path_span : collection.span;
    };
    const bool swap = !place(second).valid();  // The built-in collection of pages has no place.
    diagnostics
        .add(DiagnosticCode::DuplicateCollectionPath, place(swap ? first : second),
             phrase("the collections `{}` and `{}` have the same path `{}`", first.name, second.name, first.path))
        .with_note(place(swap ? second : first),
                   phrase("`{}` is given to `{}` here", first.path, (swap ? second : first).name))
        .with_help(phrase("give one of them another `path`"));
  }
}

void resolve_target(const Model& model, Field& field, Diagnostics& diagnostics) {
  if (field.to.empty()) return;
  if (const Collection* target = model.find(field.to)) {
    field.target = target->id;
    return;
  }
  field.usable = false;
  const auto near = nearest(field.to, model.names());
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::UnknownCollection, field.to_span,
                      phrase("`{}` refers to `{}`, and there is no such collection", field.name, field.to));
  if (near)
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(field.to_span, *near);
  else
    diagnostic.with_help(phrase("the collections are {}", quoted_list(model.names())));
}

void check_inverse(const Model& model, const Field& field, Diagnostics& diagnostics) {
  if (field.inverse.empty() || !field.target.valid()) return;
  const Collection& target = model.get(field.target);
  if (is_reserved_name(field.inverse)) {
    diagnostics
        .add(DiagnosticCode::ReservedFieldName, field.inverse_span,
             phrase("every entry already has a `{}` of its own", field.inverse))
        .with_help(phrase("give the inverse another name"));
  } else if (const Field* clash = target.find_field(field.inverse)) {
    diagnostics
        .add(DiagnosticCode::InverseClash, field.inverse_span,
             phrase("the inverse `{}` has the name of a field of `{}`", field.inverse, target.name))
        .with_note(clash->span, phrase("the field `{}` is declared here", clash->name))
        .with_help(phrase("give the inverse another name"));
  }
}

// Calls `visit` for every reference among the fields and within groups and lists; kFieldDepthLimit bounds the depth.
template <typename Visit>
void for_each_reference(std::vector<Field>& fields, const Visit& visit) {
  for (Field& field : fields) {
    if (field.type == FieldType::Reference) visit(field);
    for_each_reference(field.children, visit);
  }
}

}  // namespace

Outcome<Model> make_model(std::vector<Collection> collections, const SourceMap& sources) {
  Outcome<Model> outcome;
  Model& model = outcome.value;
  model.collections = std::move(collections);
  std::ranges::stable_sort(model.collections, {}, &Collection::name);
  for (std::uint32_t i = 0; i < model.collections.size(); ++i) model.collections[i].id = {i};
  check_paths(model, outcome.diagnostics);
  for (Collection& collection : model.collections) {
    for_each_reference(collection.fields, [&](Field& field) { resolve_target(model, field, outcome.diagnostics); });
  }
  for (Collection& collection : model.collections) {
    for_each_reference(collection.fields,
                       [&](const Field& field) { check_inverse(model, field, outcome.diagnostics); });
  }
  check_broader(model, outcome.diagnostics);
  outcome.diagnostics.sort(sources);
  return outcome;
}

}  // namespace bondgenoot::content
