#include "content/json_schema.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "content/value_parser.h"
#include "support/phrase_in.h"

namespace bondgenoot::content {
Json schema_of_type(const char* type) {
  Json schema;
  schema.add("type", type);
  return schema;
}

void describe_schema(Json& schema, const LocalizedText& title, const LocalizedText& help, std::string_view language) {
  if (!title.empty()) schema.add("title", title.in(language));
  if (!help.empty()) schema.add("description", help.in(language));
}

namespace {

// One EDTF date; an interval is two of them. Which days a month has is judged when the site is built.
constexpr std::string_view kDatePoint = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-2[1-4])?[?~%]?";
constexpr const char* kDayPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
constexpr const char* kSlugPattern = "^-*[a-z0-9][a-z0-9-]*$";
constexpr const char* kUrlPattern = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#.][^\\s]*$";

Json object() { return Json::Object{}; }

// YAML reads `2017` as a number where we read a text.
Json text_schema(const Field& field) {
  Json schema;
  schema.add("type", Json::Array{"string", "number"});
  if (field.many) return schema;
  schema.add("minLength", static_cast<std::int64_t>(std::max(1.0, field.min.value_or(1))));
  if (field.max) schema.add("maxLength", static_cast<std::int64_t>(*field.max));
  return schema;
}

Json number_schema(const Field& field) {
  Json schema = schema_of_type("number");
  if (field.min) schema.add("minimum", json_number(*field.min));
  if (field.max) schema.add("maximum", json_number(*field.max));
  return schema;
}

// Defined once and referred to, for its length.
Json date_schema() {
  Json schema;
  schema.add("type", Json::Array{"string", "integer"});
  schema.add("pattern", date_pattern());
  schema.add("minimum", 0);
  schema.add("maximum", 9999);
  return schema;
}

Json date_reference() {
  Json schema;
  schema.add("$ref", "#/$defs/date");
  return schema;
}

// YAML reads `2` as a number where an option is called `2`.
Json option_value(const Option& option) {
  std::int64_t whole = 0;
  const char* end = option.value.data() + option.value.size();
  const auto [stop, error] = std::from_chars(option.value.data(), end, whole);
  const bool number_like = error == std::errc() && stop == end;
  Json schema;
  if (number_like)
    schema.add("enum", Json::Array{option.value, whole});
  else
    schema.add("const", option.value);
  return schema;
}

Json choice_schema(const Field& field, std::string_view language) {
  Json::Array options;
  for (const Option& option : field.options) {
    Json schema = option_value(option);
    describe_schema(schema, option.label, option.help, language);
    options.push_back(std::move(schema));
  }
  Json schema;
  schema.add("oneOf", std::move(options));
  return schema;
}

Json names_schema(const std::vector<std::string>& names) {
  Json schema = schema_of_type("string");
  schema.add("enum", Json::Array(names.begin(), names.end()));
  return schema;
}

Json reference_schema(const Field& field, const JsonSchemaOptions& options) {
  const auto names = options.entries.find(field.to);
  if (names != options.entries.end()) return names_schema(names->second);
  Json schema = schema_of_type("string");
  schema.add("pattern", "^[^/]+$");
  return schema;
}

Json pattern_schema(const char* format, const char* pattern) {
  Json schema = schema_of_type("string");
  if (format != nullptr) schema.add("format", format);
  if (pattern != nullptr) schema.add("pattern", pattern);
  return schema;
}

Json image_schema(const Field& field) {
  Json text = schema_of_type("string");
  text.add("minLength", 1);
  Json properties;
  properties.add("src", text);
  properties.add("alt", text);
  properties.add("credit", field.credit ? text : schema_of_type("string"));
  Json schema = schema_of_type("object");
  schema.add("properties", std::move(properties));
  Json::Array required{"src", "alt"};
  if (field.credit) required.emplace_back("credit");
  schema.add("required", std::move(required));
  schema.add("additionalProperties", false);
  return schema;
}

Json field_schema(const Field& field, const JsonSchemaOptions& options);

Json object_schema(const std::vector<Field>& fields, const JsonSchemaOptions& options) {
  Json properties = object();
  Json::Array required;
  for (const Field& field : fields) {
    properties.add(field.name, field_schema(field, options));
    if (field.required && !field.follows) required.emplace_back(field.name);
  }
  Json schema = schema_of_type("object");
  schema.add("properties", std::move(properties));
  if (!required.empty()) schema.add("required", std::move(required));
  schema.add("additionalProperties", false);
  return schema;
}

Json list_schema(const Field& field, Json items, bool unique) {
  Json schema = schema_of_type("array");
  schema.add("items", std::move(items));
  schema.add("minItems", static_cast<std::int64_t>(std::max(1.0, field.min.value_or(1))));
  if (field.max) schema.add("maxItems", static_cast<std::int64_t>(*field.max));
  if (unique) schema.add("uniqueItems", true);
  return schema;
}

Json one_value(const Field& field, const JsonSchemaOptions& options) {
  switch (field.type) {
    case FieldType::Text:
    case FieldType::Markdown:
      return text_schema(field);
    case FieldType::Number:
      return number_schema(field);
    case FieldType::Boolean:
      return schema_of_type("boolean");
    case FieldType::Date:
      return date_reference();
    case FieldType::Choice:
      return choice_schema(field, options.language);
    case FieldType::Reference:
      return reference_schema(field, options);
    case FieldType::Url:
      return pattern_schema("uri", kUrlPattern);
    case FieldType::Email:
      return pattern_schema("email", nullptr);
    case FieldType::Image:
      return image_schema(field);
    case FieldType::List:
      return list_schema(field, one_value(field.children.front(), options), false);
    case FieldType::Group:
      return object_schema(field.children, options);
  }
  return object();
}

// One value, a list of them, or the word for all.
Json many_values(const Field& field, const JsonSchemaOptions& options) {
  Json one = one_value(field, options);
  Json::Array forms = {list_schema(field, one, true), std::move(one)};
  if (!field.all_values.empty()) {
    Json all;
    all.add("const", field.all_values);
    forms.push_back(list_schema(Field{}, all, true));
    forms.push_back(std::move(all));
  }
  Json schema;
  schema.add("anyOf", std::move(forms));
  return schema;
}

Json default_of(const Field& field) {
  const auto parsed = parse_value(field, *field.default_text);
  if (parsed && std::get_if<bool>(&*parsed) != nullptr) return std::get<bool>(*parsed);
  if (parsed && std::get_if<double>(&*parsed) != nullptr) return json_number(std::get<double>(*parsed));
  return *field.default_text;
}

Json field_schema(const Field& field, const JsonSchemaOptions& options) {
  Json schema = field.many ? many_values(field, options) : one_value(field, options);
  describe_schema(schema, field.label, field.help, options.language);
  if (field.default_text) schema.add("default", default_of(field));
  return schema;
}

// `requires`: if the choice is this option, or one above it on a ladder, then the fields are required.
Json requirement_schema(const Field& field, const Requirement& requirement) {
  Json::Array options;
  for (std::uint32_t i = requirement.option; i < field.options.size(); ++i) {
    options.emplace_back(field.options[i].value);
    if (!field.ordered) break;
  }
  Json choice;
  choice.add("enum", std::move(options));
  Json properties;
  properties.add(field.name, std::move(choice));
  Json condition;
  condition.add("properties", std::move(properties));
  condition.add("required", Json::Array{field.name});
  Json consequence;
  consequence.add("required", Json::Array(requirement.fields.begin(), requirement.fields.end()));
  Json schema;
  schema.add("if", std::move(condition));
  schema.add("then", std::move(consequence));
  return schema;
}

void add_common_keys(Json& properties, const JsonSchemaOptions& options) {
  const Language language = find_language(options.language).value_or(Language::English);
  const auto add = [&](const char* name, Json schema, std::string_view description) {
    schema.add("description", description);
    properties.add(name, std::move(schema));
  };
  Json alias = schema_of_type("string");
  Json::Array alias_forms = {list_schema(Field{}, alias, true), alias};
  Json aliases;
  aliases.add("anyOf", std::move(alias_forms));
  add("slug", pattern_schema(nullptr, kSlugPattern),
      phrase_in(language, "The last part of the address, where it differs from the file name."));
  add("draft", schema_of_type("boolean"), phrase_in(language, "A draft is not on the site."));
  add("publish_on", pattern_schema(nullptr, kDayPattern), phrase_in(language, "The day on which the page appears."));
  add("aliases", std::move(aliases), phrase_in(language, "Old addresses of this page."));
  add("layout", schema_of_type("string"), phrase_in(language, "Another template than the collection's."));
  add("lang", names_schema(options.languages), phrase_in(language, "The language of this page."));
}

}  // namespace

std::string date_pattern() { return fmt::format("^({0}|{0}/({0}|\\.\\.)|\\.\\./{0})$", kDatePoint); }

std::string json_schema(const Collection& collection, const JsonSchemaOptions& options) {
  Json schema;
  schema.add("$schema", "https://json-schema.org/draft/2020-12/schema");
  describe_schema(schema, collection.singular.empty() ? collection.title : collection.singular, collection.description,
                  options.language);
  const bool is_partial = options.of == SchemaOf::Translations;
  Json body = object_schema(collection.fields, options);
  for (auto& [name, value] : std::get<Json::Object>(body.data)) {
    if (name == "properties") add_common_keys(value, options);
    if (name == "required" && is_partial) continue;
    schema.add(name, std::move(value));
  }
  Json::Array requirements;
  for (const Field& field : collection.fields) {
    if (is_partial) break;
    for (const Requirement& requirement : field.requirements)
      requirements.push_back(requirement_schema(field, requirement));
  }
  if (!requirements.empty()) schema.add("allOf", std::move(requirements));
  Json definitions;
  definitions.add("date", date_schema());
  schema.add("$defs", std::move(definitions));
  return to_json(schema, 2) + '\n';
}

}  // namespace bondgenoot::content
