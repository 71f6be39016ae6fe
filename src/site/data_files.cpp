#include "site/data_files.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "site/data_schema.h"
#include "site/data_text.h"
#include "site/export_values.h"
#include "support/json.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::EntryId;

constexpr int kFormat = 1;  // Of the files as a whole; what is in the entries follows the model.

std::string day_of(std::int64_t seconds) { return day_of_unix_time(seconds).iso(); }

/// What a translation says itself: the rest is that of the entry.
void put_translation(const Exports& exports, EntryId id, ReferenceForm form, ValueSink& out) {
  const content::Entry& entry = exports.graph.get(id);
  const Collection& collection = exports.graph.collection_of(id);
  out.open('{');
  out.member("href", absolute_href(exports.config, exports.plan.entry_hrefs[id.value]));
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    const content::Field& field = collection.fields[i];
    const content::FieldValue* value = shown_value(exports.graph, id, i);
    if (value == nullptr || entry.inherits(collection, field.name)) continue;
    out.key(field.name);
    export_value(exports, id, field, *value, form, out);
  }
  if (const std::string text = plain_text(entry.body); !text.empty()) out.member("plain_text", text);
  out.close();
}

/// One entry: what every entry has, its fields, its text. The names do not meet: the model reserves the former. They
/// come in the order of `data_columns`.
void put_record(const Exports& exports, EntryId id, std::string_view text, ReferenceForm form, ValueSink& out) {
  const content::Entry& entry = exports.graph.get(id);
  const Collection& collection = exports.graph.collection_of(id);
  const content::EntryDates& dates = exports.dates[id.value];
  out.open('{');
  out.member("name", entry.name);
  out.member("href", absolute_href(exports.config, exports.plan.entry_hrefs[id.value]));
  out.member("language", exports.graph.language(id));
  if (dates.added) out.member("added_on", day_of(*dates.added));
  if (dates.changed) out.member("changed_on", day_of(*dates.changed));
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    const content::FieldValue* value = shown_value(exports.graph, id, i);
    if (value == nullptr) continue;
    out.key(collection.fields[i].name);
    export_value(exports, id, collection.fields[i], *value, form, out);
  }
  if (!text.empty()) out.member("plain_text", text);
  out.key("translations");
  out.open('{');
  for (const EntryId version : exports.graph.translations(id)) {
    if (version == id || !exports.graph.is_published(version)) continue;
    out.key(exports.graph.language(version));
    put_translation(exports, version, form, out);
  }
  out.close();
  out.close();
}

/// The records of one file.
class Records {
 public:
  Records(RecordKeeper* keeper, std::string_view path) : file_(keeper == nullptr ? nullptr : keeper->begin(path)) {}

  /// The next one, as it stands, else by `make`.
  void put(Pieces& pieces, EntryId id, auto&& make) {
    const std::uint64_t begin = pieces.size();
    if (const auto text = file_ == nullptr ? std::nullopt : file_->next(id))
      pieces.text() += *text;
    else
      make();
    if (file_ != nullptr) file_->note(begin, pieces.size() - begin);
  }
  /// The same as the next item of an array; `put_into` is given the sink for it.
  void put_item(DataFile& data, EntryId id, auto&& put_into) {
    data.begin_item();
    put(data.pieces(), id, [&] {
      JsonSink item = data.sink();
      put_into(item);
    });
  }

 private:
  std::unique_ptr<RecordFile> file_;
};

std::string data_href(const Config& config, std::string_view file) {
  return fmt::format("{}{}data/{}", config.origin, config.base_path, file);
}

void add_head(Json& json, const Config& config) {
  json.add("format", kFormat);
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

std::string text_of(const Json& json) { return to_json(json, kDataIndent) + '\n'; }

/// A collection as JSON and as a table, with the model's names as the header. The columns are there whether an entry
/// fills them in or not.
void add_collection(const Exports& exports, const Collection& collection, FileTaker& taker, RecordKeeper* keeper) {
  const std::vector<std::string> columns = data_columns(collection);
  const std::string path = "data/" + collection.name;
  Pieces csv(taker.begin(path + ".csv"));
  for (const std::string& column : columns) append_cell(csv.text(), column, &column == &columns.back());
  Json head;
  head.add("$schema", data_href(exports.config, collection.name + ".schema.json"));
  add_head(head, exports.config);
  head.add("collection", collection.name);
  head.add("title", title_of(collection, exports.config));
  DataFile data(taker.begin(path + ".json"), head, "entries");
  data.open('[');
  RowSink row(csv.text(), columns);
  Records items(keeper, path + ".json");
  Records rows(keeper, path + ".csv");
  for (const EntryId id : exports.graph.ordered(collection.id)) {
    std::optional<std::string> text;  // Of the entry, when either needs it.
    const auto put_into = [&](ValueSink& sink) {
      if (!text) text = plain_text(exports.graph.get(id).body);
      put_record(exports, id, *text, ReferenceForm::Name, sink);
    };
    items.put_item(data, id, put_into);
    rows.put(csv, id, [&] { put_into(row); });
    csv.end_line();
  }
  data.close(']');
  static_cast<void>(data.finish());
  csv.finish();
  taker.take({path + ".schema.json", text_of(data_schema(collection, exports.config))});
}

/// All of it in one file; gives its version.
std::string add_knowledge_base(const Exports& exports, FileTaker& taker, RecordKeeper* keeper) {
  Json head;
  add_head(head, exports.config);
  constexpr std::string_view kPath = "data/knowledge-base.json";
  DataFile data(taker.begin(std::string(kPath)), head, "collections");
  Records items(keeper, kPath);
  data.open('{');
  for (const Collection& collection : exports.graph.model().collections) {
    if (!is_exported(collection)) continue;
    data.key(collection.name);
    data.open('{');
    data.member("title", title_of(collection, exports.config));
    data.key("entries");
    data.open('[');
    for (const EntryId id : exports.graph.ordered(collection.id)) {
      items.put_item(data, id, [&](ValueSink& sink) {
        put_record(exports, id, plain_text(exports.graph.get(id).body), ReferenceForm::Link, sink);
      });
    }
    data.close(']');
    data.close('}');
  }
  data.close('}');
  return data.finish();
}

void add_package(const Exports& exports, std::string version, FileTaker& taker) {
  Json package;
  package.add("profile", "data-package");
  package.add("title", exports.config.title);
  package.add("version", std::move(version));
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
  taker.take({"data/datapackage.json", text_of(package)});
}

}  // namespace

bool is_exported(const Collection& collection) { return collection.name != content::kPagesCollection; }

std::vector<FileMaker> data_file_makers(const Exports& exports, RecordKeeper* keeper) {
  std::vector<FileMaker> makers;
  if (!exports.config.open_data) return makers;
  for (const Collection& collection : exports.graph.model().collections) {
    if (is_exported(collection))
      makers.emplace_back(
          [exports, &collection, keeper](FileTaker& taker) { add_collection(exports, collection, taker, keeper); });
  }
  if (makers.empty()) return makers;
  makers.emplace_back(
      [exports, keeper](FileTaker& taker) { add_package(exports, add_knowledge_base(exports, taker, keeper), taker); });
  return makers;
}

}  // namespace bondgenoot::site
