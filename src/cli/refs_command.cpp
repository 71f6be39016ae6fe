// `refs`: who refers to an entry, and what it refers to.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/entry_argument.h"
#include "cli/model_project.h"
#include "content/link_context.h"
#include "content/uses.h"
#include "site/navigation.h"
#include "support/json.h"
#include "support/phrase.h"

namespace bondgenoot::cli {
namespace {

using content::EntryId;
using content::Use;

struct Uses {
  std::vector<Use> to;    ///< Of other entries.
  std::vector<Use> from;  ///< What its own versions refer to.
  std::vector<Span> menus;
};

Uses collect(const build::Project& project, EntryId entry) {
  const content::Graph& graph = project.graph;
  Uses uses;
  for (Use& use : content::uses_of(graph, *project.sources, entry)) {
    if (!content::same_entry(graph, use.from, entry)) uses.to.push_back(std::move(use));
  }
  for (const EntryId version : graph.translations(entry)) {
    for (Use& use : content::uses_in(graph, *project.sources, version)) {
      if (!content::same_entry(graph, use.to, entry)) uses.from.push_back(std::move(use));
    }
  }
  const auto look_at = [&](const std::vector<site::NavigationItem>& items) {
    for (const site::NavigationItem& item : items) {
      const EntryId page = item.page.empty() ? EntryId{} : site::find_page(graph, item.page);
      if (page.valid() && content::same_entry(graph, page, entry))
        uses.menus.push_back(content::without_quotes(item.span, *project.sources));
    }
  };
  look_at(project.config.navigation);
  for (const site::NavigationGroup& group : project.config.footer) look_at(group.items);
  look_at(project.config.pages);
  std::ranges::sort(uses.menus, {}, &Span::begin);
  return uses;
}

class Printer {
 public:
  explicit Printer(const build::Project& project) : project_(project) {}

  std::string text(EntryId entry, const Uses& uses) {
    add_line(fmt::format("{}: {}", get(entry).file, title(entry)));
    add_group(phrase("fields that refer to it"), uses.to, Use::Kind::Reference, true);
    add_group(phrase("texts that link to it"), uses.to, Use::Kind::Link, true);
    if (!uses.menus.empty()) {
      add_head(phrase("menus that lead to it"), uses.menus.size());
      for (const Span span : uses.menus) add_line(fmt::format("  {}", place(span)));
    }
    add_group(phrase("what its fields refer to"), uses.from, Use::Kind::Reference, false);
    add_group(phrase("what its text links to"), uses.from, Use::Kind::Link, false);
    if (uses.to.empty() && uses.menus.empty()) add_line(fmt::format("\n{}", phrase("nothing refers to it")));
    return std::move(out_);
  }

  [[nodiscard]] std::string json(EntryId entry, const Uses& uses) const {
    Json json = Json::Object{};
    json.add("collection", collection(entry));
    json.add("name", get(entry).name);
    json.add("file", get(entry).file);
    json.add("title", title(entry));
    json.add("referred_to_by", list(uses.to, Use::Kind::Reference, true));
    json.add("linked_from", list(uses.to, Use::Kind::Link, true));
    Json::Array menus;
    for (const Span span : uses.menus) menus.push_back(with_place(Json::Object{}, span));
    json.add("menus", std::move(menus));
    json.add("refers_to", list(uses.from, Use::Kind::Reference, false));
    json.add("links_to", list(uses.from, Use::Kind::Link, false));
    return to_json(json) + '\n';
  }

 private:
  [[nodiscard]] const content::Entry& get(EntryId id) const { return project_.graph.get(id); }
  [[nodiscard]] std::string_view title(EntryId id) const { return get(id).title(project_.graph.collection_of(id)); }
  [[nodiscard]] const std::string& collection(EntryId id) const { return project_.graph.collection_of(id).name; }

  [[nodiscard]] std::string place(Span span) const {
    const Source& source = project_.sources->get(span.source);
    const Position position = source.position(span.begin);
    return fmt::format("{}:{}:{}", source.path, position.line, position.column);
  }

  void add_line(const std::string& line) { out_ += line + '\n'; }
  void add_head(const std::string& head, std::size_t count) { add_line(fmt::format("\n{} ({})", head, count)); }

  void add_group(const std::string& head, const std::vector<Use>& uses, Use::Kind kind, bool incoming) {
    std::vector<std::string> lines;
    for (const Use& use : uses) {
      if (use.kind == kind) lines.push_back(fmt::format("  {}  {}", place(use.span), words(use, incoming)));
    }
    if (lines.empty()) return;
    add_head(head, lines.size());
    for (const std::string& line : lines) add_line(line);
  }

  // `practices`, `[Wat deden ze?] #aanpak`, `→ organisations/rocva (withheld)`
  [[nodiscard]] std::string words(const Use& use, bool incoming) const {
    std::string words = use.field;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : " ") + more; };
    if (use.kind == Use::Kind::Link) add(fmt::format("[{}]", use.words));
    if (!incoming) add(fmt::format("→ {}/{}", collection(use.to), get(use.to).name));
    if (!use.fragment.empty()) add("#" + use.fragment);
    if (use.withheld) add(phrase("(withheld: nowhere in the site)"));
    return words;
  }

  [[nodiscard]] Json with_place(Json json, Span span) const {
    const Source& source = project_.sources->get(span.source);
    const Position position = source.position(span.begin);
    json.add("file", source.path);
    json.add("line", position.line);
    json.add("column", position.column);
    return json;
  }

  [[nodiscard]] Json list(const std::vector<Use>& uses, Use::Kind kind, bool incoming) const {
    Json::Array list;
    for (const Use& use : uses) {
      if (use.kind != kind) continue;
      const EntryId other = incoming ? use.from : use.to;
      Json json = Json::Object{};
      json.add("collection", collection(other));
      json.add("name", get(other).name);
      json = with_place(std::move(json), use.span);
      if (!use.field.empty()) json.add("field", use.field);
      if (kind == Use::Kind::Link) json.add("text", use.words);
      if (!use.fragment.empty()) json.add("fragment", use.fragment);
      if (use.withheld) json.add("withheld", true);
      list.push_back(std::move(json));
    }
    return list;
  }

  const build::Project& project_;
  std::string out_;
};

}  // namespace

ExitStatus run_refs(const Options& options) {
  Options all = options;
  all.build.drafts = all.build.future = true;  // They refer to it as well.
  auto loaded = load_model_project(all);
  if (!loaded) return loaded.error();
  build::Project& project = loaded->project;
  const auto entry = find_entry(options.entry, loaded->options.root, project);
  if (!entry) return entry.error();
  const Uses uses = collect(project, *entry);
  // What cannot be read may refer to it too: mistakes are said, and what can be found is found.
  project.diagnostics.sort(*project.sources);
  print_diagnostics(project.diagnostics, *project.sources, options.format);
  Printer printer(project);
  const ExitStatus printed =
      print(options.format == DiagnosticFormat::Json ? printer.json(*entry, uses) : printer.text(*entry, uses));
  if (printed != ExitStatus::Fine) return printed;
  return project.diagnostics.has_errors() ? ExitStatus::ContentErrors : ExitStatus::Fine;
}

}  // namespace bondgenoot::cli
