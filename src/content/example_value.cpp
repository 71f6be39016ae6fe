#include "content/example_value.h"

#include <fmt/format.h>

#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

std::string number_example(const Field& field) {
  return fmt::format("{}", field.min.value_or(field.max && *field.max < 1 ? *field.max : 1));
}

// Only what must be there, so that the example stays on a line.
std::string group_example(const Field& field) {
  std::string out = "{";
  for (const Field& child : field.children) {
    if (!child.required && (out.size() > 1 || &child != &field.children.back())) continue;
    if (out.size() > 1) out += ", ";
    out += example_line(child);
  }
  return out + '}';
}

std::string one_example(const Field& field) {
  switch (field.type) {
    case FieldType::Text:
      return "\"…\"";
    case FieldType::Markdown:
      return "\"…\"";
    case FieldType::Number:
      return number_example(field);
    case FieldType::Boolean:
      return "true";
    case FieldType::Date:
      return "2017-09-05";
    case FieldType::Choice:
      return field.options.empty() ? "…" : field.options.front().value;
    case FieldType::Reference:
      return phrase("name-of-an-entry");
    case FieldType::Url:
      return "https://example.org/";
    case FieldType::Email:
      return "redactie@example.org";
    case FieldType::Image:
      return "{src: foto.jpg, alt: \"…\"}";
    case FieldType::List:
      return field.children.empty() ? "[]" : fmt::format("[{}]", example_value(field.children.front()));
    case FieldType::Group:
      return group_example(field);
  }
  return "…";
}

}  // namespace

std::string example_value(const Field& field) {
  return field.many ? fmt::format("[{}]", one_example(field)) : one_example(field);
}

std::string example_line(const Field& field) { return fmt::format("{}: {}", field.name, example_value(field)); }

}  // namespace bondgenoot::content
