#include "content/cms_config.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "content/json_schema.h"
#include "content/value_parser.h"
#include "content/yaml_writer.h"
#include "support/json.h"
#include "support/phrase_in.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr double kLongestLine = 160;  // A text that may be longer gets several lines.
constexpr const char* kUrlPattern = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#.][^\\s]*$";
constexpr const char* kEmailPattern = "^[^@\\s]+@[^@\\s]+$";

struct Config {
  const Model& model;
  const CmsOptions& options;
  Language language;

  [[nodiscard]] bool has_translations() const { return options.languages.size() > 1; }
  [[nodiscard]] std::string text(const LocalizedText& text, std::string_view otherwise) const {
    return std::string(text.empty() ? otherwise : text.in(options.language));
  }
};

void add_hint(std::string& hint, std::string_view more) {
  if (more.empty()) return;
  if (!hint.empty()) hint += ' ';
  hint += more;
}

Json plain_field(std::string_view label, std::string_view name, std::string_view widget, bool required) {
  Json json;
  json.add("label", label);
  json.add("name", name);
  json.add("widget", widget);
  if (!required) json.add("required", false);
  return json;
}

Json::Array pattern_of(std::string pattern, std::string_view message) { return {std::move(pattern), message}; }

// `^[\s\S]{0,320}$`: the CMS counts as we do, but for letters beyond the first 65,536.
void add_length(Json& json, const Field& field) {
  if (field.many || (!field.min && !field.max)) return;
  const std::string most = field.max ? fmt::format("{}", *field.max) : std::string();
  json.add("pattern", pattern_of(fmt::format("^[\\s\\S]{{{},{}}}$", field.min.value_or(0), most),
                                 fmt::format("{}–{}", field.min.value_or(0), most)));
}

void add_options(const Config& config, Json& json, const Field& field) {
  Json::Array options;
  for (const Option& option : field.options) {
    Json one;
    one.add("label", config.text(option.label, option.value));
    one.add("value", option.value);
    options.push_back(std::move(one));
  }
  json.add("options", std::move(options));
}

void add_relation(const Config& config, Json& json, const Field& field) {
  const Collection* target = config.model.find(field.to);
  const bool titled = target != nullptr && target->find_field("title") != nullptr;
  const char* shown = titled ? "title" : "{{slug}}";
  json.add("collection", field.to);
  json.add("search_fields", Json::Array{shown});
  json.add("value_field", "{{slug}}");
  json.add("display_fields", Json::Array{shown});
}

// Whether a translation may say it in other words: what it does not say is that of the original.
bool has_words(const Field& field) {
  return field.type == FieldType::Text || field.type == FieldType::Markdown || field.type == FieldType::Image ||
         std::ranges::any_of(field.children, has_words);  // As deep as kFieldDepthLimit.
}

// Where a field stands: by itself, or within one that a translation takes as a whole, or not at all.
enum class Place : std::uint8_t { Alone, WithinTranslated, WithinOther };

Place place_of_parts(const Field& field, Place place) {
  return place != Place::WithinOther && has_words(field) ? Place::WithinTranslated : Place::WithinOther;
}

// It is asked of the original only. Parts without words are filled in as they are there.
void add_translation(const Config& config, Json& json, bool words, Place place) {
  if (!config.has_translations() || place == Place::WithinOther) return;
  if (words)
    json.add("i18n", true);
  else if (place == Place::WithinTranslated)
    json.add("i18n", "duplicate");
  if (words && json.find("required") == nullptr) json.add("required", Json::Array{config.options.languages.front()});
}

Json image_fields(const Config& config, const Field& field, Place place) {
  Json alt = plain_field(phrase_in(config.language, "Alternative text"), "alt", "string", true);
  alt.add("hint", std::string(phrase_in(config.language, "What there is to see, for who cannot see the picture.")));
  Json file = plain_field(phrase_in(config.language, "File"), "src", "image", true);
  Json credit = plain_field(phrase_in(config.language, "Maker"), "credit", "string", field.credit);
  add_translation(config, file, false, place);
  add_translation(config, alt, true, place);
  add_translation(config, credit, true, place);
  return Json::Array{std::move(file), std::move(alt), std::move(credit)};
}

