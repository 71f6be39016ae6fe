// What an editor writes in YAML: site.yaml with its `sources`, _collection.yaml, links.yaml.
#include <string>
#include <utility>
#include <vector>

#include "content/issue_form.h"
#include "content/json_schema.h"
#include "content/scaffold.h"
#include "content/schema_parser.h"
#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "markdown/links.h"
#include "site/config.h"
#include "site/link_file.h"
#include "site/link_records.h"
#include "support/json.h"

namespace bondgenoot::fuzz {
namespace {

void demand_usable(const std::string& href) {
  demand(href.empty() || markdown::classify_target(href).usable(), "an address of the settings runs nothing", href);
}

void demand_config(const site::Config& config) {
  for (const site::NavigationItem& item : config.navigation) demand_usable(item.href);
  for (const site::NavigationGroup& group : config.footer) {
    for (const site::NavigationItem& item : group.items) demand_usable(item.href);
  }
  demand_usable(config.license.href);
  demand_usable(config.repository);
  demand(config.base_path.starts_with('/') && config.base_path.ends_with('/'), "a base path begins and ends with `/`",
         config.base_path);
  demand(config.base_path.find_first_of("\"<> \r\n") == std::string::npos, "a base path is encoded", config.base_path);
  for (const content::Ally& ally : config.allies) {
    demand_usable(ally.href);
    demand_usable(ally.repository);
    demand(ally.name.find_first_of("/.\\") == std::string::npos, "a source is named by a slug", ally.name);
  }
}

}  // namespace

void settings(std::string_view bytes) {
  SourceMap sources;
  const auto config = site::parse_config(sources.get(sources.add("content/site.yaml", std::string(bytes))));
  demand_sayable(config.diagnostics, sources);
  demand_config(config.value);
  for (const site::Config& translation : config.value.translations) demand_config(translation);
}

void models(std::string_view bytes) {
  SourceMap sources;
  const Source& source = sources.get(sources.add("content/dingen/_collection.yaml", std::string(bytes)));
  auto parsed = content::parse_collection(source, "dingen");
  const bool sound = !parsed.diagnostics.has_errors();
  std::vector<content::Collection> collections;
  collections.push_back(std::move(parsed.value));
  collections.push_back(content::default_pages_collection());
  auto model = content::make_model(std::move(collections), sources);
  demand_sayable(parsed.diagnostics, sources);
  demand_sayable(model.diagnostics, sources);
  if (!sound || model.diagnostics.has_errors()) return;
  const content::Collection& collection = *model.value.find("dingen");
  const std::string schema = content::json_schema(collection, {});
  demand(parse_json(schema).has_value(), "the schema of a sound model is JSON", schema);
  static_cast<void>(content::issue_form(collection, {}));
  static_cast<void>(content::scaffold_entry(collection, "Een titel", {.today = {2026, 11, 22}}));
}

void links_file(std::string_view bytes) {
  SourceMap sources;
  const Source& file = sources.get(sources.add("links.yaml", std::string(bytes)));
  const auto before = site::parse_link_records(file);
  demand_sayable(before.diagnostics, sources);
  constexpr Day kDay = {2026, 11, 22};
  const site::LinkRecord record = {.code = 200, .first_seen = kDay, .last_seen = kDay, .checked = kDay};
  site::LinkFileChanges changes = {.records = {{"https://new.example/", record}}, .unused = {}};
  if (!before.value.empty()) changes.records.emplace(before.value.begin()->first, record);
  if (before.value.size() > 1) changes.unused.insert(before.value.rbegin()->first);
  const auto text = site::changed_link_file(file, changes);
  if (!text) return;
  const auto after = site::parse_link_records(sources.get(sources.add("links.yaml", *text)));
  for (const auto& [address, changed] : changes.records) {
    const auto found = after.value.find(address);
    demand(found != after.value.end() && found->second == changed, "a record is read back as it was written", *text);
  }
  for (const auto& [address, kept] : before.value) {
    if (changes.records.contains(address) || changes.unused.contains(address)) continue;
    const auto found = after.value.find(address);
    demand(found != after.value.end() && found->second == kept, "other records stay", *text);
  }
}

}  // namespace bondgenoot::fuzz
