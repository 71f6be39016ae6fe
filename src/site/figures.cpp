#include "site/figures.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "content/yaml_slips.h"
#include "support/json.h"
#include "support/phrase.h"

namespace bondgenoot::site {

using templates::Value;

std::expected<std::vector<Figure>, std::string> read_figures(std::string_view json) {
  const auto parsed = parse_json(json);
  if (!parsed) return std::unexpected(phrase("it prints no JSON: {}", parsed.error().message));
  const auto* list = parsed->get<Json::Array>();
  if (list == nullptr) return std::unexpected(phrase("it prints JSON, but no list"));
  std::vector<Figure> figures;
  for (const Json& item : *list) {
    const Json* name = item.find("name");
    const Json* label = item.find("label");
    const Json* value = item.find("value");
    const auto* name_text = name == nullptr ? nullptr : name->get<std::string>();
    const auto* label_text = label == nullptr ? nullptr : label->get<std::string>();
    const auto* number = value == nullptr ? nullptr : value->get<std::int64_t>();
    if (name_text == nullptr || name_text->empty() || label_text == nullptr || number == nullptr)
      return std::unexpected(
          phrase("{} is no figure: give it a text `name`, a text `label` and a whole `value`", to_json(item)));
    if (std::ranges::find(figures, *name_text, &Figure::name) != figures.end())
      return std::unexpected(phrase("two figures are called `{}`", *name_text));
    figures.push_back({.name = *name_text, .label = *label_text, .value = *number});
  }
  return figures;
}

Value figures_value(const std::vector<Figure>& figures) {
  std::vector<Value> list;
  for (const Figure& figure : figures) {
    list.push_back(Value::map({{Value::text("name"), Value::text(figure.name)},
                               {Value::text("label"), Value::text(figure.label)},
                               {Value::text("value"), Value::integer(figure.value)}}));
  }
  return Value::list(std::move(list));
}

std::string figures_yaml(const std::vector<Figure>& figures) {
  std::string yaml;
  for (const Figure& figure : figures) {
    yaml += fmt::format("  - {{name: {}, label: {}, value: {}}}\n", content::yaml_quoted(figure.name),
                        content::yaml_quoted(figure.label), figure.value);
  }
  return yaml;
}

}  // namespace bondgenoot::site
