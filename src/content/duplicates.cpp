#include "content/duplicates.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

#include <map>
#include <tuple>

namespace bondgenoot::content {
namespace {

void check_versions(const LinkContext& context, const std::vector<EntryId>& versions) {
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Entry& first = context.get(versions[i - 1]);
    const Entry& second = context.get(versions[i]);
    const std::string_view language = context.index.language(second);
    if (context.index.language(first) != language) continue;
    context.diagnostics
        .add_for_path(
            DiagnosticCode::DuplicateEntry, second.file,
            phrase("`{}` and `{}` are the same entry in the same language, `{}`", first.file, second.file, language))
        .with_help(phrase("remove one of them, or give it another name or language"));
  }
}

Span slug_place(const LinkContext& context, const Entry& entry) {
  return entry.slug_span.valid() ? without_quotes(entry.slug_span, context.sources) : entry.front_matter.part(0, 0);
}

void report_slug(const LinkContext& context, const Entry& first, const Entry& second) {
  // The caret stands where a slug is written; of two file names there is always one with a `slug`, else they would be
  // one name.
  const Entry& writer = second.slug_span.valid() ? second : first;
  const Entry& other = &writer == &second ? first : second;
  Diagnostic& diagnostic = context.diagnostics
                               .add(DiagnosticCode::DuplicateSlug, slug_place(context, writer),
                                    phrase("the slug `{}` is also that of `{}`", writer.slug, other.file))
                               .with_label(phrase("two pages cannot have one address"))
                               .with_help(phrase("give one of them another `slug`"));
  if (other.slug_span.valid()) diagnostic.with_note(slug_place(context, other), phrase("the other one is here"));
}

}  // namespace

void check_duplicates(const LinkContext& context) {
  for (std::uint32_t group = 0; group < context.index.group_count(); ++group)
    check_versions(context, context.index.versions_in_group(group));

  // Names are unique, so only an entry whose slug is not its name can clash: with another such, or with a name.
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, EntryId> slugs;
  for (std::uint32_t i = 0; i < context.entries.size(); ++i) {
    const Entry& entry = context.entries[i];
    if (!context.usable[i] || entry.slug == entry.name) continue;
    const std::string_view language = context.index.language(entry);
    const auto [slot, is_new] = slugs.try_emplace({entry.collection.value, language, entry.slug}, EntryId{i});
    if (!is_new) report_slug(context, context.get(slot->second), entry);
    const std::vector<EntryId>* named = context.index.find(entry.collection, entry.slug);
    if (named == nullptr || !is_new) continue;
    for (const EntryId id : *named) {
      const Entry& other = context.get(id);
      if (context.usable[id.value] && other.slug == other.name && context.index.language(other) == language)
        report_slug(context, other, entry);
    }
  }
}

}  // namespace bondgenoot::content
