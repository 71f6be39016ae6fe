#include "link_project.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/discovery.h"
#include "content/entry_parser.h"
#include "content/schema_parser.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/path.h"

namespace bondgenoot::content {
namespace {

std::string path_of(const Graph& graph, EntryId id) { return id.valid() ? graph.get(id).path.substr(8) : "nothing"; }

std::string target_of(const Graph& graph, const LinkTarget& target) {
  if (target.kind == LinkTarget::Kind::Asset) return "asset " + target.asset;
  if (target.kind == LinkTarget::Kind::None) return "nothing";
  return path_of(graph, target.entry) + (target.fragment.empty() ? "" : "#" + target.fragment);
}

}  // namespace

LinkProject::LinkProject(const ProjectFiles& files, LinkOptions options) {
  const MemoryFileSystem disk(files);
  auto discovered = discover(disk, "");
  REQUIRE(discovered.has_value());
  diagnostics_.append(std::move(discovered->diagnostics));
  const auto source_of = [&](const std::string& path) -> const Source& {
    return sources_.get(sources_.add(path, files.at(path)));
  };

  std::vector<Collection> collections;
  for (const std::string& path : discovered->value.collections) {
    auto parsed = parse_collection(source_of(path), std::string(file_name(parent_path(path))));
    diagnostics_.append(std::move(parsed.diagnostics));
    collections.push_back(std::move(parsed.value));
  }
  if (discovered->value.has_pages && !files.contains("content/pages/_collection.yaml"))
    collections.push_back(default_pages_collection());
  auto model = make_model(std::move(collections), sources_);
  diagnostics_.append(std::move(model.diagnostics));

  std::vector<ParsedEntry> entries;
  EntryParserOptions parser;
  parser.language = options.language;
  parser.languages = {"nl", "en", "fr"};
  for (const DiscoveredEntry& found : discovered->value.entries) {
    auto parsed = parse_entry(source_of(found.path), *model.value.find(found.collection), parser);
    diagnostics_.append(std::move(parsed.diagnostics));
    entries.push_back(std::move(parsed.value));
  }
  ThreadPool pool(2);
  auto linked =
      link(std::move(model.value), std::move(entries), std::move(discovered->value.assets), sources_, options, pool);
  diagnostics_.append(std::move(linked.diagnostics));
  graph_ = std::move(linked.value);
  diagnostics_.sort(sources_);
}

std::string LinkProject::diagnostics() const { return to_text(diagnostics_, sources_); }

std::string LinkProject::headlines() const {
  std::string out;
  for (const Diagnostic& item : diagnostics_.items()) {
    const std::string text = to_text(item, sources_);
    out += text.substr(0, text.find('\n') + 1);
  }
  return out;
}

EntryId LinkProject::entry(std::string_view path) const {
  for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) {
    if (graph_.entries()[i].path == path) return EntryId{i};
  }
  FAIL("no entry " << path);
  return {};
}

void LinkProject::dump_entry(std::string& out, EntryId id) const {
  const Entry& one = graph_.get(id);
  out += fmt::format("{}{}\n", path_of(graph_, id), graph_.is_published(id) ? "" : " (not published)");
  for (std::uint32_t i = 0; i < one.references.size(); ++i) {
    out += fmt::format("  {}{} -> {}\n", one.references[i].field->name, one.references[i].withheld ? " (withheld)" : "",
                       path_of(graph_, graph_.reference(id, i)));
  }
  for (std::uint32_t i = 0; i < one.body.links.size(); ++i) {
    out += fmt::format("  link {} -> {}\n", one.body.links[i].target.written, target_of(graph_, graph_.link(id, i)));
  }
  for (std::uint32_t i = 0; i < one.body.images.size(); ++i) {
    out += fmt::format("  image {} -> {}\n", one.body.images[i].target.written, target_of(graph_, graph_.image(id, i)));
  }
  for (std::uint32_t i = 0; i < one.images.size(); ++i)
    out += fmt::format("  image field {} -> {}\n", one.images[i].src, graph_.image_field(id, i));
  const Collection& collection = graph_.collection_of(id);
  for (std::size_t f = 0; f < one.fields.size(); ++f) {
    const auto* text = one.fields[f].get<MarkdownValue>();
    const TextLinks* resolved = text == nullptr ? nullptr : graph_.links_of_field(id, *text->document);
    for (std::size_t i = 0; resolved != nullptr && i < resolved->links.size(); ++i) {
      out += fmt::format("  link in {} {} -> {}\n", collection.fields[f].name, text->document->links[i].target.written,
                         target_of(graph_, resolved->links[i]));
    }
  }
  for (const Backlink& backlink : graph_.backlinks(id)) {
    out += fmt::format("  {} <-", backlink.name);
    for (const EntryId from : backlink.entries) out += ' ' + path_of(graph_, from);
    out += '\n';
  }
}

std::string LinkProject::dump() const {
  std::string out;
  for (const Collection& collection : graph_.model().collections) {
    out += fmt::format("{}:", collection.name);
    for (const EntryId id : graph_.ordered(collection.id)) out += ' ' + graph_.get(id).name;
    out += '\n';
  }
  for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) dump_entry(out, EntryId{i});
  return out;
}

}  // namespace bondgenoot::content
