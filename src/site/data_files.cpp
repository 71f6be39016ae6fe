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
  constexpr std::size_t kBeside = 8;  // At most, beside the fields.
  Json::Object members;
  members.reserve(collection.fields.size() + kBeside);
  Json record = std::move(members);
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

constexpr int kIndent = 1;

/// Behind the quotation mark that ends the text beginning at `begin`.
std::size_t end_of_text(std::string_view line, std::size_t begin) {
  for (std::size_t at = begin + 1;; ++at) {
    at = line.find('"', at);
    std::size_t escapes = 0;
    while (line[at - 1 - escapes] == '\\') ++escapes;
    if (escapes % 2 == 0) return at + 1;
  }
}

/// JSON that is on one line as `append_json` writes it on many: for far less than writing it again.
void append_indented(std::string& out, std::string_view line, std::size_t depth) {
  const auto start_line = [&] { out.append(1, '\n').append(depth * kIndent, ' '); };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char sign = line[i];
    if (sign == '"') {
      const std::size_t end = end_of_text(line, i);
      out.append(line, i, end - i);
      i = end - 1;
      continue;
    }
    if (sign == '}' || sign == ']') {
      --depth;
      start_line();
    }
    out += sign;
    if (sign == '{' || sign == '[') {
      if (line[i + 1] == '}' || line[i + 1] == ']') {
        out += line[++i];
      } else {
        ++depth;
        start_line();
      }
    } else if (sign == ',') {
      start_line();
    } else if (sign == ':') {
      out += ' ';
    }
  }
}

/// JSON whose lists of entries are written as they come: never more than one entry is held as values. Beside the text
/// it has the hash of the same values on one line.
class DataText {
 public:
  explicit DataText(std::size_t depth) : depth_(depth) {}

  void open(char sign) {
    text_ += sign;
    hasher_.add({&sign, 1});
    is_empty_ = true;
    ++depth_;
  }
  void item(const Json& value) {
    begin_item();
    write(value);
  }
  void member(std::string_view name, const Json& value) {
    key(name);
    write(value);
  }
  void key(std::string_view name) {
    begin_item();
    write(name);
    text_ += ": ";
    hasher_.add(":");
  }
  void close(char sign) {
    --depth_;
    if (!is_empty_) start_line();
    text_ += sign;
    hasher_.add({&sign, 1});
    is_empty_ = false;
  }

  /// The same data have the same version, whenever and wherever they are written.
  [[nodiscard]] std::string version() const { return hasher_.hash().hex(16); }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void begin_item() {
    if (!is_empty_) {
      text_ += ',';
      hasher_.add(",");
    }
    is_empty_ = false;
    start_line();
  }
  void start_line() { text_.append(1, '\n').append(depth_ * kIndent, ' '); }
  void write(const Json& value) {
    line_.clear();
    append_json(line_, value);
    hasher_.add(line_);
    append_indented(text_, line_, depth_);
  }

  std::string text_;
  std::string line_;
  Hasher hasher_;
  std::size_t depth_;
  bool is_empty_ = true;  // What was opened last.
};

std::string data_href(const Config& config, std::string_view file) {
  return fmt::format("{}{}data/{}", config.origin, config.base_path, file);
}

void add_head(Json& json, const Config& config, std::string version) {
  json.add("format", kFormat);
  json.add("version", std::move(version));
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

std::string text_of(const Json& json) { return to_json(json, kIndent) + '\n'; }

/// `head` with one more member, of which the text is known: it was written one level deep. The text is not copied.
std::string text_with(const Json& head, std::string_view name, std::string member) {
  std::string text = to_json(head, kIndent);
  text.erase(text.size() - 2);  // The end of its line and the brace.
  text.append(",\n \"").append(name).append("\": ");
  return std::move(member.insert(0, text).append("\n}\n"));
}

void append_cell(std::string& csv, std::string_view cell, bool is_last) {
  if (std::ranges::none_of(cell, [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; })) {
    csv += cell;
  } else {
    csv += '"';
    for (std::size_t mark = cell.find('"'); mark != std::string_view::npos; mark = cell.find('"')) {
      csv.append(cell.substr(0, mark)).append("\"\"");
      cell.remove_prefix(mark + 1);
    }
    csv.append(cell).append(1, '"');
  }
  csv += is_last ? "\r\n" : ",";
}

void append_row(std::string& csv, const std::vector<std::string>& columns, const Json& record) {
  for (const std::string& column : columns) {
    const Json* value = record.find(column);
    const bool is_last = &column == &columns.back();
    if (const auto* text = value == nullptr ? nullptr : value->get<std::string>())
      append_cell(csv, *text, is_last);
    else
      append_cell(csv, value == nullptr ? std::string{} : export_cell(*value), is_last);
  }
}

/// A collection as JSON and as a table: RFC 4180, with the model's names as the header. The columns are there whether
/// an entry fills them in or not.
void add_collection(const Exports& exports, const Collection& collection, const TakeFile& take) {
  const std::vector<std::string> columns = data_columns(collection);
  std::string csv;
  for (const std::string& column : columns) append_cell(csv, column, &column == &columns.back());
  DataText entries(1);
  entries.open('[');
  for (const EntryId id : exports.graph.ordered(collection.id)) {
    const Json record = record_of(exports, id, ReferenceForm::Name);
    entries.item(record);
    append_row(csv, columns, record);
  }
  entries.close(']');
  Json head;
  head.add("$schema", data_href(exports.config, collection.name + ".schema.json"));
  add_head(head, exports.config, entries.version());
  head.add("collection", collection.name);
  head.add("title", title_of(collection, exports.config));
  const std::string path = "data/" + collection.name;
  take({path + ".json", text_with(head, "entries", entries.take())});
  take({path + ".csv", std::move(csv)});
  take({path + ".schema.json", text_of(data_schema(collection, exports.config))});
}

/// All of it in one file; gives its version.
std::string add_knowledge_base(const Exports& exports, const TakeFile& take) {
  DataText collections(1);
  collections.open('{');
  for (const Collection& collection : exports.graph.model().collections) {
    if (!is_exported(collection)) continue;
    collections.key(collection.name);
    collections.open('{');
    collections.member("title", title_of(collection, exports.config));
    collections.key("entries");
    collections.open('[');
    for (const EntryId id : exports.graph.ordered(collection.id))
      collections.item(record_of(exports, id, ReferenceForm::Link));
    collections.close(']');
    collections.close('}');
  }
  collections.close('}');
  const std::string version = collections.version();
  Json head;
  add_head(head, exports.config, version);
  take({"data/knowledge-base.json", text_with(head, "collections", collections.take())});
  return version;
}

void add_package(const Exports& exports, std::string version, const TakeFile& take) {
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
  take({"data/datapackage.json", text_of(package)});
}

}  // namespace

bool is_exported(const Collection& collection) { return collection.name != content::kPagesCollection; }

std::vector<FileMaker> data_file_makers(const Exports& exports) {
  std::vector<FileMaker> makers;
  for (const Collection& collection : exports.graph.model().collections) {
    if (is_exported(collection))
      makers.emplace_back([exports, &collection](const TakeFile& take) { add_collection(exports, collection, take); });
  }
  if (makers.empty()) return makers;
  makers.emplace_back(
      [exports](const TakeFile& take) { add_package(exports, add_knowledge_base(exports, take), take); });
  return makers;
}

}  // namespace bondgenoot::site
