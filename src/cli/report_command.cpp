// `report`: the state of the content, for who keeps it.
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/model_project.h"
#include "site/report.h"
#include "support/json.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

using content::EntryId;

class ReportPrinter {
 public:
  ReportPrinter(const build::Project& project, const site::Report& report)
      : graph_(project.graph), language_(project.config.language), report_(report) {}

  std::string text() {
    part(report_.unpaired, phrase("unpaired"),
         phrase("write `pairs: true` with a reference that every entry should have"));
    part(report_.orphaned, phrase("orphaned"), phrase("write `inverse` with a reference"));
    part(report_.stale, phrase("to be reviewed"), phrase("fill in `reviewed` and `review_in`"));
    part(report_.incomplete, phrase("incomplete"),
         phrase("write `recommended: true` with a field that an entry is better with"));
    part(report_.uneven, phrase("unevenly spread"), phrase("write `facet: true` with a choice or a reference"));
    part(report_.dead_links, phrase("dead links"), phrase("run `bondgenoot links`"));
    return std::move(out_);
  }

  [[nodiscard]] std::string json() const {
    Json json = Json::Object{};
    json.add("today", report_.today.iso());
    json.add("unpaired", groups_of(report_.unpaired));
    json.add("orphaned", groups_of(report_.orphaned));
    json.add("stale", groups_of(report_.stale));
    json.add("incomplete", groups_of(report_.incomplete));
    json.add("uneven", groups_of(report_.uneven));
    json.add("dead_links", groups_of(report_.dead_links));
    return to_json(json) + '\n';
  }

 private:
  [[nodiscard]] const content::Entry& get(EntryId id) const { return graph_.get(id); }
  [[nodiscard]] std::string title(EntryId id) const { return std::string(get(id).title(graph_.collection_of(id))); }
  [[nodiscard]] std::string title(content::CollectionId id) const {
    const content::Collection& collection = graph_.model().get(id);
    return std::string(collection.title.in(language_, collection.name));
  }
  [[nodiscard]] const std::string& name(content::CollectionId id) const { return graph_.model().get(id).name; }

  void line(const std::string& text) { out_ += text + '\n'; }
  void entry_line(EntryId id, const std::string& more) {
    line(fmt::format("    {}  {}{}{}", get(id).file, title(id), more.empty() ? "" : ": ", more));
  }
  void entry_lines(const std::vector<EntryId>& entries) {
    for (const EntryId id : entries) entry_line(id, {});
  }

  template <typename Part>
  void part(const std::optional<std::vector<Part>>& groups, std::string_view head, std::string_view how) {
    if (!out_.empty()) line({});
    line(groups ? fmt::format("{}: {}", head, site::count_of(*groups))
                : fmt::format("{}: {}", head, phrase("nothing to go by; {}", how)));
    if (!groups) return;
    for (const Part& group : *groups) print(group);
  }

  void print(const site::Unpaired& group) {
    if (group.entries.empty()) return;
    const std::size_t count = group.entries.size();
    line("  " + (group.names
                     ? phrase("{}, without `{}`: {} of {}", title(group.collection), group.label, count, group.of)
                     : phrase("{}, nowhere under `{}` in {}: {} of {}", title(group.collection), group.label,
                              title(group.other), count, group.of)));
    entry_lines(group.entries);
  }

  void print(const site::Orphaned& group) {
    if (group.entries.empty()) return;
    line("  " + phrase("{}, named nowhere: {} of {}", title(group.collection), group.entries.size(), group.of));
    entry_lines(group.entries);
  }

  void print(const site::Stale& stale) {
    entry_line(stale.entry, stale.due ? phrase("since {}", stale.due->iso()) : std::string(phrase("never reviewed")));
  }

  void print(const site::Incomplete& group) {
    if (group.entries.empty()) return;
    line("  " + phrase("{}, incomplete: {} of {}", title(group.collection), group.entries.size(), group.of));
    for (const site::IncompleteEntry& entry : group.entries) {
      std::vector<std::string> missing;
      for (const content::Field* field : entry.missing) missing.push_back(site::label_of(*field, language_));
      entry_line(entry.entry, join(missing, ", "));
    }
  }

  void print(const site::Uneven& group) {
    line("  " + phrase("{}, {}: {} on average", title(group.collection), group.label, group.average));
    for (const site::RareValue& value : group.values) line(fmt::format("    {:>4}  {}", value.count, value.label));
  }

