#include "content/linker.h"

#include <utility>

#include "content/backlinks.h"
#include "content/body_links.h"
#include "content/concept_order.h"
#include "content/duplicates.h"
#include "content/link_context.h"
#include "content/order.h"
#include "content/privacy.h"
#include "content/references.h"
#include "content/translations.h"

namespace bondgenoot::content {
namespace {

bool is_due(const Entry& entry, const LinkOptions& options) {
  if (entry.draft && !options.drafts) return false;
  return options.future || !entry.publish_on || *entry.publish_on <= options.today;
}

std::vector<std::vector<EntryId>> in_order(const LinkContext& context, std::string_view language) {
  std::vector<std::vector<EntryId>> ordered(context.model.collections.size());
  for (std::uint32_t group = 0; group < context.index.group_count(); ++group) {
    const EntryId shown = published_version(context, context.index.versions_in_group(group), language);
    if (shown.valid()) ordered[context.get(shown).collection.value].push_back(shown);
  }
  for (const Collection& collection : context.model.collections)
    sort_entries(ordered[collection.id.value], context.entries, collection);
  return ordered;
}

/// What needs no links of texts, which are followed meanwhile.
void link_fields(const LinkContext& context, GraphTables& tables) {
  check_duplicates(context);
  tables.references = std::make_shared<const GraphTables::References>(resolve_references(context));
  check_concept_order(context, *tables.references);
  tables.ordered = in_order(context, context.index.own_language());
  for (const std::string& language : context.options.languages) {
    if (language != context.index.own_language()) tables.ordered_in.emplace_back(language, in_order(context, language));
  }
}

GraphTables make_tables(const LinkContext& context, ThreadPool& pool) {
  GraphTables tables;
  Suggestions suggestions;
  Diagnostics of_texts;
  const LinkContext texts{.model = context.model,
                          .entries = context.entries,
                          .usable = context.usable,
                          .published = context.published,
                          .index = context.index,
                          .assets = context.assets,
                          .sources = context.sources,
                          .options = context.options,
                          .suggestions = suggestions,
                          .diagnostics = of_texts};
  pool.parallel_invoke([&] { link_fields(context, tables); }, [&] { tables.links = resolve_links(texts); });
  context.diagnostics.append(std::move(of_texts));
  pool.parallel_invoke([&] { check_privacy(context, tables); },
                       [&] {
                         tables.backlinks = std::make_shared<const GraphTables::Backlinks>(
                             make_backlinks(context, *tables.references, tables.ordered));
                       });
  return tables;
}

}  // namespace

Outcome<Graph> link(std::shared_ptr<const Model> model, const std::vector<std::shared_ptr<const ParsedEntry>>& parsed,
                    std::vector<std::string> assets, const SourceMap& sources, const LinkOptions& options,
                    ThreadPool& pool) {
  EntryList written;
  written.reserve(parsed.size());
  for (const std::shared_ptr<const ParsedEntry>& one : parsed) written.push_back({one, &one->entry});
  Diagnostics diagnostics;
  report_missing_originals(written, *model, options.language, parsed, diagnostics);
  EntryList entries = complete_translations(written, *model, options.language);
  std::vector<bool> usable;
  std::vector<bool> published;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    usable.push_back(parsed[i]->usable);
    published.push_back(parsed[i]->usable && is_due(entries[i], options));
  }
  EntryIndex index(entries, model->collections.size(), options.language);
  Suggestions suggestions;
  GraphTables tables = make_tables({.model = *model,
                                    .entries = entries,
                                    .usable = usable,
                                    .published = published,
                                    .index = index,
                                    .assets = assets,
                                    .sources = sources,
                                    .options = options,
                                    .suggestions = suggestions,
                                    .diagnostics = diagnostics},
                                   pool);
  tables.published = std::move(published);
  return {Graph(std::move(model), std::move(entries), std::move(written), std::move(index), std::move(assets),
                std::move(tables), options.gathering),
          std::move(diagnostics)};
}

Outcome<Graph> link(Model model, std::vector<ParsedEntry> parsed, std::vector<std::string> assets,
                    const SourceMap& sources, const LinkOptions& options, ThreadPool& pool) {
  std::vector<std::shared_ptr<const ParsedEntry>> shared;
  shared.reserve(parsed.size());
  for (ParsedEntry& one : parsed) shared.push_back(std::make_shared<const ParsedEntry>(std::move(one)));
  return link(std::make_shared<const Model>(std::move(model)), shared, std::move(assets), sources, options, pool);
}

}  // namespace bondgenoot::content
