// `new` and `schema`: what is derived from the content model for people who write entries.
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/model_outputs.h"
#include "cli/model_project.h"
#include "content/cms_config.h"
#include "content/scaffold.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::cli {
namespace {

using content::SchemaOf;
using OutputFiles = std::vector<std::pair<std::string, std::string>>;

// Each into a file of its own in a folder that is made when it is not there; all of them were made before.
ExitStatus write_files(const std::string& folder, const OutputFiles& outputs) {
  DiskFileSystem files;
  if (auto made = files.make_directories(folder); !made) return report(made.error());
  std::string names;
  for (const auto& [name, text] : outputs) {
    const std::string path = joined_path(folder, name);
    if (auto written = files.write(path, text); !written) return report(written.error());
    names += path + '\n';
  }
  return print(names);
}

ExitStatus print_form(const Options& options, const ModelProject& loaded, const content::Collection& collection) {
  for (const std::string& name : options.schema.fields) {
    if (collection.find_field(name) != nullptr) continue;
    std::vector<std::string> names;
    for (const content::Field& field : collection.fields) names.push_back(field.name);
    const auto near = nearest(name, names);
    return wrong_usage(phrase("--fields: `{}` has no field `{}`", collection.name, name),
                       near ? phrase("did you mean `{}`?", *near) : std::string());
  }
  return print(form_text(loaded.project, collection, language_of(options, loaded.project), options.schema.fields));
}

// Without a collection: for each its own file, where a form or schema is one file each.
ExitStatus write_all_outputs(const Options& options, const ModelProject& loaded) {
  const std::string language = language_of(options, loaded.project);
  OutputFiles outputs;
  for (const content::Collection& collection : loaded.project.graph.model().collections) {
    if (!options.schema.issue_form) {
      for (const SchemaOf of : {SchemaOf::Entries, SchemaOf::Translations})
        outputs.emplace_back(schema_file(collection, of), schema_text(loaded.project, collection, language, of));
    } else if (has_form(collection)) {
      outputs.emplace_back(collection.name + ".yml",
                           form_text(loaded.project, collection, language, options.schema.fields));
    }
  }
  return write_files(options.schema.output, outputs);
}

std::string cms_text(const Options& options, const build::Project& project) {
  return content::cms_config(
      project.graph.model(),
      {.language = language_of(options, project),
       .repository = project.config.repository,
       .branch = project.config.branch,
       .site_url = project.config.base_url,
       .languages = options.schema.translations ? project.config.languages : std::vector<std::string>{}});
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
  const content::Graph& graph = loaded->project.graph;
  const content::EntryId there = graph.find((*collection)->id, name);
  if (there.valid() && graph.ally_of(there) != nullptr) {
    return wrong_usage(
        phrase("`{}` has an entry of this name: `{}`", graph.ally_of(there)->name, graph.get(there).file),
        phrase("choose another title, or a name with --slug"));
  }
  if (auto written = files.write(on_disk, text); !written) return report(written.error());
  return print(fmt::format("{}\n", path));
}

ExitStatus run_schema(const Options& options) {
  const SchemaSettings& settings = options.schema;
  if (settings.cms && (settings.issue_form || !options.collection.empty() || !settings.output.empty()))
    return wrong_usage(phrase("--cms is about the whole project: it takes no collection, --issue-form or --output"));
  if (settings.issue_form && options.collection.empty() && settings.output.empty())
    return wrong_usage(phrase("a form is of one collection: name it, or a folder for all of them with --output"));
  if (settings.translations && settings.issue_form)
    return wrong_usage(phrase("--translations is about schemas and --cms: a form is handed in in one language"));
  if (!settings.output.empty() && !options.collection.empty())
    return wrong_usage(phrase("--output is for all collections at once; one is printed"));
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  const build::Project& project = loaded->project;
  const SchemaOf of = settings.translations ? SchemaOf::Translations : SchemaOf::Entries;
  if (settings.cms) return print(cms_text(options, project));
  if (!settings.output.empty()) return write_all_outputs(options, *loaded);
  if (!options.collection.empty()) {
    const auto collection = find_collection(project.graph.model(), options.collection);
    if (!collection) return collection.error();
    if (settings.issue_form) return print_form(options, *loaded, **collection);
    return print(schema_text(project, **collection, language_of(options, project), of));
  }
  // All of them: one object from collection to schema.
  std::string all = "{";
  for (const content::Collection& collection : project.graph.model().collections) {
    all += fmt::format("{}\n\"{}\": {}", all.size() > 1 ? "," : "", collection.name,
                       trim(schema_text(project, collection, language_of(options, project), of)));
  }
  return print(all + "\n}\n");
}

}  // namespace bondgenoot::cli
