#include "site/data_schema.h"

#include <utility>

#include <fmt/format.h>

#include "content/json_schema.h"

namespace bondgenoot::site {
namespace {

using content::Field;
using content::FieldType;

struct OwnColumn {
  const char* name;
  const char* format;  ///< Of JSON Schema; may be null.
  bool is_required;
  const char* description;
};
// What every entry has, before and after its fields.
constexpr OwnColumn kBefore[] = {
    {"name", nullptr, true, "The name of the entry's file: what references to it say"},
    {"href", "uri-reference", true, "Where the entry can be read"},
    {"language", nullptr, true, "The language it is written in (BCP 47)"},
    {"added_on", "date", false, "The day it was first committed (UTC)"},
    {"changed_on", "date", false, "The day of its last change (UTC)"},
};
constexpr OwnColumn kAfter[] = {{"plain_text", nullptr, false, "The text, without markup"}};

Json field_schema(const Field& field, std::string_view language);

Json group_schema(const Field& field, std::string_view language) {
  Json properties = Json::Object{};
  for (const Field& child : field.children) properties.add(child.name, field_schema(child, language));
  Json schema = content::schema_of_type("object");
  schema.add("properties", std::move(properties));
  schema.add("additionalProperties", false);
  return schema;
}

Json image_schema(const Field& field) {
  Json properties;
  properties.add("src", content::schema_of_type("string")).add("format", "uri-reference");
  properties.add("alt", content::schema_of_type("string"));
  properties.add("credit", content::schema_of_type("string"));
  Json schema = content::schema_of_type("object");
  schema.add("properties", std::move(properties));
  Json::Array required{"src", "alt"};
  if (field.credit) required.emplace_back("credit");
  schema.add("required", std::move(required));
  schema.add("additionalProperties", false);
  return schema;
}

Json choice_schema(const Field& field) {
  Json::Array values;
  for (const content::Option& option : field.options) values.emplace_back(option.value);
  Json schema = content::schema_of_type("string");
  schema.add("enum", std::move(values));
  return schema;
}

Json value_schema(const Field& field, std::string_view language) {
  Json schema = content::schema_of_type("string");
  switch (field.type) {
    case FieldType::Number:
      return content::schema_of_type("number");
    case FieldType::Boolean:
      return content::schema_of_type("boolean");
    case FieldType::Choice:
      return choice_schema(field);
    case FieldType::Image:
      return image_schema(field);
    case FieldType::Group:
      return group_schema(field, language);
    case FieldType::Url:
      schema.add("format", "uri");
      return schema;
    case FieldType::Email:
      schema.add("format", "email");
      return schema;
    case FieldType::Date:
      schema.add("$comment", "EDTF (ISO 8601-2): as precise as the source");
      return schema;
    case FieldType::Reference:
      schema.add("$comment", fmt::format("name of an entry of {}", field.to));
      return schema;
    default:
      return schema;
  }
}

// As deep as groups and lists may hold each other: kFieldDepthLimit.
Json field_schema(const Field& field, std::string_view language) {
  const bool is_list = field.type == FieldType::List;
  Json schema;
  if (is_list || field.many) {
    schema = content::schema_of_type("array");
    schema.add("items", is_list ? field_schema(field.children.front(), language) : value_schema(field, language));
  } else {
    schema = value_schema(field, language);
  }
  content::describe_schema(schema, field.label, field.help, language);
  return schema;
}

/// Whether every entry has it, also one that withholds something or refers to what is not published.
bool is_always_there(const Field& field) {
  const bool may_empty =
      field.type == FieldType::Reference || field.type == FieldType::List || field.type == FieldType::Group;
  return field.required && field.private_when.empty() && !may_empty;
}

Json entry_schema(const content::Collection& collection, const Config& config) {
  Json properties;
  Json::Array required;
  const auto add_own = [&](const OwnColumn& column) {
    Json& schema = properties.add(column.name, content::schema_of_type("string"));
    if (column.format != nullptr) schema.add("format", column.format);
    schema.add("description", column.description);
    if (column.is_required) required.emplace_back(column.name);
  };
  for (const OwnColumn& column : kBefore) add_own(column);
  for (const Field& field : collection.fields) {
    properties.add(field.name, field_schema(field, config.language));
    if (is_always_there(field)) required.emplace_back(field.name);
  }
  for (const OwnColumn& column : kAfter) add_own(column);
  if (config.languages.size() > 1) {
    Json& translations = properties.add("translations", content::schema_of_type("object"));
    translations.add("description", "By language: the address of a translation, and what it says itself.");
    Json translation = content::schema_of_type("object");
    translation.add("required", Json::Array{"href"});
    translations.add("additionalProperties", std::move(translation));
  }
  Json schema = content::schema_of_type("object");
  schema.add("properties", std::move(properties));
  schema.add("required", std::move(required));
  schema.add("additionalProperties", false);
  return schema;
}

Json text_object(const std::vector<const char*>& names) {
  Json properties;
  for (const char* name : names) properties.add(name, content::schema_of_type("string"));
  Json schema = content::schema_of_type("object");
  schema.add("properties", std::move(properties));
  return schema;
}

const char* table_type(const Field& field) {
  if (field.many || field.type == FieldType::List) return "string";
  switch (field.type) {
    case FieldType::Number:
      return "number";
    case FieldType::Boolean:
      return "boolean";
    case FieldType::Group:
    case FieldType::Image:
      return "object";
    default:
      return "string";
  }
}

}  // namespace

std::vector<std::string> data_columns(const content::Collection& collection) {
  std::vector<std::string> columns;
  for (const OwnColumn& column : kBefore) columns.emplace_back(column.name);
  for (const Field& field : collection.fields) columns.push_back(field.name);
  for (const OwnColumn& column : kAfter) columns.emplace_back(column.name);
  return columns;
}

Json data_schema(const content::Collection& collection, const Config& config) {
  Json entries = content::schema_of_type("array");
  entries.add("items", entry_schema(collection, config));
  Json properties;
  properties.add("$schema", content::schema_of_type("string"));
  properties.add("format", Json::Object{{"const", 1}});
  properties.add("version", content::schema_of_type("string"));
  properties.add("license", text_object({"title", "href"}));
  properties.add("site", text_object({"title", "href", "language"}));
  properties.add("collection", Json::Object{{"const", collection.name}});
  properties.add("title", content::schema_of_type("string"));
  properties.add("entries", std::move(entries));
  Json schema;
  schema.add("$schema", "https://json-schema.org/draft/2020-12/schema");
  if (!config.origin.empty())
    schema.add("$id", fmt::format("{}{}data/{}.schema.json", config.origin, config.base_path, collection.name));
  schema.add("title", collection.title.in(config.language, collection.name));
  schema.add("type", "object");
  schema.add("properties", std::move(properties));
  schema.add("required", Json::Array{"format", "version", "site", "collection", "title", "entries"});
  schema.add("additionalProperties", false);
  return schema;
}

Json table_description(const content::Collection& collection, const Config& config) {
  Json::Array fields;
  const auto add_own = [&](const OwnColumn& column) {
    Json field;
    field.add("name", column.name);
    field.add("type", "string");
    field.add("description", column.description);
    fields.push_back(std::move(field));
  };
  for (const OwnColumn& column : kBefore) add_own(column);
  for (const Field& of_model : collection.fields) {
    Json field;
    field.add("name", of_model.name);
    field.add("type", table_type(of_model));
    content::describe_schema(field, of_model.label, of_model.help, config.language);
    fields.push_back(std::move(field));
  }
  for (const OwnColumn& column : kAfter) add_own(column);
  Json schema;
  schema.add("fields", std::move(fields));
  schema.add("primaryKey", Json::Array{"name", "language"});
  schema.add("missingValues", Json::Array{""});
  Json resource;
  resource.add("name", collection.name);
  resource.add("title", collection.title.in(config.language, collection.name));
  resource.add("path", collection.name + ".csv");
  resource.add("format", "csv");
  resource.add("mediatype", "text/csv");
  resource.add("encoding", "utf-8");
  resource.add("schema", std::move(schema));
  return resource;
}

}  // namespace bondgenoot::site
