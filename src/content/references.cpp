#include "content/references.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::size_t kListedNames = 8;  // So few entries are all named in the help.

struct Resolver {
  const LinkContext& context;
  std::map<std::uint32_t, std::vector<std::string>> names;  // Of each collection, made when a name in it is missed.

  const std::vector<std::string>& names_of(CollectionId collection) {
    const auto [slot, is_new] = names.try_emplace(collection.value);
    if (!is_new) return slot->second;
    for (std::uint32_t i = 0; i < context.entries.size(); ++i) {
      const EntryId id{i};
      const bool first_version = context.index.versions_of(id).front() == id;
      if (context.entries[i].collection == collection && first_version) slot->second.push_back(context.entries[i].name);
    }
    std::ranges::sort(slot->second);
    return slot->second;
  }
};

std::string help_for_unknown(Resolver& resolver, const ReferenceUse& use, const Collection& target,
                             std::string& replacement) {
  const std::vector<std::string>& names = resolver.names_of(target.id);
  if (const auto near = resolver.context.suggestions.nearest(target.name, use.target, names)) {
    replacement = *near;
    return phrase("did you mean `{}`?", *near);
  }
  if (names.empty()) return phrase("the collection `{}` has no entries yet", target.name);
  if (names.size() <= kListedNames) return phrase("write {}", quoted_list(names, phrase("or")));
  return phrase("write the file name of one of the {} in `content/{}/`, without `.md`",
                counted(names.size(), phrase("entry"), phrase("entries")), target.name);
}

void note_other_collections(const LinkContext& context, const ReferenceUse& use, CollectionId target,
                            Diagnostic& diagnostic) {
  for (const Collection& other : context.model.collections) {
    if (other.id == target || context.index.find(other.id, use.target) == nullptr) continue;
    diagnostic.with_note(use.field->to_span, phrase("there is `content/{}/{}.md`, but the field `{}` refers to `{}`",
                                                    other.name, use.target, use.field->name, use.field->to));
    return;
  }
}

// Where the entry at hand is an ally's, and the one that is meant was not taken with it.
void note_left_out(const LinkContext& context, EntryId from, const ReferenceUse& use, const Collection& target,
                   Diagnostic& diagnostic) {
  const AllyNumber number = context.get(from).ally;
  if (!context.options.gathering->leaves_out(number, fmt::format("{}/{}.md", target.name, use.target))) return;
  const Ally& ally = *context.options.gathering->find(number);
  diagnostic.with_note(ally.span, phrase("`{}` has it, but it is not among what is taken from there", ally.name));
  diagnostic.help =
      phrase("take it too, with `collections` or without `skip`, or write an entry `{}` here", use.target);
  diagnostic.fix.reset();
}

void report_unknown(Resolver& resolver, EntryId from, const ReferenceUse& use) {
  const LinkContext& context = resolver.context;
  const Collection& target = context.model.get(use.field->target);
  const Span span = without_quotes(use.span, context.sources);
  std::string replacement;
  std::string help = help_for_unknown(resolver, use, target, replacement);
  Diagnostic& diagnostic =
      context.diagnostics
          .add(DiagnosticCode::UnknownReference, span, phrase("`{}` has no entry `{}`", target.name, use.target))
          .with_label(phrase("there is no `content/{}/{}.md`", target.name, use.target))
          .with_help(std::move(help));
  if (!replacement.empty()) diagnostic.with_fix(span, replacement);
  note_other_collections(context, use, target.id, diagnostic);
  note_left_out(context, from, use, target, diagnostic);
}

void report_unpublished(const LinkContext& context, const ReferenceUse& use, EntryId target) {
  const Entry& entry = context.get(target);
  const bool draft = entry.draft && !context.options.drafts;
  Diagnostic& diagnostic =
      context.diagnostics
          .add(DiagnosticCode::UnpublishedReference, without_quotes(use.span, context.sources),
               fmt::format("`{}` {}", use.target, reason_unpublished(entry, context.options)))
          .with_label(phrase("a published entry cannot refer to it"))
          .with_help(draft ? phrase("publish it, make this entry a draft too, or take the reference out")
                           : phrase("give this entry `publish_on: {}` too, or take the reference out until then",
                                    entry.publish_on->iso()));
  if (const Span where = key_span(entry, draft ? "draft" : "publish_on", context.sources); where.valid())
    diagnostic.with_note(where, phrase("it says so here"));
}

EntryId resolve(Resolver& resolver, EntryId from, const ReferenceUse& use) {
  const LinkContext& context = resolver.context;
  if (use.field == nullptr || !use.field->usable || !use.field->target.valid())
    return {};  // The model's own mistake, said there.
  const std::vector<EntryId>* versions = context.index.find(use.field->target, use.target);
  if (versions == nullptr) {
    report_unknown(resolver, from, use);
    return {};
  }
  if (versions == &context.index.versions_of(from)) {
    context.diagnostics
        .add(DiagnosticCode::SelfReference, without_quotes(use.span, context.sources),
             phrase("`{}` refers to itself", use.target))
        .with_label(phrase("this entry's own name"))
        .with_help(phrase("take it out, or name the entry that is meant"));
    return {};
  }
  const EntryId found = published_version(context, *versions, context.index.language(context.get(from)));
  if (found.valid()) return found;
  const auto waiting = std::ranges::find_if(*versions, [&](EntryId id) { return waits(context, id); });
  if (waiting != versions->end() && context.published[from.value]) report_unpublished(context, use, *waiting);
  return {};
}

std::vector<EntryId> resolve_all(Resolver& resolver, EntryId from) {
  const std::vector<ReferenceUse>& uses = resolver.context.get(from).references;
  std::vector<EntryId> resolved(uses.size());
  if (!resolver.context.usable[from.value]) return resolved;
  std::ranges::transform(uses, resolved.begin(), [&](const ReferenceUse& use) { return resolve(resolver, from, use); });
  return resolved;
}

}  // namespace

std::vector<EntryId> resolve_references_of(const LinkContext& context, EntryId id) {
  Resolver resolver{context, {}};
  return resolve_all(resolver, id);
}

std::vector<std::vector<EntryId>> resolve_references(const LinkContext& context) {
  Resolver resolver{context, {}};
  std::vector<std::vector<EntryId>> references;
  references.reserve(context.entries.size());
  for (std::uint32_t i = 0; i < context.entries.size(); ++i) references.push_back(resolve_all(resolver, EntryId{i}));
  return references;
}

}  // namespace bondgenoot::content
