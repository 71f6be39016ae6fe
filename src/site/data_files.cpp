#include "site/data_files.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "site/data_schema.h"
#include "site/export_values.h"
#include "support/hash.h"
#include "support/json.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::EntryId;

constexpr int kFormat = 1;  // Of the files as a whole; what is in the entries follows the model.

std::string day_of(std::int64_t seconds) { return day_of_unix_time(seconds).iso(); }

/// What a translation says itself: the rest is that of the entry.
Json translation_of(const Exports& exports, EntryId id, ReferenceForm form) {
  const content::Entry& entry = exports.graph.get(id);
  const Collection& collection = exports.graph.collection_of(id);
  Json json;
  json.add("href", absolute_href(exports.config, exports.plan.entry_hrefs[id.value]));
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    const content::Field& field = collection.fields[i];
    const content::FieldValue* value = shown_value(exports.graph, id, i);
    if (value == nullptr || entry.inherits(collection, field.name)) continue;
    Json own = export_value(exports, id, field, *value, form);
    if (own != Json()) json.add(field.name, std::move(own));
  }
  if (std::string text = plain_text(entry.body); !text.empty()) json.add("plain_text", std::move(text));
  return json;
}

/// One entry: what every entry has, its fields, its text. The names do not meet: the model reserves the former.
Json record_of(const Exports& exports, EntryId id, ReferenceForm form) {
  const content::Entry& entry = exports.graph.get(id);
  const Collection& collection = exports.graph.collection_of(id);
  const content::EntryDates& dates = exports.dates[id.value];
  Json record;
  record.add("name", entry.name);
  record.add("href", absolute_href(exports.config, exports.plan.entry_hrefs[id.value]));
  record.add("language", exports.graph.language(id));
  if (dates.added) record.add("added_on", day_of(*dates.added));
  if (dates.changed) record.add("changed_on", day_of(*dates.changed));
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    const content::FieldValue* value = shown_value(exports.graph, id, i);
    if (value == nullptr) continue;
    Json json = export_value(exports, id, collection.fields[i], *value, form);
    if (json != Json()) record.add(collection.fields[i].name, std::move(json));
  }
  if (std::string text = plain_text(entry.body); !text.empty()) record.add("plain_text", std::move(text));
  Json translations = Json::Object{};
  for (const EntryId version : exports.graph.translations(id)) {
    if (version != id && exports.graph.is_published(version))
      translations.add(std::string(exports.graph.language(version)), translation_of(exports, version, form));
  }
  if (translations != Json(Json::Object{})) record.add("translations", std::move(translations));
  return record;
}

Json::Array records_of(const Exports& exports, const Collection& collection, ReferenceForm form) {
  Json::Array records;
  for (const EntryId id : exports.graph.ordered(collection.id)) records.push_back(record_of(exports, id, form));
  return records;
}

/// The same data have the same version, whenever and wherever they are written.
std::string version_of(const Json& data) { return hash_bytes(to_json(data)).hex(16); }

std::string data_href(const Config& config, std::string_view file) {
  return fmt::format("{}{}data/{}", config.origin, config.base_path, file);
}

void add_head(Json& json, const Config& config, const Json& data) {
  json.add("format", kFormat);
  json.add("version", version_of(data));
  if (!config.license.title.empty()) {
    Json license;
    license.add("title", config.license.title);
    if (!config.license.href.empty()) license.add("href", config.license.href);
    json.add("license", std::move(license));
  }
  Json site;
  site.add("title", config.title);
  site.add("href", absolute_href(config, config.base_path));
  site.add("language", config.language);
  json.add("site", std::move(site));
}

std::string_view title_of(const Collection& collection, const Config& config) {
  return collection.title.in(config.language, collection.name);
}

Json collection_json(const Exports& exports, const Collection& collection) {
  Json entries = records_of(exports, collection, ReferenceForm::Name);
  Json json;
  json.add("$schema", data_href(exports.config, collection.name + ".schema.json"));
  add_head(json, exports.config, entries);
  json.add("collection", collection.name);
  json.add("title", title_of(collection, exports.config));
  json.add("entries", std::move(entries));
  return json;
}

Json knowledge_base_json(const Exports& exports) {
  Json collections = Json::Object{};
  for (const Collection& collection : exports.graph.model().collections) {
    if (!is_exported(collection)) continue;
    Json& json = collections.add(collection.name, Json::Object{});
    json.add("title", title_of(collection, exports.config));
    json.add("entries", records_of(exports, collection, ReferenceForm::Link));
  }
  Json json;
  add_head(json, exports.config, collections);
  json.add("collections", std::move(collections));
  return json;
}

void append_cell(std::string& csv, std::string_view cell, bool is_last) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    csv += cell;
  } else {
    csv += '"';
    for (const char c : cell) csv.append(c == '"' ? 2 : 1, c);
    csv += '"';
  }
  csv += is_last ? "\r\n" : ",";
}

/// RFC 4180, with the model's names as the header: the columns are there whether an entry fills them in or not.
std::string collection_csv(const Exports& exports, const Collection& collection) {
  const std::vector<std::string> columns = data_columns(collection);
  std::string csv;
  for (const std::string& column : columns) append_cell(csv, column, &column == &columns.back());
  for (const EntryId id : exports.graph.ordered(collection.id)) {
    const Json record = record_of(exports, id, ReferenceForm::Name);
    for (const std::string& column : columns) {
      const Json* value = record.find(column);
      append_cell(csv, value == nullptr ? std::string{} : export_cell(*value), &column == &columns.back());
    }
  }
  return csv;
}

std::string text_of(const Json& json) { return to_json(json, 1) + '\n'; }

}  // namespace

bool is_exported(const Collection& collection) { return collection.name != content::kPagesCollection; }

std::vector<OutputFile> data_files(const Exports& exports) {
  std::vector<OutputFile> files;
  const Json knowledge_base = knowledge_base_json(exports);
  for (const Collection& collection : exports.graph.model().collections) {
    if (!is_exported(collection)) continue;
    const std::string path = "data/" + collection.name;
    files.push_back({path + ".json", text_of(collection_json(exports, collection))});
    files.push_back({path + ".csv", collection_csv(exports, collection)});
    files.push_back({path + ".schema.json", text_of(data_schema(collection, exports.config))});
  }
  if (files.empty()) return files;
  files.push_back({"data/knowledge-base.json", text_of(knowledge_base)});
  Json package;
  package.add("profile", "data-package");
  package.add("title", exports.config.title);
  package.add("version", *knowledge_base.find("version"));
  if (const License& license = exports.config.license; !license.title.empty()) {
    Json named;
    named.add("title", license.title);
    if (!license.href.empty()) named.add("path", license.href);
    package.add("licenses", Json::Array{std::move(named)});
  }
  Json::Array resources;
  for (const Collection& collection : exports.graph.model().collections)
    if (is_exported(collection)) resources.push_back(table_description(collection, exports.config));
  package.add("resources", std::move(resources));
  files.push_back({"data/datapackage.json", text_of(package)});
  return files;
}

}  // namespace bondgenoot::site