Json field_json(const Config& config, const Field& field, Place place);

Json fields_json(const Config& config, const std::vector<Field>& fields, Place place) {
  Json::Array array;
  for (const Field& field : fields) array.push_back(field_json(config, field, place));
  return array;
}

std::string_view widget_of(const Field& field) {
  switch (field.type) {
    case FieldType::Markdown:
      return "markdown";
    case FieldType::Number:
      return "number";
    case FieldType::Boolean:
      return "boolean";
    case FieldType::Choice:
      return "select";
    case FieldType::Reference:
      return "relation";
    case FieldType::List:
      return "list";
    case FieldType::Group:
    case FieldType::Image:
      return "object";
    default:
      break;
  }
  if (field.many) return "list";
  return field.type == FieldType::Text && field.max.value_or(0) > kLongestLine ? "text" : "string";
}

// What the type asks for beside the widget's name.
void add_type(const Config& config, Json& json, const Field& field, Place parts, std::string& hint) {
  switch (field.type) {
    case FieldType::Text:
      return add_length(json, field);
    case FieldType::Number:
      json.add("value_type", "float");
      if (field.min) json.add("min", *field.min);
      if (field.max) json.add("max", *field.max);
      return;
    case FieldType::Date:
      add_hint(hint, phrase_in(config.language,
                               "As precise as you know: 2026-11-03, 2026-11, 2026, 2026-23 (autumn) or 2025/2026. A ? "
                               "behind it means uncertain."));
      json.add("pattern", pattern_of(date_pattern(), phrase_in(config.language, "Write 2026-11-03, 2026-11 or 2026")));
      return;
    case FieldType::Choice:
      return add_options(config, json, field);
    case FieldType::Reference:
      return add_relation(config, json, field);
    case FieldType::Url:
      json.add("pattern", pattern_of(kUrlPattern, phrase_in(config.language, "An address begins with https://")));
      return;
    case FieldType::Email:
      json.add("pattern", pattern_of(kEmailPattern, phrase_in(config.language, "A mail address has an @")));
      return;
    case FieldType::Image:
      json.add("fields", image_fields(config, field, parts));
      return;
    case FieldType::List: {
      const Field& item = field.children.front();
      if (item.type == FieldType::Group)
        json.add("fields", fields_json(config, item.children, parts));
      else
        json.add("field", field_json(config, item, parts));
      return;
    }
    case FieldType::Group:
      json.add("fields", fields_json(config, field.children, parts));
      return;
    default:
      return;
  }
}

Json default_json(const Field& field) {
  const auto parsed = parse_value(field, *field.default_text);
  if (parsed && std::get_if<bool>(&*parsed) != nullptr) return std::get<bool>(*parsed);
  if (parsed && std::get_if<double>(&*parsed) != nullptr) return std::get<double>(*parsed);
  return *field.default_text;
}

Json field_json(const Config& config, const Field& field, Place place) {
  Json json = plain_field(config.text(field.label, field.name), field.name, widget_of(field),
                          field.required && !field.follows && !field.default_text);
  std::string hint = config.text(field.help, "");
  add_type(config, json, field, place_of_parts(field, place), hint);
  const bool chosen = field.type == FieldType::Choice || field.type == FieldType::Reference;
  if (field.many && chosen) json.add("multiple", true);
  if ((field.many && field.type != FieldType::Number) || field.type == FieldType::List) {
    if (field.min) json.add("min", static_cast<std::int64_t>(*field.min));
    if (field.max) json.add("max", static_cast<std::int64_t>(*field.max));
  }
  if (!field.all_values.empty())
    add_hint(hint, phrase_in(config.language, "Everything together is called `{}`; that goes in the file itself.",
                             field.all_values));
  if (!hint.empty()) json.add("hint", std::move(hint));
  if (field.default_text) json.add("default", default_json(field));
  add_translation(config, json, has_words(field), place);
  return json;
}

