#include "content/privacy.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace bondgenoot::content {
namespace {

bool refers_to(const Withheld& withheld, CollectionId collection) {
  return std::ranges::binary_search(withheld.targets, collection);
}

void report_tie(const LinkContext& context, Span span, const Entry& target, const Withheld& withheld,
                std::string_view what) {
  const Field& field = *withheld.fields.front();
  context.diagnostics
      .add(DiagnosticCode::PrivateLink, span, phrase("an anonymous entry {} `{}`", what, below_content(target.path)))
      .with_label(phrase("an entry of `{}`", context.collection_of(target).name))
      .with_note(field.private_when_span,
                 phrase("`{}` is withheld because `{}` is true", field.name, field.private_when))
      .with_help(phrase("take it out: whoever follows it knows who this is about"));
}

// Calls `visit` for each entry that one of the links in its texts leads to.
void for_each_linked_entry(const LinkContext& context, const GraphTables& tables, EntryId id,
                           const std::function<void(EntryId, Span)>& visit) {
  const Entry& entry = context.get(id);
  const auto visit_text = [&](const markdown::Document& text, const TextLinks& resolved) {
    for (std::size_t i = 0; i < std::min(text.links.size(), resolved.links.size()); ++i) {
      if (resolved.links[i].kind == LinkTarget::Kind::Entry) visit(resolved.links[i].entry, text.links[i].target_span);
    }
  };
  const EntryLinks& links = *tables.links[id.value];
  visit_text(entry.body, links.body);
  const Collection& collection = context.collection_of(entry);
  for (std::size_t f = 0; f < std::min(entry.fields.size(), collection.fields.size()); ++f) {
    const auto* value = entry.fields[f].get<MarkdownValue>();
    if (value == nullptr || value->document == nullptr || entry.withholds(collection, collection.fields[f])) continue;
    const auto resolved =
        std::ranges::find(links.fields, value->document.get(), &std::pair<const markdown::Document*, TextLinks>::first);
    if (resolved != links.fields.end()) visit_text(*value->document, resolved->second);
  }
}

void for_each_shown_reference(const LinkContext& context, const GraphTables& tables, EntryId id,
                              const std::function<void(EntryId, Span)>& visit) {
  const std::vector<ReferenceUse>& uses = context.get(id).references;
  for (std::size_t ordinal = 0; ordinal < uses.size(); ++ordinal) {
    const EntryId target = (*tables.references)[id.value][ordinal];
    if (!uses[ordinal].withheld && target.valid()) visit(target, without_quotes(uses[ordinal].span, context.sources));
  }
}

// The other way: the page of a withheld entry must not lead here.
void check_ties_from(const LinkContext& context, const GraphTables& tables, EntryId withheld_entry, EntryId id) {
  const std::uint32_t group = context.index.group_of(id);
  const auto report = [&](EntryId target, Span span) {
    if (context.index.group_of(target) != group) return;
    context.diagnostics
        .add(DiagnosticCode::PrivateLink, span,
             phrase("`{}` leads to an anonymous entry that withholds it",
                    below_content(context.get(withheld_entry).file)))
        .with_label(phrase("whoever reads this knows who the anonymous entry is about"))
        .with_help(phrase("take it out"));
  };
  for (const EntryId version : context.index.versions_of(withheld_entry)) {
    for_each_linked_entry(context, tables, version, report);
    for_each_shown_reference(context, tables, version, report);
  }
}

bool withholds_same(const Withheld& a, const Withheld& b) { return a.fields == b.fields; }

}  // namespace

void check_private_links(const LinkContext& context, const GraphTables& tables, EntryId id, const Withheld& withheld) {
  const auto report_if_target = [&](std::string_view what) {
    return [&, what](EntryId target, Span span) {
      const bool own = context.index.group_of(target) == context.index.group_of(id);
      if (!own && refers_to(withheld, context.get(target).collection))
        report_tie(context, span, context.get(target), withheld, what);
    };
  };
  for_each_linked_entry(context, tables, id, report_if_target(phrase("links to")));
  for_each_shown_reference(context, tables, id, report_if_target(phrase("refers to")));

  std::vector<std::uint32_t> seen;  // Groups: an entry may be given twice.
  const std::vector<ReferenceUse>& uses = context.get(id).references;
  for (std::size_t ordinal = 0; ordinal < uses.size(); ++ordinal) {
    const EntryId target = (*tables.references)[id.value][ordinal];
    if (!uses[ordinal].withheld || !target.valid()) continue;
    const std::uint32_t group = context.index.group_of(target);
    if (std::ranges::find(seen, group) != seen.end()) continue;
    seen.push_back(group);
    check_ties_from(context, tables, target, id);
  }
}

void check_private_translations(const LinkContext& context, const std::vector<EntryId>& versions) {
  if (versions.size() < 2) return;
  const auto withheld = [&](EntryId id) {
    return context.usable[id.value] ? withheld_by(context, context.get(id)) : Withheld{};
  };
  const auto private_version = std::ranges::find_if(versions, [&](EntryId id) { return !withheld(id).empty(); });
  if (private_version == versions.end()) return;
  const Withheld expected = withheld(*private_version);
  for (const EntryId id : versions) {
    if (id == *private_version || !context.usable[id.value] || withholds_same(withheld(id), expected)) continue;
    const Entry& entry = context.get(id);
    const std::string& flag = expected.fields.front()->private_when;
    const Span place = key_span(entry, flag, context.sources);
    Diagnostic& diagnostic =
        context.diagnostics
            .add(DiagnosticCode::PrivateTranslation, place.valid() ? place : entry.front_matter.part(0, 0),
                 phrase("this version shows what `{}` withholds", context.get(*private_version).file))
            .with_label(phrase("`{}` is not the same here", flag))
            .with_help(phrase("write `{}: true` here too", flag));
    const Span other = key_span(context.get(*private_version), flag, context.sources);
    if (other.valid()) diagnostic.with_note(other, phrase("the other version says so here"));
  }
}

namespace {

void check_one(const LinkContext& context, const GraphTables& tables, EntryId id, NameGuards& guards) {
  if (!context.usable[id.value]) return;
  const Withheld withheld = withheld_by(context, context.get(id));
  if (withheld.empty()) return;
  check_private_names(context, id, withheld, guards);
  check_private_links(context, tables, id, withheld);
}

}  // namespace

void check_privacy(const LinkContext& context, const GraphTables& tables) {
  NameGuards guards(context);
  for (std::uint32_t i = 0; i < context.entries.size(); ++i) check_one(context, tables, EntryId{i}, guards);
  for (std::uint32_t group = 0; group < context.index.group_count(); ++group)
    check_private_translations(context, context.index.versions_in_group(group));
}

void check_privacy_of(const LinkContext& context, const GraphTables& tables, EntryId id) {
  NameGuards guards(context);
  check_one(context, tables, id, guards);
  // Anonymous entries that it leads to may withhold it.
  const auto check_withholder = [&](EntryId target, Span) {
    for (const EntryId version : context.index.versions_of(target)) {
      const Withheld withheld = withheld_by(context, context.get(version));
      if (!withheld.empty()) check_private_links(context, tables, version, withheld);
    }
  };
  for_each_linked_entry(context, tables, id, check_withholder);
  for_each_shown_reference(context, tables, id, check_withholder);
}

}  // namespace bondgenoot::content
