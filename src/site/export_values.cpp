#include "site/export_values.h"

#include <utility>

#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;
using content::Field;
using content::FieldType;
using content::FieldValue;

Json reference_json(const Exports& exports, EntryId target, ReferenceForm form) {
  const content::Graph& graph = exports.graph;
  if (!target.valid() || !graph.is_published(target)) return nullptr;
  const content::Entry& entry = graph.get(target);
  if (form == ReferenceForm::Name) return entry.name;
  Json link;
  link.add("collection", graph.collection_of(target).name);
  link.add("name", entry.name);
  link.add("title", entry.title(graph.collection_of(target)));
  link.add("href", absolute_href(exports.config, exports.plan.entry_hrefs[target.value]));
  return link;
}

Json all_json(const Exports& exports, const Field& field, ReferenceForm form) {
  Json::Array all;
  if (field.type == FieldType::Reference) {
    for (const EntryId target : exports.graph.ordered(field.target))
      all.push_back(reference_json(exports, target, form));
  }
  for (const content::Option& option : field.options) all.emplace_back(option.value);
  return all;
}

Json image_json(const Exports& exports, EntryId id, const content::ImageValue& image) {
  const std::string& asset = exports.graph.image_field(id, image.ordinal);
  if (asset.empty()) return nullptr;
  Json json;
  json.add("src", absolute_href(exports.config, href_of(exports.config, asset_path(exports.graph.model(), asset))));
  json.add("alt", image.alt);
  if (!image.credit.empty()) json.add("credit", image.credit);
  return json;
}

struct Convert {
  const Exports& exports;
  EntryId id;
  const Field& field;
  ReferenceForm form;

  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(double number) const { return json_number(number); }
  Json operator()(bool truth) const { return truth; }
  Json operator()(const Date& date) const { return date.edtf(); }
  Json operator()(const content::ChoiceValue& choice) const { return field.options[choice.option].value; }
  Json operator()(const content::ReferenceValue& reference) const {
    return reference_json(exports, exports.graph.reference(id, reference.ordinal), form);
  }
  Json operator()(const Boxed<content::ImageValue>& image) const { return image_json(exports, id, *image); }
  Json operator()(const content::AllValues&) const { return all_json(exports, field, form); }
  Json operator()(const content::ListValue& list) const {
    const Field& inner = field.type == FieldType::List ? field.children.front() : field;
    Json::Array items;
    for (const FieldValue& item : list.items) {
      Json json = export_value(exports, id, inner, item, form);
      if (json != Json()) items.push_back(std::move(json));
    }
    return items.empty() ? Json() : Json(std::move(items));
  }
  Json operator()(const content::GroupValue& group) const {
    Json json;
    for (std::size_t i = 0; i < group.fields.size(); ++i) {
      Json child = export_value(exports, id, field.children[i], group.fields[i], form);
      if (child != Json()) json.add(field.children[i].name, std::move(child));
    }
    return json;
  }
  Json operator()(const content::MarkdownValue& text) const { return plain_text(*text.document); }
};

}  // namespace

Json export_value(const Exports& exports, EntryId id, const Field& field, const FieldValue& value, ReferenceForm form) {
  return std::visit(Convert{exports, id, field, form}, value.data);  // As deep as the model's groups: kFieldDepthLimit.
}

std::string export_cell(const Json& value) {
  if (value == Json()) return {};
  if (const auto* text = value.get<std::string>()) return *text;
  const auto* items = value.get<Json::Array>();
  if (items == nullptr) return to_json(value);
  std::string cell;
  for (const Json& item : *items) {
    const auto* text = item.get<std::string>();
    if (text == nullptr) return to_json(value);
    cell.append(cell.empty() ? "" : "; ").append(*text);
  }
  return cell;
}

}  // namespace bondgenoot::site
