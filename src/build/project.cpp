#include "build/project.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "content/discovery.h"
#include "content/entry_parser.h"
#include "content/front_matter.h"
#include "content/linker.h"
#include "content/schema_parser.h"
#include "support/path.h"
#include "support/text.h"

namespace bondgenoot::build {
namespace {

constexpr std::uint64_t kReadLimit =
    64U << 20U;  // Entries are refused far below this, but by a diagnostic of their own.

// A path as messages show it: relative to the project when it lies in it.
std::string shown_path(const std::string& path, const std::string& root) {
  const std::string inside = root + '/';
  return path.starts_with(inside) ? path.substr(inside.size()) : path;
}

struct ReadFile {
  std::string text;
  std::optional<IoError> error;
};

// All files at once; afterwards they are added to the SourceMap in order, so ids do not depend on threads.
std::expected<std::vector<SourceId>, IoError> read_all(const FileSystem& files, const std::string& root,
                                                       const std::vector<std::string>& paths, ThreadPool& pool,
                                                       SourceMap& sources) {
  std::vector<ReadFile> read(paths.size());
  pool.parallel_for(paths.size(), [&](std::size_t i) {
    auto text = files.read(joined_path(root, paths[i]), kReadLimit);
    if (text)
      read[i].text = std::move(*text);
    else
      read[i].error = std::move(text.error());
  });
  std::vector<SourceId> ids;
  ids.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (read[i].error) return std::unexpected(*read[i].error);
    ids.push_back(sources.add(paths[i], std::move(read[i].text)));
  }
  return ids;
}

std::expected<void, IoError> load_config(const FileSystem& files, const BuildOptions& options, Project& project) {
  auto loaded = site::load_config(files, options.root, *project.sources);
  if (!loaded) return std::unexpected(loaded.error());
  project.config = std::move(loaded->value);
  project.diagnostics.append(std::move(loaded->diagnostics));
  if (options.theme) {
    project.config.theme = *options.theme;
    project.config.theme_span = {};
  }
  if (options.base_url)
    static_cast<void>(site::set_base_url(project.config, *options.base_url));  // The command line checked it.
  return {};
}

std::expected<void, IoError> load_theme(const FileSystem& files, const BuildOptions& options, Project& project) {
  const site::Overlay overlay{.project_root = options.root, .installed = options.installed};
  auto theme = site::load_theme(files, overlay, project.config.theme, project.config.theme_span, *project.sources);
  if (!theme) return std::unexpected(theme.error());
  project.theme = std::move(theme->value);
  project.diagnostics.append(std::move(theme->diagnostics));
  for (const std::string& language : project.config.languages) project.messages[language];
  for (const auto& [language, paths] : project.theme.message_files) {
    const auto words = project.messages.find(language);
    if (words == project.messages.end()) continue;
    for (const std::string& path : paths) {
      auto text = files.read(path, kReadLimit);
      if (!text) return std::unexpected(text.error());
      const SourceId id = project.sources->add(shown_path(path, options.root), std::move(*text));
      project.diagnostics.append(words->second.add(project.sources->get(id)));
    }
  }
  return {};
}

content::Model load_model(const std::vector<std::string>& paths, const std::vector<SourceId>& ids, bool has_pages,
                          Project& project) {
  std::vector<content::Collection> collections;
  bool pages_given = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::string name(file_name(parent_path(paths[i])));
    pages_given = pages_given || name == content::kPagesCollection;
    auto parsed = content::parse_collection(project.sources->get(ids[i]), std::move(name));
    project.diagnostics.append(std::move(parsed.diagnostics));
    collections.push_back(std::move(parsed.value));
  }
  if (has_pages && !pages_given) collections.push_back(content::default_pages_collection());
  auto model = content::make_model(std::move(collections), *project.sources);
  project.diagnostics.append(std::move(model.diagnostics));
  return std::move(model.value);
}

