#include "cli/model_outputs.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "content/issue_form.h"
#include "support/json.h"

namespace bondgenoot::cli {
namespace {

using content::SchemaOf;
using NamesByCollection = std::map<std::string, std::vector<std::string>, std::less<>>;

// Something of each published entry, by collection, sorted.
template <typename Get>
NamesByCollection of_entries(const content::Graph& graph, Get get) {
  NamesByCollection names;
  for (const content::Collection& collection : graph.model().collections) {
    std::vector<std::string>& list = names[collection.name];
    for (const content::EntryId id : graph.ordered(collection.id)) list.push_back(get(graph.get(id), collection));
    std::ranges::sort(list);
  }
  return names;
}

// Which files each schema is for. A translation has the code of a language before its ending, and no other entry has a
// dot in its name.
std::string settings_text(const content::Model& model) {
  Json schemas;
  for (const content::Collection& collection : model.collections) {
    const std::string translations = fmt::format("content/{}/*.*.md", collection.name);
    const auto path = [&](SchemaOf of) { return ".vscode/schemas/" + schema_file(collection, of); };
    schemas.add(path(SchemaOf::Entries),
                Json::Array{fmt::format("content/{}/*.md", collection.name), '!' + translations});
    schemas.add(path(SchemaOf::Translations), Json::Array{translations});
  }
  Json settings;
  settings.add("yaml.schemas", std::move(schemas));
  settings.add("yaml.format.enable", false);
  settings.add("files.insertFinalNewline", true);
  settings.add("editor.wordWrap", "on");
  return to_json(settings, 2) + '\n';
}

}  // namespace

std::string schema_text(const build::Project& project, const content::Collection& collection,
                        const std::string& language, SchemaOf of) {
  const auto name = [](const content::Entry& entry, const content::Collection&) { return entry.name; };
  return content::json_schema(collection, {.language = language,
                                           .languages = project.config.languages,
                                           .of = of,
                                           .entries = of_entries(project.graph, name)});
}

std::string schema_file(const content::Collection& collection, SchemaOf of) {
  return collection.name + (of == SchemaOf::Entries ? ".json" : ".translation.json");
}

std::string form_text(const build::Project& project, const content::Collection& collection, const std::string& language,
                      const std::vector<std::string>& fields) {
  const auto title = [](const content::Entry& entry, const content::Collection& of) {
    return std::string(entry.title(of));
  };
  return content::issue_form(collection, {.language = language,
                                          .titles = of_entries(project.graph, title),
                                          .fields = fields,
                                          .contact = project.config.contact});
}

bool has_form(const content::Collection& collection) { return collection.feed; }

std::map<std::string, std::string> editor_files(const build::Project& project) {
  std::map<std::string, std::string> files;
  const content::Model& model = project.graph.model();
  files.emplace(".vscode/settings.json", settings_text(model));
  for (const content::Collection& collection : model.collections) {
    for (const SchemaOf of : {SchemaOf::Entries, SchemaOf::Translations})
      files.emplace(".vscode/schemas/" + schema_file(collection, of),
                    schema_text(project, collection, project.config.language, of));
    if (has_form(collection))
      files.emplace(fmt::format(".github/ISSUE_TEMPLATE/{}.yml", collection.name),
                    form_text(project, collection, project.config.language, {}));
  }
  return files;
}

}  // namespace bondgenoot::cli