// What every entry may have, and its text.
void add_common(const Config& config, Json::Array& fields) {
  Json draft = plain_field(phrase_in(config.language, "Draft"), "draft", "boolean", false);
  draft.add("hint", std::string(phrase_in(config.language, "A draft is not on the site.")));
  Json publish_on = plain_field(phrase_in(config.language, "Appears on"), "publish_on", "datetime", false);
  publish_on.add("hint", std::string(phrase_in(config.language, "Empty: at once.")));
  publish_on.add("format", "YYYY-MM-DD");
  publish_on.add("date_format", "YYYY-MM-DD");
  publish_on.add("time_format", false);
  publish_on.add("picker_utc", true);
  publish_on.add("default", "");
  Json aliases = plain_field(phrase_in(config.language, "Old addresses"), "aliases", "list", false);
  aliases.add("hint", std::string(phrase_in(config.language, "Addresses that lead here.")));
  fields.push_back(std::move(draft));
  fields.push_back(std::move(publish_on));
  fields.push_back(std::move(aliases));
  Json body = plain_field(phrase_in(config.language, "Text"), "body", "markdown", false);
  if (config.has_translations()) body.add("i18n", true);
  fields.push_back(std::move(body));
}

Json collection_json(const Config& config, const Collection& collection) {
  Json json;
  json.add("name", collection.name);
  json.add("label", config.text(collection.title, collection.name));
  json.add("label_singular", config.text(collection.singular, collection.name));
  if (!collection.description.empty()) json.add("description", config.text(collection.description, ""));
  json.add("folder", "content/" + collection.name);
  json.add("create", true);
  json.add("extension", "md");
  json.add("format", "yaml-frontmatter");
  const bool titled = collection.find_field("title") != nullptr;
  json.add("identifier_field", titled ? std::string("title") : collection.fields.front().name);
  json.add("slug", titled ? "{{title}}" : "{{slug}}");
  // Pictures lie beside the entries.
  json.add("media_folder", "");
  json.add("public_folder", "");
  if (config.has_translations()) json.add("i18n", true);
  Json fields = fields_json(config, collection.fields, Place::Alone);
  add_common(config, std::get<Json::Array>(fields.data));
  json.add("fields", std::move(fields));
  return json;
}

Json backend_json(const CmsOptions& options) {
  constexpr std::string_view kHost = "github.com/";
  const std::size_t host = options.repository.find(kHost);
  std::string name = host == std::string::npos ? "OWNER/REPOSITORY" : options.repository.substr(host + kHost.size());
  while (name.ends_with('/')) name.pop_back();
  if (name.ends_with(".git")) name.resize(name.size() - 4);
  Json json;
  json.add("name", "github");
  json.add("repo", std::move(name));
  json.add("branch", options.branch);
  return json;
}

// `x.md`, and `x.en.md` beside it once somebody translates it.
Json i18n_json(const std::vector<std::string>& languages) {
  Json json;
  json.add("structure", "multiple_files");
  json.add("locales", Json::Array(languages.begin(), languages.end()));
  json.add("default_locale", languages.front());
  json.add("initial_locales", "default");
  json.add("omit_default_locale_from_file_path", true);
  return json;
}

}  // namespace

std::string cms_config(const Model& model, const CmsOptions& options) {
  const Config config{
      .model = model, .options = options, .language = find_language(options.language).value_or(Language::English)};
  Json slug;
  slug.add("encoding", "ascii");
  slug.add("clean_accents", true);
  slug.add("sanitize_replacement", "-");
  Json json;
  json.add("backend", backend_json(options));
  json.add("publish_mode", "editorial_workflow");
  if (!options.site_url.empty()) json.add("site_url", options.site_url);
  json.add("media_folder", "content/static");
  json.add("public_folder", "/");
  json.add("slug", std::move(slug));
  if (config.has_translations()) {
    json.add("i18n", i18n_json(options.languages));
    Json output;
    output.add("omit_empty_optional_fields", true);  // What is left empty is said by the original.
    json.add("output", std::move(output));
  }
  Json::Array collections;
  for (const Collection& collection : model.collections)
    if (!collection.fields.empty()) collections.push_back(collection_json(config, collection));
  json.add("collections", std::move(collections));
  return to_yaml(json);
}

}  // namespace bondgenoot::content
