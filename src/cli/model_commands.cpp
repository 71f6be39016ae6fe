// `new` and `schema`: what is derived from the content model for people who write entries.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/model_project.h"
#include "content/json_schema.h"
#include "content/scaffold.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::cli {
namespace {

std::map<std::string, std::vector<std::string>, std::less<>> names_of_entries(const content::Graph& graph) {
  std::map<std::string, std::vector<std::string>, std::less<>> names;
  for (const content::Collection& collection : graph.model().collections) {
    std::vector<std::string>& list = names[collection.name];
    for (const content::EntryId id : graph.ordered(collection.id)) list.push_back(graph.get(id).name);
    std::ranges::sort(list);
  }
  return names;
}

}  // namespace

ExitStatus run_new(const Options& options) {
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  const auto collection = find_collection(loaded->project.graph.model(), options.collection);
  if (!collection) return collection.error();
  const std::string name = options.slug.empty() ? content::scaffold_name(options.title) : options.slug;
  if (name.empty() || name != slugified(name)) {
    return wrong_usage(options.slug.empty()
                           ? phrase("the title `{}` has no letters to make a file name from", options.title)
                           : phrase("`{}` cannot be a file name", options.slug),
                       phrase("give one of letters, digits and `-` with --slug"));
  }
  const std::string text = content::scaffold_entry(
      **collection, options.title, {.language = language_of(options, loaded->project), .today = loaded->options.today});
  if (options.print) return print(text);
  const std::string path = fmt::format("content/{}/{}.md", (*collection)->name, name);
  DiskFileSystem files;
  const std::string on_disk = joined_path(loaded->options.root, path);
  const auto kind = files.kind(on_disk);
  if (!kind) return report(kind.error());
  if (*kind != FileKind::Missing)
    return wrong_usage(phrase("`{}` exists already", path), phrase("choose another title, or a name with --slug"));
  if (auto written = files.write(on_disk, text); !written) return report(written.error());
  return print(fmt::format("{}\n", path));
}

ExitStatus run_schema(const Options& options) {
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  const content::Graph& graph = loaded->project.graph;
  const content::JsonSchemaOptions schema_options{.language = language_of(options, loaded->project),
                                                  .languages = loaded->project.config.languages,
                                                  .entries = names_of_entries(graph)};
  if (!options.collection.empty()) {
    const auto collection = find_collection(graph.model(), options.collection);
    if (!collection) return collection.error();
    return print(content::json_schema(**collection, schema_options));
  }
  // All of them: one object from collection to schema.
  std::string all = "{";
  for (const content::Collection& collection : graph.model().collections) {
    all += fmt::format("{}\n\"{}\": {}", all.size() > 1 ? "," : "", collection.name,
                       trim(content::json_schema(collection, schema_options)));
  }
  return print(all + "\n}\n");
}

}  // namespace bondgenoot::cli