  void print(const site::DeadLink& link) {
    line(fmt::format("  {}{}", link.href, link.archive.empty() ? "" : fmt::format(" → {}", link.archive)));
    entry_lines(link.entries);
  }

  [[nodiscard]] Json entry_json(EntryId id) const {
    Json json = Json::Object{};
    json.add("collection", graph_.collection_of(id).name);
    json.add("name", get(id).name);
    json.add("file", get(id).file);
    json.add("title", title(id));
    return json;
  }
  [[nodiscard]] Json entries_json(const std::vector<EntryId>& entries) const {
    Json::Array list;
    for (const EntryId id : entries) list.push_back(entry_json(id));
    return list;
  }
  [[nodiscard]] static Json count(std::size_t number) { return {static_cast<std::int64_t>(number)}; }

  template <typename Part>
  [[nodiscard]] Json groups_of(const std::optional<std::vector<Part>>& part) const {
    if (!part) return nullptr;
    Json::Array list;
    for (const Part& group : *part) list.push_back(group_json(group));
    Json json = Json::Object{};
    json.add("count", count(site::count_of(*part)));
    json.add("groups", std::move(list));
    return json;
  }

  [[nodiscard]] Json group_json(const site::Unpaired& group) const {
    Json json = Json::Object{};
    json.add("collection", name(group.collection));
    json.add("other", name(group.other));
    json.add("field", group.field);
    json.add("names", group.names);
    json.add("of", count(group.of));
    json.add("entries", entries_json(group.entries));
    return json;
  }
  [[nodiscard]] Json group_json(const site::Orphaned& group) const {
    Json json = Json::Object{};
    json.add("collection", name(group.collection));
    json.add("of", count(group.of));
    json.add("entries", entries_json(group.entries));
    return json;
  }
  [[nodiscard]] Json group_json(const site::Stale& stale) const {
    Json json = entry_json(stale.entry);
    json.add("reviewed", stale.reviewed ? Json(stale.reviewed->edtf()) : Json(nullptr));
    json.add("due", stale.due ? Json(stale.due->iso()) : Json(nullptr));
    return json;
  }
  [[nodiscard]] Json group_json(const site::Incomplete& group) const {
    Json::Array entries;
    for (const site::IncompleteEntry& entry : group.entries) {
      Json::Array missing;
      for (const content::Field* field : entry.missing) missing.emplace_back(field->name);
      Json json = entry_json(entry.entry);
      json.add("missing", std::move(missing));
      entries.push_back(std::move(json));
    }
    Json json = Json::Object{};
    json.add("collection", name(group.collection));
    json.add("of", count(group.of));
    json.add("entries", std::move(entries));
    return json;
  }
  [[nodiscard]] Json group_json(const site::Uneven& group) const {
    Json::Array values;
    for (const site::RareValue& value : group.values) {
      Json json = Json::Object{};
      json.add("value", value.value);
      json.add("label", value.label);
      json.add("count", count(value.count));
      values.push_back(std::move(json));
    }
    Json json = Json::Object{};
    json.add("collection", name(group.collection));
    json.add("field", group.field);
    json.add("average", count(group.average));
    json.add("values", std::move(values));
    return json;
  }

  [[nodiscard]] Json group_json(const site::DeadLink& link) const {
    Json json = Json::Object{};
    json.add("href", link.href);
    json.add("last_seen", link.last_seen ? Json(link.last_seen->iso()) : Json(nullptr));
    json.add("archive", link.archive.empty() ? Json(nullptr) : Json(link.archive));
    json.add("entries", entries_json(link.entries));
    return json;
  }

  const content::Graph& graph_;
  const std::string& language_;
  const site::Report& report_;
  std::string out_;
};

}  // namespace

ExitStatus run_report(const Options& options) {
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  build::Project& project = loaded->project;
  // What cannot be read is in no list: mistakes are said first.
  project.diagnostics.sort(*project.sources);
  print_diagnostics(project.diagnostics, *project.sources, options.format);
  const site::Report report =
      site::make_report(project.graph, project.config, loaded->options.today, project.config.language);
  ReportPrinter printer(project, report);
  const ExitStatus printed = print(options.format == DiagnosticFormat::Json ? printer.json() : printer.text());
  if (printed != ExitStatus::Fine) return printed;
  return project.diagnostics.has_errors() ? ExitStatus::ContentErrors : ExitStatus::Fine;
}

}  // namespace bondgenoot::cli
