#include "unit/build/renamed.h"

#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/path.h"

namespace bondgenoot::build {

Files notes_with(const Files& files) {
  const std::string fields =
      "fields:\n  title: {type: text, required: true}\n  summary: {type: text}\n"
      "  about: {type: reference, to: topics, many: true, inverse: notes}\n"
      "  related: {type: reference, to: notes, many: true}\n  photo: {type: image}\n  more: {type: markdown}\n"
      "  steps: {type: list, of: {type: group, fields: {what: {type: text}, note: {type: reference, to: notes}}}}\n";
  Files project = {
      {"content/site.yaml", "title: Test\nlanguages: [nl, en]\nbase_url: https://example.org/kennis/\n"},
      {"content/notes/_collection.yaml", "title: Notes\nlayouts: {entry: page.html}\n" + fields},
      {"content/essays/_collection.yaml", "title: Essays\npath: /long/\nlayouts: {entry: page.html}\n" + fields},
      {"content/topics/_collection.yaml",
       "title: Topics\nlayouts: {entry: page.html}\nfields:\n  title: {type: text, required: true}\n"},
      {"content/pages/index.md", "---\ntitle: Home\n---\n"},
      {"templates/page.html",
       "<!doctype html><title>{{ page.title }}</title>{% if entry is defined %}{{ entry.body }}{{ entry.more|default("
       ") }}{% endif %}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"templates/i18n/nl.yaml", "name: naam\n"},
      {"templates/i18n/en.yaml", "name: name\n"},
      {"themes/default/theme.yaml", "name: Default\n"}};
  for (const auto& [path, text] : files) project[path] = text;
  return project;
}

Renamed rename_entry(const Files& project, const std::string& entry, const std::string& name) {
  MemoryFileSystem files(project);
  BuildOptions options;
  options.root = "";
  options.today = {2026, 11, 22};
  options.drafts = options.future = true;
  ThreadPool pool(1);
  Trace trace;
  const auto site = build_site(files, options, pool, trace);
  REQUIRE(site);
  INFO(to_text(site->project.diagnostics, *site->project.sources));
  REQUIRE_FALSE(site->project.diagnostics.has_errors());
  const content::Graph& graph = site->project.graph;
  const std::string collection(parent_path(entry));
  const bool moves = name.find('/') != std::string::npos;
  const RenameRequest request = {.entry = graph.find(graph.model().find(collection)->id, file_name(entry)),
                                 .collection = moves ? std::string(parent_path(name)) : collection,
                                 .name = std::string(file_name(name))};
  REQUIRE(request.entry.valid());
  auto renaming = plan_renaming(files, "", site->project, request);
  if (!renaming) return {project, renaming.error().message + "; " + renaming.error().help, {}};
  const auto after = build_with_changes(files, options, renaming->changes, pool);
  REQUIRE(after);
  CHECK(files.files() == project);
  const Diagnostics& said = after->project.diagnostics;
  if (said.has_errors()) return {project, to_text(said, *after->project.sources), {}};
  REQUIRE(make_changes(files, "", renaming->changes));
  // What was judged is what is there now.
  CHECK(build_files(files.files(), 1, [](BuildOptions& all) { all.drafts = all.future = true; }).site.files ==
        after->files);
  return {files.files(), {}, std::move(*renaming)};
}

}  // namespace bondgenoot::build
