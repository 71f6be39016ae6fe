// `rename`: an entry under another name, with everything that names it.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "build/pipeline.h"
#include "build/renaming.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/entry_argument.h"
#include "cli/project_finder.h"
#include "content/uses.h"
#include "support/disk_file_system.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

// `de-brug`, `good-practices/de-brug`, `content/good-practices/de-brug.md`, or `good-practices/` for the same name
// there.
build::RenameRequest request_of(const Options& options, const std::string& root, const build::Project& project,
                                content::EntryId entry) {
  const EntryWords words = read_entry_words(options.new_name, root, project);
  return {.entry = entry,
          .collection =
              words.collection.empty() ? project.graph.collection_of(entry).name : shown_argument(words.collection),
          .name = words.name.empty() ? project.graph.get(entry).name : shown_argument(words.name)};
}

ExitStatus report_refusal(const build::RenameRefusal& refusal) {
  return refusal.failure ? report(*refusal.failure) : wrong_usage(refusal.message, refusal.help);
}

std::string described(const build::Renaming& renaming, bool dry_run) {
  std::string text;
  for (const build::FileMove& move : renaming.changes.moves) text += fmt::format("{} → {}\n", move.from, move.to);
  for (const auto& [from, to] : renaming.addresses) text += phrase("{} leads to {}", from, to) + "\n";
  for (const build::FileRewrite& rewrite : renaming.changes.rewrites) {
    const bool moves =
        std::ranges::find(renaming.changes.moves, rewrite.path, &build::FileMove::from) != renaming.changes.moves.end();
    if (!moves) text += phrase("changed: {}", rewrite.path) + "\n";
  }
  const std::string references =
      renaming.references == 1 ? phrase("1 reference") : phrase("{} references", renaming.references);
  const std::string links = renaming.links == 1 ? phrase("1 link") : phrase("{} links", renaming.links);
  return text +
         (dry_run ? phrase("{} and {} would follow; nothing was changed", references, links)
                  : phrase("{} and {} follow", references, links)) +
         "\n";
}

// Whatever named the entry names it still: a last look before anything is written.
bool follows_everywhere(const build::Project& before, const build::Project& after,
                        const build::RenameRequest& request) {
  const content::Collection* collection = after.graph.model().find(request.collection);
  const content::EntryId renamed =
      collection == nullptr ? content::EntryId{} : after.graph.find(collection->id, request.name);
  return renamed.valid() && content::uses_of(after.graph, *after.sources, renamed).size() ==
                                content::uses_of(before.graph, *before.sources, request.entry).size();
}

}  // namespace

ExitStatus run_rename(const Options& options) {
  auto build_options = complete(options);
  if (!build_options) return build_options.error();
  build_options->drafts = build_options->future = true;  // They too refer to it, and are referred to.
  DiskFileSystem files;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  const auto site = build::build_site(files, *build_options, pool, trace);
  if (!site) return report(site.error());
  const build::Project& project = site->project;
  const auto entry = find_entry(options.entry, build_options->root, project);
  if (!entry) return entry.error();
  if (project.diagnostics.has_errors()) {
    print_diagnostics(project.diagnostics, *project.sources, options.format);
    return end_with(ExitStatus::ContentErrors,
                    phrase("nothing was changed: mend these first, so that no link is missed"));
  }
  const build::RenameRequest request = request_of(options, build_options->root, project, *entry);
  const auto renaming = build::plan_renaming(files, build_options->root, project, request);
  if (!renaming) return report_refusal(renaming.error());
  const auto after = build::build_with_changes(files, *build_options, renaming->changes, pool);
  if (!after) return report(after.error());
  if (after->project.diagnostics.has_errors()) {
    print_diagnostics(after->project.diagnostics, *after->project.sources, options.format);
    return end_with(ExitStatus::ContentErrors,
                    phrase("nothing was changed: this is what would be wrong under the new name"));
  }
  if (!follows_everywhere(project, after->project, request))
    return end_with(ExitStatus::ContentErrors, phrase("nothing was changed: a link to it is written in a way that "
                                                      "cannot be changed by itself; `bondgenoot refs` lists them"));
  if (!options.dry_run) {
    if (const auto made = build::make_changes(files, build_options->root, renaming->changes); !made)
      return report(made.error());
  }
  return print(described(*renaming, options.dry_run));
}

}  // namespace bondgenoot::cli
