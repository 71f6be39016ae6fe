#include "build/project.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/entry_cache.h"
#include "build/prepared_site.h"
#include "build/project_settings.h"
#include "content/discovery.h"
#include "content/entry_parser.h"
#include "content/front_matter.h"
#include "content/gather.h"
#include "content/linker.h"
#include "content/relinker.h"
#include "content/schema_parser.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::build {
namespace {

struct ReadFile {
  std::optional<SourceId> known;  // It was read before and has not changed.
  std::optional<Hash128> hash;    // It need not be read yet.
  std::string text;
  std::optional<IoError> error;
};

// All files at once; afterwards they are added to the SourceMap in order, so ids do not depend on threads. What is
// known of a file without reading it is enough for most: its text is read when somebody looks at it.
std::expected<std::vector<SourceId>, IoError> read_all(const FileSystem& files, const std::string& root,
                                                       const std::vector<std::string>& paths, ThreadPool& pool,
                                                       SourceMap& sources, const Memory* memory) {
  std::vector<ReadFile> read(paths.size());
  pool.parallel_for(paths.size(), [&](std::size_t i) {
    if (memory != nullptr && memory->is_unchanged(root, paths[i])) {
      read[i].known = memory->entries.at(paths[i]).source;
      return;
    }
    const std::string path = joined_path(root, paths[i]);
    read[i].hash = files.known_hash(path, kReadLimit);
    if (read[i].hash) return;
    auto text = files.read(path, kReadLimit);
    if (text)
      read[i].text = std::move(*text);
    else
      read[i].error = std::move(text.error());
  });
  const auto id_of = [&](std::size_t i) {
    if (read[i].known) return *read[i].known;
    if (!read[i].hash) return sources.add(paths[i], std::move(read[i].text));
    return sources.add_unread(paths[i], *read[i].hash, [&files, path = joined_path(root, paths[i])] {
      return files.read(path, kReadLimit).value_or(std::string());
    });
  };
  std::vector<SourceId> ids;
  ids.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (read[i].error) return std::unexpected(*read[i].error);
    ids.push_back(id_of(i));
  }
  return ids;
}

Outcome<content::Model> load_model(const std::vector<std::string>& paths, const std::vector<SourceId>& ids,
                                   bool has_pages, const SourceMap& sources) {
  Outcome<content::Model> loaded;
  std::vector<content::Collection> collections;
  bool pages_given = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::string name(file_name(parent_path(paths[i])));
    pages_given = pages_given || name == content::kPagesCollection;
    auto parsed = content::parse_collection(sources.get(ids[i]), std::move(name));
    loaded.diagnostics.append(std::move(parsed.diagnostics));
    collections.push_back(std::move(parsed.value));
  }
  if (has_pages && !pages_given) collections.push_back(content::default_pages_collection());
  auto model = content::make_model(std::move(collections), sources);
  loaded.diagnostics.append(std::move(model.diagnostics));
  loaded.value = std::move(model.value);
  return loaded;
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

// An ally's collections are only compared with this site's: what is wrong in them by themselves is for the ally to
// hear.
void compare_ally_models(const content::Discovery& found, const SourceMap& sources, Memory::KnownModel& known) {
  for (std::size_t i = 0; i < found.ally_models.size(); ++i) {
    const content::AllyFile& file = found.ally_models[i];
    const content::Collection* ours = known.model->find(file.path);
    if (ours == nullptr) continue;
    const auto theirs = content::parse_collection(sources.get(known.ally_sources[i]), file.path);
    content::compare_models(theirs.value, *ours, file.ally, known.allies[file.ally - 1], known.ignored,
                            known.diagnostics);
  }
}

// Entries point into the model they were parsed by, so a memory of another one is no help and is dropped.
Memory::KnownModel know_model(const content::Discovery& found, std::vector<SourceId> ids,
                              std::vector<SourceId> ally_ids, const Project& project, Memory* memory) {
  Memory::KnownModel known{.paths = found.collections,
                           .sources = std::move(ids),
                           .has_pages = found.has_pages,
                           .options = parser_options(project),
                           .ally_sources = std::move(ally_ids),
                           .allies = project.config.allies,
                           .ignored = {},
                           .model = {},
                           .diagnostics = {}};
  if (memory != nullptr && memory->model && memory->model->paths == known.paths &&
      memory->model->sources == known.sources && memory->model->has_pages == known.has_pages &&
      memory->model->options == known.options && memory->model->ally_sources == known.ally_sources &&
      memory->model->allies == known.allies) {
    return *memory->model;
  }
  if (memory != nullptr) memory->entries.clear();
  auto loaded = load_model(known.paths, known.sources, known.has_pages, *project.sources);
  known.model = std::make_shared<const content::Model>(std::move(loaded.value));
  known.diagnostics = std::move(loaded.diagnostics);
  compare_ally_models(found, *project.sources, known);
  return known;
}