// The words that end up in the HTML of a body; without them its own English ones stay.
markdown::Words markdown_words(const site::Messages& messages) {
  markdown::Words words;
  const auto put = [&](std::string_view key, std::string& word) {
    if (const site::Message* message = messages.find(fmt::format("markdown.{}", key))) word = message->other;
  };
  constexpr std::array<std::string_view, 5> kCallouts = {"note", "tip", "important", "warning", "caution"};
  for (std::size_t i = 0; i < kCallouts.size(); ++i) put(kCallouts[i], words.callouts[i]);
  put("permalink", words.permalink);
  put("footnote", words.footnote);
  put("footnotes", words.footnotes);
  put("footnote_back", words.footnote_back);
  put("table", words.table);
  put("video", words.video);
  return words;
}

content::EntryParserOptions parser_options(const Project& project) {
  content::EntryParserOptions options;
  options.language = project.config.language;
  options.languages = project.config.languages;
  options.markdown.language = project.config.language;
  options.markdown.words = markdown_words(project.messages.at(project.config.language));
  return options;
}

std::vector<content::ParsedEntry> parse_entries(const content::Model& model,
                                                const std::vector<content::DiscoveredEntry>& found,
                                                const std::vector<SourceId>& ids, ThreadPool& pool, Project& project) {
  const content::EntryParserOptions options = parser_options(project);
  std::vector<content::ParsedEntry> entries(found.size());
  std::vector<Diagnostics> said(found.size());
  pool.parallel_for(found.size(), [&](std::size_t i) {
    const content::Collection* collection = model.find(found[i].collection);
    if (collection == nullptr) return;  // Its `_collection.yaml` could not be read, which has been said.
    auto parsed = content::parse_entry(project.sources->get(ids[i]), *collection, options);
    entries[i] = std::move(parsed.value);
    said[i] = std::move(parsed.diagnostics);
  });
  for (Diagnostics& diagnostics : said) project.diagnostics.append(std::move(diagnostics));
  return entries;
}

std::expected<std::vector<std::string>, IoError> load_private_names(const FileSystem& files, const std::string& path) {
  std::vector<std::string> names;
  if (path.empty()) return names;
  const auto text = files.read(path, kReadLimit);
  if (!text) return std::unexpected(text.error());
  for (const std::string_view line : split(*text, '\n')) {
    const std::string_view name = trim(line);
    if (!name.empty() && !name.starts_with('#')) names.emplace_back(name);
  }
  return names;
}

}  // namespace

std::expected<Project, IoError> load_project(const FileSystem& files, const BuildOptions& options, ThreadPool& pool,
                                             Trace& trace) {
  Project project;
  trace.stage("discover");
  if (auto loaded = load_config(files, options, project); !loaded) return std::unexpected(loaded.error());
  if (auto loaded = load_theme(files, options, project); !loaded) return std::unexpected(loaded.error());
  auto discovered = content::discover(files, options.root);
  if (!discovered) return std::unexpected(discovered.error());
  content::Discovery& found = discovered->value;
  project.diagnostics.append(std::move(discovered->diagnostics));
  auto private_names = load_private_names(files, options.private_names_file);
  if (!private_names) return std::unexpected(private_names.error());

  trace.stage("read");
  auto model_ids = read_all(files, options.root, found.collections, pool, *project.sources);
  if (!model_ids) return std::unexpected(model_ids.error());
  std::vector<std::string> paths;
  paths.reserve(found.entries.size());
  for (const content::DiscoveredEntry& entry : found.entries) paths.push_back(entry.path);
  auto entry_ids = read_all(files, options.root, paths, pool, *project.sources);
  if (!entry_ids) return std::unexpected(entry_ids.error());

  trace.stage("parse");
  content::Model model = load_model(found.collections, *model_ids, found.has_pages, project);
  std::vector<content::ParsedEntry> entries = parse_entries(model, found.entries, *entry_ids, pool, project);

  trace.stage("link");
  const content::LinkOptions link_options{.today = options.today,
                                          .drafts = options.drafts,
                                          .future = options.future,
                                          .language = project.config.language,
                                          .private_names = std::move(*private_names)};
  auto linked =
      content::link(std::move(model), std::move(entries), std::move(found.assets), *project.sources, link_options);
  project.graph = std::move(linked.value);
  project.diagnostics.append(std::move(linked.diagnostics));
  return project;
}

}  // namespace bondgenoot::build
