#include "content/uses.h"

#include <algorithm>
#include <utility>

#include "content/field_values.h"
#include "content/link_context.h"

namespace bondgenoot::content {
namespace {

// As deep as kFieldDepthLimit. The items of a list carry the list's own name, which is said once.
bool find_path(const std::vector<Field>& fields, const Field& wanted, bool of_list, std::string& path) {
  for (const Field& field : fields) {
    const std::size_t before = path.size();
    if (!of_list) path.append(path.empty() ? "" : ".").append(field.name);
    if (&field == &wanted || find_path(field.children, wanted, field.type == FieldType::List, path)) return true;
    path.resize(before);
  }
  return false;
}

void add_references(const Graph& graph, const SourceMap& sources, EntryId from, std::vector<Use>& uses) {
  const Entry& entry = graph.get(from);
  for (std::uint32_t ordinal = 0; ordinal < entry.references.size(); ++ordinal) {
    const ReferenceUse& reference = entry.references[ordinal];
    const EntryId to = graph.reference(from, ordinal);
    if (!to.valid()) continue;
    uses.push_back({.kind = Use::Kind::Reference,
                    .from = from,
                    .to = to,
                    .field = path_of(graph.collection_of(from), *reference.field),
                    .span = without_quotes(reference.span, sources),
                    .words = {},
                    .fragment = {},
                    .withheld = reference.withheld});
  }
}

void add_links(const Graph& graph, EntryId from, std::vector<Use>& uses) {
  for_each_text(graph, from, [&](const std::string& field, const markdown::Document& text, const TextLinks& links) {
    for (std::size_t i = 0; i < std::min(text.links.size(), links.links.size()); ++i) {
      if (links.links[i].kind != LinkTarget::Kind::Entry) continue;
      uses.push_back({.kind = Use::Kind::Link,
                      .from = from,
                      .to = links.links[i].entry,
                      .field = field,
                      .span = text.links[i].target_span,
                      .words = text.links[i].text,
                      .fragment = links.links[i].fragment});
    }
  });
}

}  // namespace

std::string path_of(const Collection& collection, const Field& field) {
  std::string path;
  find_path(collection.fields, field, false, path);
  return path;
}

void for_each_text(const Graph& graph, EntryId entry,
                   const std::function<void(const std::string& field, const markdown::Document& text,
                                            const TextLinks& links)>& visit) {
  const Entry& holder = graph.get(entry);
  const Collection& collection = graph.collection_of(entry);
  visit({}, holder.body, graph.links(entry, holder.body));
  for (std::size_t i = 0; i < std::min(holder.fields.size(), collection.fields.size()); ++i) {
    for_each_value(collection.fields[i], holder.fields[i], [&](const Field& field, const FieldValue& value) {
      const auto* text = value.get<MarkdownValue>();
      if (text == nullptr || text->document == nullptr) return;
      if (const TextLinks* links = graph.links_of_field(entry, *text->document))
        visit(path_of(collection, field), *text->document, *links);
    });
  }
}

bool same_entry(const Graph& graph, EntryId a, EntryId b) { return &graph.translations(a) == &graph.translations(b); }

std::vector<Use> uses_in(const Graph& graph, const SourceMap& sources, EntryId from) {
  std::vector<Use> uses;
  if (!graph.get(from).collection.valid()) return uses;  // Its collection could not be read.
  add_references(graph, sources, from, uses);
  add_links(graph, from, uses);
  // What a translation has from its original is written there, and a use of the original.
  // (A default is written in the model.)
  const auto is_of_another = [&](const Use& use) {
    return std::ranges::any_of(graph.translations(from),
                               [&](EntryId id) { return id != from && graph.get(id).source == use.span.source; });
  };
  std::erase_if(uses, is_of_another);
  std::ranges::stable_sort(uses, {}, [](const Use& use) { return std::pair(use.span.source, use.span.begin); });
  return uses;
}

std::vector<Use> uses_of(const Graph& graph, const SourceMap& sources, EntryId to) {
  std::vector<Use> uses;
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    for (Use& use : uses_in(graph, sources, EntryId{i})) {
      if (same_entry(graph, use.to, to)) uses.push_back(std::move(use));
    }
  }
  return uses;
}

}  // namespace bondgenoot::content