Memory::ParsedFile parse_file(const Memory::KnownModel& known, const content::DiscoveredEntry& found, SourceId id,
                              const SourceMap& sources) {
  const content::Collection* collection = known.model->find(found.collection);
  if (collection == nullptr) {  // Its `_collection.yaml` could not be read, which has been said.
    return {.source = id, .entry = std::make_shared<const content::ParsedEntry>(), .diagnostics = {}};
  }
  const auto ignored = known.ignored.find({found.ally, found.collection});
  auto parsed = content::parse_entry(
      sources.get(id), *collection, known.options,
      {.path = found.path, .ally = found.ally, .ignored = ignored == known.ignored.end() ? nullptr : &ignored->second});
  return {.source = id,
          .entry = std::make_shared<const content::ParsedEntry>(std::move(parsed.value)),
          .diagnostics = std::move(parsed.diagnostics)};
}

// In the order of `found`; with a memory or a cache only those that are not in it.
std::vector<std::shared_ptr<const content::ParsedEntry>> parse_entries(
    const Memory::KnownModel& known, const std::vector<content::DiscoveredEntry>& found,
    const std::vector<SourceId>& ids, ThreadPool& pool, Project& project, Memory* memory, EntryCache* cache,
    std::shared_ptr<const EntryCache::ParseAnew> parse_anew) {
  EntryCache::Parsed parsed(found.size());
  if (cache != nullptr)
    parsed = cache->load(
        {.known = known, .found = found, .ids = ids, .sources = *project.sources, .parse_anew = std::move(parse_anew)},
        pool);
  const auto remembered = [&](std::size_t i) -> const Memory::ParsedFile* {
    if (memory == nullptr) return nullptr;
    const auto last = memory->entries.find(found[i].file);
    return last != memory->entries.end() && last->second.source == ids[i] ? &last->second : nullptr;
  };
  std::vector<const Memory::ParsedFile*> files(found.size());
  pool.parallel_for(found.size(), [&](std::size_t i) {
    if (!parsed[i]) files[i] = remembered(i);
    if (files[i] != nullptr) return;
    if (!parsed[i]) parsed[i] = parse_file(known, found[i], ids[i], *project.sources);
    files[i] = &*parsed[i];
  });
  if (cache != nullptr) cache->note(parsed);
  std::vector<std::shared_ptr<const content::ParsedEntry>> entries;
  entries.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Memory::ParsedFile& file = *files[i];
    entries.push_back(file.entry);
    project.diagnostics.append(file.diagnostics);
    if (memory != nullptr && parsed[i]) memory->entries.insert_or_assign(found[i].file, std::move(*parsed[i]));
  }
  return entries;
}

void forget_missing(const std::vector<content::DiscoveredEntry>& found, Memory& memory) {
  if (memory.entries.size() == found.size()) return;
  std::unordered_set<std::string_view> there;
  for (const content::DiscoveredEntry& entry : found) there.insert(entry.file);
  std::erase_if(memory.entries, [&](const auto& item) { return !there.contains(item.first); });
}

// The last graph with the few entries in it that changed; nothing when it is better to link all.
std::optional<content::Graph> link_what_changed(const Memory::KnownModel& known,
                                                const std::vector<std::shared_ptr<const content::ParsedEntry>>& entries,
                                                const std::vector<std::string>& assets,
                                                const content::LinkOptions& options, const Project& project,
                                                const Memory* memory) {
  constexpr std::size_t kFew = 16;
  if (memory == nullptr || !memory->before || !memory->before->project.is_linked_well) return std::nullopt;
  const content::Graph& graph = memory->before->project.graph;
  const bool same_frame = graph.shared_model() == known.model && graph.assets() == assets &&
                          graph.entries().size() == entries.size() && memory->link_options == options;
  if (!same_frame) return std::nullopt;
  std::vector<content::EntryId> changed;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (!entries[i]->usable || changed.size() > kFew) return std::nullopt;
    if (&entries[i]->entry != &graph.written()[i]) changed.push_back({i});
  }
  return content::relink(graph, entries, changed, *project.sources, options);
}

// The same one as last time where nothing in it differs, so that options can be compared.
std::shared_ptr<const content::Gathering> gathering_of(const content::Discovery& found,
                                                       const std::vector<content::Ally>& allies,
                                                       std::map<std::string, std::string, std::less<>> files,
                                                       const Memory* memory) {
  content::Gathering gathering{.allies = allies, .files = std::move(files), .left_out = found.left_out};
  if (memory != nullptr && *memory->link_options.gathering == gathering) return memory->link_options.gathering;
  return std::make_shared<const content::Gathering>(std::move(gathering));
}

std::expected<Outcome<content::Discovery>, IoError> discover(const FileSystem& files, const std::string& root,
                                                             const content::GatherOptions& options, Memory* memory) {
  if (memory != nullptr && memory->gathered == options && !memory->names_changed(files, root)) return *memory->found;
  auto discovered = content::discover(files, root);
  if (discovered) discovered = content::gather(files, root, std::move(*discovered), options);
  if (discovered && memory != nullptr) memory->keep_names(*discovered, options);
  return discovered;
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

std::string_view shown_path(std::string_view path, const std::string& root) {
  const std::string inside = root + '/';
  return path.starts_with(inside) ? path.substr(inside.size()) : path;
}

std::expected<Project, IoError> load_project(const FileSystem& files, const BuildOptions& options, ThreadPool& pool,
                                             Trace& trace, Memory* memory, EntryCache* cache) {
  Project project;
  if (memory != nullptr) *project.sources = memory->texts_in_use();
  trace.stage("discover");
  if (auto loaded = load_settings(files, options, project, memory); !loaded) return std::unexpected(loaded.error());
  const content::GatherOptions wanted{.allies = project.config.allies, .languages = project.config.languages};
  auto discovered = discover(files, options.root, wanted, memory);
  if (!discovered) return std::unexpected(discovered.error());
  const auto kept_found = std::make_shared<content::Discovery>(std::move(discovered->value));
  content::Discovery& found = *kept_found;
  project.diagnostics.append(std::move(discovered->diagnostics));
  auto private_names = load_private_names(files, options.private_names_file);
  if (!private_names) return std::unexpected(private_names.error());

  trace.stage("read");
  auto model_ids = read_all(files, options.root, found.collections, pool, *project.sources, memory);
  if (!model_ids) return std::unexpected(model_ids.error());
  std::vector<std::string> paths;
  paths.reserve(found.entries.size());
  for (const content::DiscoveredEntry& entry : found.entries) paths.push_back(entry.file);
  auto entry_ids = read_all(files, options.root, paths, pool, *project.sources, memory);
  if (!entry_ids) return std::unexpected(entry_ids.error());
  paths.clear();
  for (const content::AllyFile& model : found.ally_models) paths.push_back(model.file);
  auto ally_ids = read_all(files, options.root, paths, pool, *project.sources, memory);
  if (!ally_ids) return std::unexpected(ally_ids.error());

  trace.stage("parse");
  const auto kept_model = std::make_shared<const Memory::KnownModel>(
      know_model(found, std::move(*model_ids), std::move(*ally_ids), project, memory));
  const Memory::KnownModel& known = *kept_model;
  project.diagnostics.append(known.diagnostics);
  const auto parse_anew = std::make_shared<const EntryCache::ParseAnew>(
      [kept_found, kept_model, sources = project.sources](std::size_t i, SourceId id) {
        return parse_file(*kept_model, kept_found->entries[i], id, *sources).entry;
      });
  const auto entries = parse_entries(known, found.entries, *entry_ids, pool, project, memory, cache, parse_anew);

  trace.stage("link");
  auto taken = content::take_assets(found, *known.model, entries, project.config.allies);
  project.diagnostics.append(std::move(taken.diagnostics));
  found.assets = std::move(taken.value.assets);
  const content::LinkOptions link_options{
      .today = options.today,
      .drafts = options.drafts,
      .future = options.future,
      .language = project.config.language,
      .languages = project.config.languages,
      .private_names = std::move(*private_names),
      .gathering = gathering_of(found, project.config.allies, std::move(taken.value.files), memory)};
  if (auto graph = link_what_changed(known, entries, found.assets, link_options, project, memory)) {
    project.graph = std::move(*graph);
    project.is_linked_well = true;
  } else {
    auto linked = content::link(known.model, entries, std::move(found.assets), *project.sources, link_options, pool);
    project.graph = std::move(linked.value);
    project.is_linked_well = linked.diagnostics.empty();
    project.diagnostics.append(std::move(linked.diagnostics));
  }
  if (memory != nullptr) {
    forget_missing(found.entries, *memory);
    memory->model = known;
    memory->link_options = link_options;
    memory->sources = project.sources;
  }
  return project;
}

}  // namespace bondgenoot::build
